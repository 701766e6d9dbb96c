import type { RoleDefinition } from '#engine/contract/actor.ts';
import type { Context } from '#engine/server/context.ts';
import { notFound } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import { type CustomRole, definitionOf } from '../../contract/role-definition.ts';
import { roleOf } from '../../contract/roles.ts';
import { listCustomRoles } from '../role.queries.ts';
import { compareVisibility } from '../../contract/compare-visibility.ts';
import type { previewAssignmentRoute } from '../../contract/organisation.routes.ts';
import { listAssignments, listDepartmentNodes } from '../load-organisation.ts';
import { todayOf } from '../organisation-changes.ts';
import { requireAbility } from '../organisation.policy.ts';

/** Names shown of each group; the count says how many there are. */
const shownNames = 4;

/** Who would see whose records if an assignment were corrected so; nothing is written. */
export async function previewAssignment(
  ctx: Context,
  input: RouteInput<typeof previewAssignmentRoute>,
): Promise<RouteOutput<typeof previewAssignmentRoute>> {
  requireAbility(ctx.actor, 'member.manage');
  const [assignments, departments, names, roles] = await Promise.all([
    listAssignments(ctx.session),
    listDepartmentNodes(ctx.session),
    listNames(ctx),
    listCustomRoles(ctx.session),
  ]);
  const before = assignments.find((each) => each.id === input.id);
  if (!before) throw notFound({ zh: '任职', en: 'Assignment' });
  const {
    departmentId = before.departmentId,
    managerId = before.managerId,
    role = before.role,
    validFrom = before.validFrom,
    validTo = before.validTo,
  } = input;
  const after = { ...before, departmentId, managerId, role, validFrom, validTo };
  const today = todayOf(ctx);
  const on = validFrom > today ? validFrom : today;
  const shared = { date: on, departments, superiorsSeeSubordinates: await hasSuperiorSight(ctx), roleOf: roleAmong(roles) };
  const corrected = assignments.map((each) => (each.id === before.id ? after : each));
  const change = compareVisibility(before.memberId, { ...shared, assignments }, { ...shared, assignments: corrected });
  const people = (ids: readonly string[]) => ({ count: ids.length, names: ids.slice(0, shownNames).map((id) => names.get(id) ?? '') });
  return {
    on,
    member: names.get(before.memberId) ?? '',
    gains: people(change.gains),
    loses: people(change.loses),
    seenBy: people(change.seenBy),
    unseenBy: people(change.unseenBy),
  };
}

/** Knows the workspace's own roles beside the built-in ones. */
function roleAmong(roles: readonly CustomRole[]): (stored: string) => RoleDefinition {
  return (stored) => {
    const custom = roles.find((role) => role.id === stored);
    return custom ? definitionOf(custom) : roleOf(stored);
  };
}

async function listNames(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.session.query<{ id: string; name: string }>({ text: 'select id, name from organisation_member' });
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function hasSuperiorSight(ctx: Context): Promise<boolean> {
  const [row] = await ctx.session.query<{ isOn: boolean }>({ text: 'select superiors_see_subordinates as "isOn" from organisation_state' });
  return row?.isOn ?? true;
}
