import type { Context } from '#engine/server/context.ts';
import { invalid } from '#platform/contract/errors.ts';
import { isRoleId } from '../contract/roles.ts';
import { listCustomRoles } from './role.queries.ts';

/** Refuses names of roles that are not there. */
export async function requireRoles(ctx: Context, roles: readonly string[]): Promise<void> {
  if (roles.every(isRoleId)) return;
  const known = new Set((await listCustomRoles(ctx.session)).map((role) => role.id));
  const unknown = roles.filter((role) => !isRoleId(role) && !known.has(role));
  if (unknown.length === 0) return;
  throw invalid([
    { field: 'role', code: 'organisation.unknown_role', message: { zh: '没有这个角色。', en: 'There is no such role.' }, facts: { unknown } },
  ]);
}
