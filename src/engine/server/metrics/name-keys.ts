import type { Label } from '#platform/contract/label.ts';
import type { Context } from '../context.ts';
import type { DimensionNaming } from './dimension-sql.ts';

const empty: Label = { zh: '（空）', en: '(empty)' };

/** Names of the keys of one dimension; a key without a name is shown as it is. */
export async function nameKeys(ctx: Context, naming: DimensionNaming, keys: readonly (string | null)[]): Promise<(key: string | null) => Label> {
  const wanted = [...new Set(keys.filter((key) => key !== null))];
  const names = wanted.length === 0 ? new Map<string, Label>() : await findNames(ctx, naming, wanted);
  return (key) => (key === null ? empty : (names.get(key) ?? { zh: key, en: key }));
}

async function findNames(ctx: Context, naming: DimensionNaming, keys: readonly string[]): Promise<ReadonlyMap<string, Label>> {
  switch (naming.kind) {
    case 'key':
      return new Map();
    case 'calendar':
      return new Map(keys.map((key) => [key, calendarLabel(key)]));
    case 'options':
      return new Map(naming.field.kind === 'choice' ? naming.field.options.map((option) => [option.value, option.label]) : []);
    case 'fields':
      return new Map(Object.entries(naming.object.fields).map(([id, field]) => [id, field.label]));
    case 'registered':
      return naming.dimension.names(ctx, keys);
    case 'records': {
      const { table, nameColumn } = naming.target;
      const rows = await ctx.session.query<{ id: string; name: string | null }>({
        text: `select id, ${nameColumn} as name from ${table} where workspace_id = $1 and id = any($2::uuid[])`,
        values: [ctx.workspace.id, keys],
      });
      return new Map(rows.map((row) => [row.id, { zh: row.name ?? row.id, en: row.name ?? row.id }]));
    }
  }
}

function calendarLabel(key: string): Label {
  const [year = '', part] = key.split('-');
  if (part === undefined) return { zh: `${year} 年`, en: year };
  if (part.startsWith('Q')) return { zh: `${year} 年 ${part.slice(1)} 季度`, en: `${part} ${year}` };
  return { zh: key, en: key };
}
