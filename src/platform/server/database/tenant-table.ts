import { type Kysely, sql } from 'kysely';

/**
 * Confines a table to the workspace of the connection. The policy stands in exactly the form that was measured as free:
 * no sub-select, no join; owner visibility is compiled into each query instead.
 */
export async function confineToWorkspace(db: Kysely<unknown>, table: string): Promise<void> {
  const name = sql.table(table);
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`create policy workspace_wall on ${name}
    using (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid)
    with check (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid)`.execute(db);
  await sql`grant select, insert, update, delete on ${name} to sloop_app`.execute(db);
}
