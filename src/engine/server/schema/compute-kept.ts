import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { compileExpressionSql } from '../expression/compile-expression-sql.ts';
import { environmentOf } from '../expression/environment.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { columnsOf } from '../fields/field-columns.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { computedSource } from '../query/computed-sql.ts';
import { objectTables } from '../query/object-schema.ts';
import type { KeptField, KeptStep } from './kept-plan.ts';

/** Records that stand at the end of a way; the kept fields at its beginning follow from them. */
export interface KeptSeed {
  readonly way: readonly KeptStep[];
  readonly ids: readonly string[];
}

/**
 * Works kept fields of one object out anew for all records that lead to the seed, and answers which came to another value. The rows are
 * locked first, in the order of their ids, and read by a statement that begins when they are: of two writers whose children belong to
 * one parent, the second counts what the first has committed.
 */
export async function computeKept(ctx: Context, fields: readonly KeptField[], seed: KeptSeed, isAsked: boolean): Promise<string[]> {
  const [first] = fields;
  if (!first || seed.ids.length === 0) return [];
  const { table } = storageOf(objectNamed(ctx.registry, first.object));
  const concerned = `t.workspace_id = $1::uuid and t.id in (${seedSql(ctx, first.object, seed.way)})`;
  const values = [ctx.workspace.id, seed.ids];
  const lock = `select count(*) from (select t.id from ${table} t where ${concerned} order by t.id for no key update of t) l`;
  const update = updateStatement(ctx, table, fields, concerned, seed, isAsked);
  // The lock is not waited for here: both are sent, and the database runs one after the other.
  const [, rows] = await Promise.all([
    ctx.session.query({ name: nameOf(lock), text: lock, values }),
    ctx.session.query<{ id: string }>({ ...update, name: nameOf(update.text) }),
  ]);
  return rows.map((row) => row.id);
}

function updateStatement(ctx: Context, table: string, fields: readonly KeptField[], concerned: string, seed: KeptSeed, isAsked: boolean) {
  const parameters = createSqlParameters();
  parameters.add(ctx.workspace.id, 'uuid');
  parameters.add(seed.ids, 'uuid[]');
  const env = environmentOf(ctx);
  // What is kept is the same for everybody: it looks at all records, whoever may see them.
  const tables = objectTables(ctx.registry);
  const parts = fields.map(({ field, slot, typed }, at) => {
    const compiled = compileExpressionSql(typed, { alias: 't', env, tables, parameters, use: 'value' });
    const columns = columnsOf(field).columns(slot, { ...field, column: slot });
    return {
      source: `cross join lateral ${computedSource(field, compiled)} k${at}`,
      pairs: columns.map(({ name }, part) => [name, `k${at}.c${part}`] as const),
    };
  });
  const pairs = parts.flatMap((part) => part.pairs);
  const text = `update ${table} u set ${pairs.map(([name]) => `${name} = n.${name}`).join(', ')}
    from (select t.id, ${pairs.map(([name, value]) => `${value} as ${name}`).join(', ')} from ${table} t ${parts.map((part) => part.source).join(' ')} where ${concerned}) n
    where u.workspace_id = $1::uuid and u.id = n.id
      and (${pairs.map(([name]) => `u.${name}`).join(', ')}) is distinct from (${pairs.map(([name]) => `n.${name}`).join(', ')})${isAsked ? ' returning u.id' : ''}`;
  return { text, values: parameters.values };
}

/** The ids of the records of `object` from which the way leads to the ids of $2. */
function seedSql(ctx: Context, object: string, way: readonly KeptStep[]): string {
  return way.reduceRight((ids, step, at) => {
    const from = way[at - 1]?.object ?? object;
    const holder = storageOf(objectNamed(ctx.registry, step.kind === 'reference' ? from : step.object));
    const column = holder.byName.get(step.field)?.columns[0]?.name ?? `${step.field}_id`;
    return step.kind === 'reference'
      ? `select s.id from ${holder.table} s where s.workspace_id = $1::uuid and s.${column} in (${ids})`
      : `select s.${column} from ${holder.table} s where s.workspace_id = $1::uuid and s.id in (${ids}) and s.${column} is not null`;
  }, 'select unnest($2::uuid[])');
}

/**
 * Locks records that others look at, so that a change of theirs comes wholly before or wholly after; `update` where they are going to be
 * changed themselves, since two who share a lock cannot both strengthen it.
 */
export async function holdStill(ctx: Context, object: string, ids: readonly string[], strength: 'share' | 'update' = 'share'): Promise<void> {
  if (ids.length === 0) return;
  const { table } = storageOf(objectNamed(ctx.registry, object));
  const text = `select count(*) from (select t.id from ${table} t where t.workspace_id = $1::uuid and t.id = any($2::uuid[]) order by t.id for ${strength === 'share' ? 'share' : 'no key update'} of t) l`;
  await ctx.session.query({ name: nameOf(text), text, values: [ctx.workspace.id, ids] });
}

const names = new Map<string, string>();
const namesAtMost = 2000;

/** The same text has the same name in every process, whatever workspace it serves. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `kept.${createHash('sha1').update(text).digest('base64url').slice(0, 16)}`;
  if (names.size < namesAtMost) names.set(text, name);
  return name;
}
