import type { ObjectGrant } from '#engine/contract/actor.ts';
import type { Context } from '#engine/server/context.ts';
import type { RouteOutput } from '#platform/contract/route.ts';
import { abilities, abilityIds } from '../../contract/abilities.ts';
import type { listRolesRoute } from '../../contract/organisation.routes.ts';
import { roleDefinitions, roleIds, roleLabels } from '../../contract/roles.ts';
import { todayOf } from '../organisation-changes.ts';

type Roles = RouteOutput<typeof listRolesRoute>;

/** What each role may do with each object, in the words of the screen, and how many people have it. */
export async function listRoles(ctx: Context): Promise<Roles> {
  const counts = await countMembersByRole(ctx);
  const roles = roleIds.map((id) => ({
    id,
    ...roleLabels[id],
    memberCount: counts.get(id) ?? 0,
    grants: grantsOf(ctx, id),
    abilities: [...roleDefinitions[id].abilities],
  }));
  return { roles, abilities: abilityIds.flatMap((id) => (abilities[id] ? [{ id, label: abilities[id].label }] : [])) };
}

function grantsOf(ctx: Context, role: keyof typeof roleDefinitions): Roles['roles'][number]['grants'] {
  const { objects, otherObjects } = roleDefinitions[role];
  const declared = [...ctx.registry.objects.values()].map((object) => view(object.id, object.labelPlural, objects[object.id] ?? otherObjects));
  return [...declared, view(null, { zh: '其他对象', en: 'Other objects' }, otherObjects)];
}

function view(object: string | null, label: { zh: string; en: string }, grant: ObjectGrant): Roles['roles'][number]['grants'][number] {
  const { actions, visibility, updateVisibility = visibility, hidden = [], readOnly = [] } = grant;
  return { object, label, actions: [...actions], visibility, updateVisibility, hidden: [...hidden], readOnly: [...readOnly] };
}

async function countMembersByRole(ctx: Context): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.session.query<{ role: string; count: number }>({
    text: `select a.role, count(*)::int as count from organisation_assignment a
      join organisation_member m on m.workspace_id = a.workspace_id and m.id = a.member_id
      where a.valid_from <= $1 and a.valid_to > $1 and m.status not in ('left', 'system') group by a.role`,
    values: [todayOf(ctx)],
  });
  return new Map(rows.map((row) => [row.role, row.count]));
}
