import type { Actor } from '#engine/contract/actor.ts';
import type { Context } from '#engine/server/context.ts';
import { notFound } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import { isRoleId, roleLabels } from '../contract/roles.ts';
import { buildActor, imagineActor, isKnownRole } from './build-actor.ts';
import { type LoadedOrganisation, readOrganisation } from './load-organisation.ts';
import { todayOf } from './organisation-changes.ts';
import { listCustomRoles } from './role.queries.ts';

const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The actor a member is today, read afresh; for questions about somebody else. */
export async function actorNow(ctx: Context, memberId: string): Promise<Actor> {
  const organisation = await organisationOf(ctx);
  const actor = organisation.members.get(memberId)?.status === 'left' ? undefined : buildActor(organisation, memberId, todayOf(ctx));
  if (!actor) throw notFound({ zh: '成员', en: 'Member' });
  return actor;
}

/** The actor somebody new would be with these roles in a department. */
export async function imagineActorNow(ctx: Context, roles: readonly string[], departmentId: string | null): Promise<Actor> {
  const organisation = await organisationOf(ctx);
  if (roles.some((role) => !isKnownRole(organisation, role))) throw notFound({ zh: '角色', en: 'Role' });
  if (departmentId !== null && !organisation.departments.some((each) => each.id === departmentId)) throw notFound({ zh: '部门', en: 'Department' });
  return imagineActor(organisation, { roles, departmentId, date: todayOf(ctx) });
}

/** How roles are called; one that is gone by its id. */
export async function roleLabelsOf(ctx: Context, roles: readonly string[]): Promise<Label[]> {
  const custom = new Map((await listCustomRoles(ctx.session)).map((role) => [role.id, role.name]));
  return roles.map((id) => (isRoleId(id) ? roleLabels[id].label : (custom.get(id) ?? { zh: id, en: id })));
}

/** How the people named by principals are called; a principal that names nobody here is missing. */
export async function principalNames(ctx: Context, principals: readonly string[]): Promise<ReadonlyMap<string, Label>> {
  const idsOf = (kind: string): string[] =>
    principals
      .filter((principal) => principal.startsWith(`${kind}:`))
      .map((principal) => principal.slice(kind.length + 1))
      .filter((id) => kind === 'role' || isUuid.test(id));
  const [people, roles] = await Promise.all([
    ctx.session.query<{ principal: string; name: string }>({
      name: 'organisation.principal_names',
      text: `select 'member:' || id as principal, name from organisation_member where id = any($1::uuid[]) and status <> 'system'
        union all select 'department:' || id, name from organisation_department where id = any($2::uuid[])`,
      values: [idsOf('member'), idsOf('department')],
    }),
    listCustomRoles(ctx.session),
  ]);
  const custom = new Map(roles.map((role) => [role.id, role.name]));
  const named = idsOf('role').flatMap((id): [string, Label][] => {
    const label = isRoleId(id) ? roleLabels[id].label : custom.get(id);
    return label ? [[`role:${id}`, label]] : [];
  });
  return new Map([...people.map(({ principal, name }): [string, Label] => [principal, { zh: name, en: name }]), ...named]);
}

async function organisationOf(ctx: Context): Promise<LoadedOrganisation> {
  const organisation = await readOrganisation(ctx.session);
  if (!organisation) throw new Error('The workspace of the caller is not there.');
  return organisation;
}
