import type { Actor, RoleDefinition } from '#engine/contract/actor.ts';
import { composeRoles } from '#engine/contract/policy/compose-roles.ts';
import { principalsOf, privacyOf, sharingFor } from '#engine/contract/policy/sharing.ts';
import { assignmentsInForce, computeReach } from '../contract/compute-reach.ts';
import type { DepartmentNode } from '../contract/departments.ts';
import { definitionOf } from '../contract/role-definition.ts';
import { isRoleId, roleOf } from '../contract/roles.ts';
import type { LoadedOrganisation } from './load-organisation.ts';

/** The actor a member is on a day: all their roles composed, their reach, what is shared with them; undefined for nobody known. */
export function buildActor(organisation: LoadedOrganisation, memberId: string, date: string): Actor | undefined {
  const member = organisation.members.get(memberId);
  if (!member) return undefined;
  if (member.status === 'system') return systemActor(organisation, member.name);
  const { departments, assignments, superiorsSeeSubordinates } = organisation;
  const assignment = assignmentsInForce(assignments, date).get(memberId);
  const roles = [...new Set([assignment?.role ?? '', ...(organisation.memberRoles.get(memberId) ?? [])])];
  const reach = computeReach({ memberId, date, departments, assignments, superiorsSeeSubordinates });
  const home = assignment ? departmentsAbove(departments, assignment.departmentId) : [];
  return { name: member.name, locale: member.locale, memberId, reach, ...accessOf(organisation, { memberId, roles, departments: home }) };
}

/** The actor somebody would be with these roles in a department, owning nothing and leading nobody. */
export function imagineActor(
  organisation: LoadedOrganisation,
  given: { roles: readonly string[]; departmentId: string | null; date: string },
): Actor {
  const nobody = '00000000-0000-0000-0000-000000000000';
  const { departments, assignments } = organisation;
  const home = departments.find((each) => each.id === given.departmentId);
  const inForce = [...assignmentsInForce(assignments, given.date).values()];
  const membersIn = (isIn: (department: DepartmentNode) => boolean): string[] => {
    const ids = new Set(departments.filter(isIn).map((each) => each.id));
    return [nobody, ...inForce.filter((each) => ids.has(each.departmentId)).map((each) => each.memberId)];
  };
  const reach = {
    own: [nobody],
    department: membersIn((each) => each.id === home?.id),
    department_tree: membersIn((each) => home !== undefined && each.path.startsWith(home.path)),
  };
  const above = home ? departmentsAbove(departments, home.id) : [];
  return {
    name: '',
    locale: 'zh',
    memberId: nobody,
    reach,
    ...accessOf(organisation, { memberId: nobody, roles: given.roles, departments: above }),
  };
}

/** Whether a stored text names a role of the workspace. */
export function isKnownRole(organisation: Pick<LoadedOrganisation, 'customRoles'>, role: string): boolean {
  return isRoleId(role) || organisation.customRoles.has(role);
}

/** The department and all above it. */
export function departmentsAbove(departments: readonly DepartmentNode[], id: string): string[] {
  const path = departments.find((each) => each.id === id)?.path ?? '';
  return path.split('/').filter((part) => part !== '');
}

type Access = Pick<Actor, 'workspaceId' | 'role' | 'roles' | 'sharing' | 'privacy'>;

function accessOf(
  organisation: LoadedOrganisation,
  person: { readonly memberId: string; readonly roles: readonly string[]; readonly departments: readonly string[] },
): Access {
  const [first = '', ...more] = person.roles;
  const role = composeRoles([roleIn(organisation, first), ...more.map((id) => roleIn(organisation, id))]);
  const sharing = sharingFor(organisation.sharing, principalsOf(person));
  const privacy = privacyOf(organisation.sharing);
  return { workspaceId: organisation.workspace.id, role, roles: person.roles, ...(sharing && { sharing }), ...(privacy && { privacy }) };
}

/** The definition of a role here; one we no longer know may do the least. */
function roleIn(organisation: LoadedOrganisation, stored: string): RoleDefinition {
  const custom = organisation.customRoles.get(stored);
  return custom ? definitionOf(custom) : roleOf(stored);
}

function systemActor(organisation: LoadedOrganisation, name: string): Actor {
  const id = organisation.workspace.id;
  return {
    workspaceId: id,
    memberId: id,
    name,
    role: roleOf('administrator'),
    reach: { own: [id], department: [id], department_tree: [id] },
    locale: 'zh',
  };
}
