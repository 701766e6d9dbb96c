import type { IdentifiedRecord } from '../../contract/duplicates/find-pairs.ts';
import type { MatchRules } from '../../contract/duplicates/match-rules.ts';
import type { Context } from '../context.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import type { SqlRow } from '../records/record-row.ts';
import { columnsOf, recordReader } from './candidates.ts';

/** How many records an object has. */
export async function countRecords(ctx: Context, { table }: ObjectStorage): Promise<number> {
  const [row] = await ctx.session.query<{ count: string }>({
    text: `select count(*) as count from ${table} where workspace_id = $1`,
    values: [ctx.workspace.id],
  });
  return Number(row?.count ?? 0);
}

/** The next records by id, as far as the rules look at them. */
export async function readChunk(
  ctx: Context,
  storage: ObjectStorage,
  rules: MatchRules,
  after: string | null,
  limit: number,
): Promise<IdentifiedRecord[]> {
  const rows = await ctx.session.query<SqlRow>({
    text: `select t.id${columnsOf(storage, rules)} from ${storage.table} t
      where t.workspace_id = $1${after === null ? '' : ' and t.id > $3'} order by t.id limit $2`,
    values: [ctx.workspace.id, limit, ...(after === null ? [] : [after])],
  });
  return readAll(storage, rules, rows);
}

/** Records by id, as far as the rules look at them. */
export async function readRecords(ctx: Context, storage: ObjectStorage, rules: MatchRules, ids: readonly string[]): Promise<IdentifiedRecord[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.session.query<SqlRow>({
    text: `select t.id${columnsOf(storage, rules)} from ${storage.table} t where t.workspace_id = $1 and t.id = any($2::uuid[])`,
    values: [ctx.workspace.id, ids],
  });
  return readAll(storage, rules, rows);
}

function readAll(storage: ObjectStorage, rules: MatchRules, rows: readonly SqlRow[]): IdentifiedRecord[] {
  const read = recordReader(storage, rules);
  return rows.map((row) => ({ ...read(row), id: String(row['id']) }));
}

/** The next keys that several records share; without ids where they are more than `mostPerKey`. */
export async function readBlocks(
  ctx: Context,
  objectId: string,
  after: string | null,
  limit: number,
  mostPerKey: number,
): Promise<{ readonly key: string; readonly ids: readonly string[] | null }[]> {
  return ctx.session.query<{ key: string; ids: string[] | null }>({
    text: `select key::text, case when count(*) <= $4 then array_agg(record_id) end as ids from engine_match_key
      where workspace_id = $1 and object = $2${after === null ? '' : ' and key > $5::bigint'}
      group by engine_match_key.key having count(*) > 1 order by engine_match_key.key limit $3`,
    values: [ctx.workspace.id, objectId, limit, mostPerKey, ...(after === null ? [] : [after])],
  });
}

/** Forgets keys that no record was found to have since. */
export async function deleteOldKeys(ctx: Context, objectId: string, before: Date): Promise<void> {
  await ctx.session.query({
    text: 'delete from engine_match_key where workspace_id = $1 and object = $2 and checked_at < $3',
    values: [ctx.workspace.id, objectId, before],
  });
}
