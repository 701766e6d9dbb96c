import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { isGranted, scopeFor } from '../policy/scope.ts';

/** Of these records of one object, the ones the context's actor may see now; one query for all of them. */
export async function findVisible(ctx: Context, object: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (!isGranted(ctx.actor, object, 'see')) return new Set();
  const scope = scopeFor(ctx, object, 'see');
  const { rows } = await sql<{ id: string }>`
    select r.id from ${sql.table(object)} as r
    where r.workspace_id = ${ctx.workspace.id} and r.id = any(${ids}::uuid[]) and ${scope.on('r')}`.execute(ctx.db);
  return new Set(rows.map((row) => row.id));
}
