import type { Context } from '../context.ts';
import { byIndex } from '../duplicates/by-index.ts';
import { type Column, columnSql } from '../fields/field-columns.ts';
import type { ImportSetting } from './prepare-rows.ts';

/** Records of the object by the keys that rows of a file have. */
export async function findExisting(ctx: Context, setting: ImportSetting, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const { storage, matchBy } = setting;
  const column: Column = storage.byName.get(matchBy)?.columns[0] ?? { name: 'external_id', type: 'text' };
  const value = columnSql('t', column);
  const values = [ctx.workspace.id, keys];
  const collation = await collationOfIndex(ctx, setting, column);
  const found =
    collation === undefined
      ? await ctx.session.query<Found>({
          text: `select t.id, ${value}::text as key from ${storage.table} t where t.workspace_id = $1 and ${value} = any($2)`,
          values,
        })
      : await byIndex<Found>(ctx, {
          text: `select f.id, k.key from unnest($2::text[]) k (key) cross join lateral (
            select t.id from ${storage.table} t where t.workspace_id = $1 and ${value}${collation} = k.key::${column.type} limit 1) f`,
          values,
        });
  return new Map(found.map((row) => [row.key, row.id]));
}

interface Found {
  readonly id: string;
  readonly key: string;
}

const known = new WeakMap<ImportSetting, string | undefined>();

/**
 * How an index that leads from the workspace to the key compares texts; undefined where there is none. Where there is one, each key is looked up by itself:
 * of a table that an import has just filled the planner knows nothing yet, and to look for all keys at once it would read the whole table for every chunk.
 * Where there is none, once through the table is the cheapest.
 */
async function collationOfIndex(ctx: Context, setting: ImportSetting, column: Column): Promise<string | undefined> {
  if (known.has(setting)) return known.get(setting);
  const [index] = await ctx.session.query<{ collation: string | null }>({
    text: `select c.collname as collation from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[1]
        join pg_attribute w on w.attrelid = i.indrelid and w.attnum = i.indkey[0] left join pg_collation c on c.oid = i.indcollation[1]
      where i.indrelid = $1::regclass and i.indisvalid and i.indpred is null and w.attname = 'workspace_id' and a.attname = $2
      order by i.indisunique desc limit 1`,
    values: [setting.storage.table, column.within === undefined ? column.name : ''],
  });
  const { collation } = index ?? {};
  const answer = index && (collation === null || collation === undefined || collation === 'default' ? '' : ` collate "${collation}"`);
  known.set(setting, answer);
  return answer;
}
