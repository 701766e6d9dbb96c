import type { ObjectGrant, RoleDefinition } from '#engine/contract/actor.ts';
import type { Context } from '#engine/server/context.ts';
import type { RouteOutput } from '#platform/contract/route.ts';
import { abilities, abilityIds } from '../../contract/abilities.ts';
import type { listRolesRoute } from '../../contract/organisation.routes.ts';
import { definitionOf, rightsOf } from '../../contract/role-definition.ts';
import { roleDefinitions, roleIds, roleLabels } from '../../contract/roles.ts';
import { todayOf } from '../organisation-changes.ts';
import { listCustomRoles } from '../role.queries.ts';

type Roles = RouteOutput<typeof listRolesRoute>;
type Role = Roles['roles'][number];

/** What each role may do with each object, in the words of the screen, and how many people have it. */
export async function listRoles(ctx: Context): Promise<Roles> {
  const [counts, custom] = await Promise.all([countMembersByRole(ctx), listCustomRoles(ctx.session)]);
  const viewOf = (definition: RoleDefinition, labels: Pick<Role, 'label' | 'purpose'>, isCustom: boolean): Role => ({
    id: definition.id,
    ...labels,
    isCustom,
    memberCount: counts.get(definition.id) ?? 0,
    grants: grantsOf(ctx, definition),
    abilities: [...definition.abilities],
    rights: rightsOf(definition),
  });
  return {
    roles: [
      ...roleIds.map((id) => viewOf(roleDefinitions[id], roleLabels[id], false)),
      ...custom.map((role) => viewOf(definitionOf(role), { label: role.name, purpose: role.purpose }, true)),
    ],
    abilities: abilityIds.flatMap((id) => (abilities[id] ? [{ id, label: abilities[id].label }] : [])),
  };
}

function grantsOf(ctx: Context, { objects, otherObjects }: RoleDefinition): Role['grants'] {
  const declared = [...ctx.registry.objects.values()].map((object) => view(object.id, object.labelPlural, objects[object.id] ?? otherObjects));
  return [...declared, view(null, { zh: '其他对象', en: 'Other objects' }, otherObjects)];
}

function view(object: string | null, label: { zh: string; en: string }, grant: ObjectGrant): Role['grants'][number] {
  const { actions, visibility, updateVisibility = visibility, hidden = [], readOnly = [] } = grant;
  return { object, label, actions: [...actions], visibility, updateVisibility, hidden: [...hidden], readOnly: [...readOnly] };
}

async function countMembersByRole(ctx: Context): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.session.query<{ role: string; count: number }>({
    text: `select h.role, count(distinct h.member_id)::int as count from (
        select a.member_id, a.role from organisation_assignment a where a.valid_from <= $1 and a.valid_to > $1
        union all select r.member_id, r.role from organisation_member_role r
      ) h join organisation_member m on m.id = h.member_id
      where m.status not in ('left', 'system') group by h.role`,
    values: [todayOf(ctx)],
  });
  return new Map(rows.map((row) => [row.role, row.count]));
}
