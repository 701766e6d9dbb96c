import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { alwaysMaskedFields, maskedFields } from './field-access.ts';
import { isGranted, scopeFor } from './scope.ts';

/** Fields masked for the actor on one record; asks the database only where it matters whether they may change it. */
export async function maskedOfRecord(ctx: Context, object: string, id: string): Promise<readonly string[]> {
  const masked = maskedFields(ctx.actor, object);
  const always = alwaysMaskedFields(ctx.actor, object);
  if (always.length === masked.length || !isGranted(ctx.actor, object, 'update')) return masked;
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const wanted = parameters.add(id, 'uuid');
  const rows = await ctx.session.query({
    text: `select 1 from ${object} t where t.workspace_id = ${workspace} and t.id = ${wanted} and ${scopeFor(ctx, object, 'update').text('t', parameters) ?? 'true'}`,
    values: parameters.values,
  });
  return rows.length > 0 ? always : masked;
}
