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
 * table. Triggers see every writer. By row, not by statement: transition tables cost a single write 1.3 ms, this 0.1, and a write
 * that changes none of the columns nothing.
 */
export async function createRollup(db: Kysely<unknown>, columns: RollupColumns): Promise<void> {
  const { table, by, owner, sum } = columns;
  const name = `${table}_rollup`;
  const watched = (row: string): string => [by, owner, `${sum}_minor`, `${sum}_currency`].map((column) => `${row}.${column}`).join(', ');
  const added = deltaOf(columns, 'new', '');
  const removed = deltaOf(columns, 'old', '-');
  await sql
    .raw(`create function ${name}() returns trigger language plpgsql as $$ begin
    if tg_op = 'INSERT' then ${insertInto} values (${added});
    elsif tg_op = 'DELETE' then ${insertInto} values (${removed});
    else ${insertInto} values (${added}), (${removed});
    end if;
    return null; end $$`)
    .execute(db);
  await sql.raw(`create trigger ${name}_rows after insert or delete on ${table} for each row execute function ${name}()`).execute(db);
  await sql
    .raw(`create trigger ${name}_change after update on ${table} for each row
    when ((${watched('old')}) is distinct from (${watched('new')})) execute function ${name}()`)
    .execute(db);
  await sql
    .raw(`${insertInto} select workspace_id, object, grouped, owner_id, currency, sum(records), sum(minor)
    from (select ${deltaOf(columns, 't', '')} from ${table} t) c (workspace_id, object, grouped, owner_id, currency, records, minor)
    group by workspace_id, object, grouped, owner_id, currency`)
    .execute(db);
}

const insertInto = 'insert into engine_rollup_delta (workspace_id, object, grouped, owner_id, currency, records, sum_minor)';

function deltaOf({ table, by, owner, sum }: RollupColumns, row: string, sign: '' | '-'): string {
  return `${row}.workspace_id, '${table}', coalesce(${row}.${by}, ''), coalesce(${row}.${owner}, ${nil}), coalesce(${row}.${sum}_currency, ''),
    ${sign}1, ${sign}coalesce(${row}.${sum}_minor, 0)`;
}

/** The columns of an object's declared roll-up. */
export function rollupColumns(object: ObjectDefinition): RollupColumns {
  if (!object.rollup || object.ownerField === undefined) throw new TypeError(`${object.id} declares no roll-up, or no owner to keep it by.`);
  return { table: object.id, by: object.rollup.by, owner: `${object.ownerField}_id`, sum: object.rollup.sum };
}
