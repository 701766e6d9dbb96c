import { type ObjectGrant, type RecordAction, type RoleDefinition, type Visibility, widthOf } from '../actor.ts';

const widths: readonly Visibility[] = ['own', 'department', 'department_tree', 'all'];

/** What several roles allow together: whatever one of them allows is allowed, as far as that one reaches. */
export function composeRoles(roles: readonly [RoleDefinition, ...RoleDefinition[]]): RoleDefinition {
  const [first] = roles;
  if (roles.length === 1) return first;
  const objects = new Set(roles.flatMap((role) => Object.keys(role.objects)));
  const on = (object: string): ObjectGrant => composeGrants(roles.map((role) => role.objects[object] ?? role.otherObjects));
  return {
    id: first.id,
    objects: Object.fromEntries([...objects].map((object) => [object, on(object)])),
    otherObjects: composeGrants(roles.map((role) => role.otherObjects)),
    abilities: [...new Set(roles.flatMap((role) => role.abilities))],
  };
}

function composeGrants(grants: readonly ObjectGrant[]): ObjectGrant {
  const actions = [...new Set(grants.flatMap((grant) => grant.actions))];
  const reached = Object.fromEntries(actions.map((action) => [action, widest(grants, action)]));
  const seeing = grants.filter((grant) => grant.actions.includes('see'));
  // A field is open to who has one role to which it is; a role that does not see the object says nothing of its fields.
  const asked = seeing.length > 0 ? seeing : grants;
  const hidden = inAll(asked.map((grant) => grant.hidden ?? []));
  const closed = inAll(asked.map((grant) => [...(grant.hidden ?? []), ...(grant.readOnly ?? [])]));
  return {
    actions,
    visibility: reached['see'] ?? 'own',
    updateVisibility: reached['update'] ?? reached['see'] ?? 'own',
    widths: reached,
    hidden,
    readOnly: closed.filter((field) => !hidden.includes(field)),
  };
}

function widest(grants: readonly ObjectGrant[], action: RecordAction): Visibility {
  const given = grants.filter((grant) => grant.actions.includes(action)).map((grant) => widths.indexOf(widthOf(grant, action)));
  return widths[Math.max(...given)] ?? 'own';
}

function inAll(lists: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = lists;
  return [...new Set(first)].filter((name) => others.every((list) => list.includes(name)));
}
