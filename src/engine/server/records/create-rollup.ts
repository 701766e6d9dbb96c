import { type Kysely, sql } from 'kysely';
import type { ObjectDefinition } from '../../contract/objects/object.ts';

/** Which table is summed up, by which column, of which amount. */
export interface RollupColumns {
  readonly table: string;
  readonly by: string;
  readonly owner: string;
  /** Without `_minor`: `amount`. */
  readonly sum: string;
}

const nil = "'00000000-0000-0000-0000-000000000000'::uuid";

/**
 * Keeps the roll-up of a table from here on, and counts what is in it already; for the migration of the capability that owns the
 * table. Triggers by statement see every writer, bulk loads included, and add one row per group that changed.
 */
export async function createRollup(db: Kysely<unknown>, columns: RollupColumns): Promise<void> {
  const { table } = columns;
  const kinds = [
    { event: 'insert', tables: 'new table as added', parts: [part(columns, 'added', '')] },
    { event: 'update', tables: 'new table as added old table as removed', parts: [part(columns, 'added', ''), part(columns, 'removed', '-')] },
    { event: 'delete', tables: 'old table as removed', parts: [part(columns, 'removed', '-')] },
  ];
  for (const { event, tables, parts } of kinds) {
    const name = `${table}_rollup_${event}`;
    await sql.raw(`create function ${name}() returns trigger language plpgsql as $$ begin ${insertDeltas(table, parts)}; return null; end $$`).execute(db);
    await sql.raw(`create trigger ${name} after ${event} on ${table} referencing ${tables} for each statement execute function ${name}()`).execute(db);
  }
  await sql.raw(insertDeltas(table, [part(columns, table, '')])).execute(db);
}

function part({ by, owner, sum }: RollupColumns, from: string, sign: '' | '-'): string {
  return `select workspace_id, coalesce(${by}, '') as grouped, coalesce(${owner}, ${nil}) as owner_id, coalesce(${sum}_currency, '') as currency,
    ${sign}1 as records, ${sign}coalesce(${sum}_minor, 0) as minor from ${from}`;
}

function insertDeltas(table: string, parts: readonly string[]): string {
  return `insert into engine_rollup_delta (workspace_id, object, grouped, owner_id, currency, records, sum_minor)
    select workspace_id, '${table}', grouped, owner_id, currency, sum(records), sum(minor) from (${parts.join(' union all ')}) c
    group by workspace_id, grouped, owner_id, currency having sum(records) <> 0 or sum(minor) <> 0`;
}

/** The columns of an object's declared roll-up. */
export function rollupColumns(object: ObjectDefinition): RollupColumns {
  if (!object.rollup || object.ownerField === undefined) throw new TypeError(`${object.id} declares no roll-up, or no owner to keep it by.`);
  return { table: object.id, by: object.rollup.by, owner: `${object.ownerField}_id`, sum: object.rollup.sum };
}
