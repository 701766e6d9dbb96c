import type { Context } from '#engine/server/context.ts';
import type { FieldValue } from '#engine/contract/objects/fields.ts';
import { conflict, invalid, notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import { abilities } from '../../contract/abilities.ts';
import { type CustomRole, type RoleRights, rightsOf } from '../../contract/role-definition.ts';
import type { createRoleRoute, deleteRoleRoute, getMemberRolesRoute, setMemberRolesRoute, updateRoleRoute } from '../../contract/role.routes.ts';
import { isRoleId, roleDefinitions } from '../../contract/roles.ts';
import { recordChange } from '../organisation-changes.ts';
import { requireAbility } from '../organisation.policy.ts';
import { requireRoles } from '../require-roles.ts';
import * as queries from '../role.queries.ts';
import { getMemberLocked } from './assign-member.ts';

/** Makes a role with the rights of another, or with those given. */
export async function createRole(ctx: Context, input: RouteInput<typeof createRoleRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const roles = await queries.listCustomRoles(ctx.session);
  const rights = input.rights ?? rightsToCopy(roles, input.copyOf);
  const role: CustomRole = { id: ctx.newId(), name: input.name, purpose: input.purpose, rights };
  requireSound(ctx, roles, role);
  await save(ctx, null, role);
  return { id: role.id };
}

/** Changes a role the workspace made; effective at once for everybody who holds it. */
export async function updateRole(ctx: Context, input: RouteInput<typeof updateRoleRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const roles = await queries.listCustomRoles(ctx.session);
  const before = roles.find((role) => role.id === input.id);
  if (!before) throw notFound({ zh: '角色', en: 'Role' });
  const { name = before.name, purpose = before.purpose, rights = before.rights } = input;
  const after = { id: before.id, name, purpose, rights };
  requireSound(ctx, roles, after);
  await save(ctx, before, after);
  return { id: after.id };
}

/** Takes away a role nobody holds or held: assignments of the past still name theirs. */
export async function deleteRole(ctx: Context, input: RouteInput<typeof deleteRoleRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const before = (await queries.listCustomRoles(ctx.session)).find((role) => role.id === input.id);
  if (!before) throw notFound({ zh: '角色', en: 'Role' });
  const [held] = await ctx.session.query<{ count: number }>({
    name: 'organisation.role_holders',
    text: `select ((select count(*) from organisation_assignment where role = $1) + (select count(*) from organisation_member_role where role = $1))::int as count`,
    values: [input.id],
  });
  if ((held?.count ?? 0) > 0)
    throw conflict('organisation.role_held', {
      zh: '还有成员（或过去的任职）使用这个角色，请先改为其他角色。',
      en: 'Members, or assignments of the past, still hold this role; give them another first.',
    });
  await queries.deleteCustomRole(ctx.session, before.id);
  await recordChange(ctx, 'organisation_role', before.id, toRow(before), null);
  return { id: before.id };
}

/** The roles a member holds beside that of their assignment. */
export async function getMemberRoles(ctx: Context, input: RouteInput<typeof getMemberRolesRoute>): Promise<{ roles: string[] }> {
  const [known] = await ctx.session.query({
    name: 'organisation.member_known',
    text: 'select 1 from organisation_member where id = $1',
    values: [input.id],
  });
  if (!known) throw notFound({ zh: '成员', en: 'Member' });
  const held = await queries.listMemberRoles(ctx.session);
  return { roles: held.filter((each) => each.memberId === input.id).map((each) => each.role) };
}

/** Sets the roles a member holds beside that of their assignment: together they allow what any of them allows. */
export async function setMemberRoles(ctx: Context, input: RouteInput<typeof setMemberRolesRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const member = await getMemberLocked(ctx, input.id);
  const roles = [...new Set(input.roles)].toSorted();
  await requireRoles(ctx, roles);
  const before = (await queries.listMemberRoles(ctx.session)).filter((each) => each.memberId === member.id).map((each) => each.role);
  await queries.replaceMemberRoles(ctx.session, ctx.workspace.id, member.id, roles, { at: ctx.now, memberId: ctx.actor.memberId });
  await recordChange(ctx, 'organisation_member', member.id, { roles: before.join(' ') }, { roles: roles.join(' ') });
  return { id: member.id };
}

function rightsToCopy(roles: readonly CustomRole[], id: string): RoleRights {
  const copied = isRoleId(id) ? rightsOf(roleDefinitions[id]) : roles.find((role) => role.id === id)?.rights;
  if (!copied) throw notFound({ zh: '角色', en: 'Role' });
  return copied;
}

function requireSound(ctx: Context, roles: readonly CustomRole[], role: CustomRole): void {
  const taken = roles.find((other) => other.id !== role.id && (other.name.zh === role.name.zh || other.name.en === role.name.en));
  if (taken)
    throw invalid([
      { field: 'name', code: 'organisation.role_name_taken', message: { zh: '已有同名角色。', en: 'A role of this name is there already.' } },
    ]);
  const unknownObjects = Object.keys(role.rights.objects).filter((id) => !ctx.registry.objects.has(id));
  const unknownAbilities = role.rights.abilities.filter((id) => abilities[id] === undefined);
  const unknown = [...unknownObjects, ...unknownAbilities];
  if (unknown.length === 0) return;
  throw invalid([
    {
      field: 'rights',
      code: 'organisation.unknown_right',
      message: { zh: `没有这些对象或权限：${unknown.join('、')}。`, en: `There are no such objects or rights: ${unknown.join(', ')}.` },
    },
  ]);
}

async function save(ctx: Context, before: CustomRole | null, after: CustomRole): Promise<void> {
  await queries.saveCustomRole(ctx.session, ctx.workspace.id, after, { at: ctx.now, memberId: ctx.actor.memberId });
  await recordChange(ctx, 'organisation_role', after.id, before && toRow(before), toRow(after));
}

/** A role as events tell of it: each object's grant is a field of its own, so that a change says which. */
function toRow({ name, purpose, rights }: CustomRole): Record<string, FieldValue> {
  const grants = Object.entries(rights.objects).map(([object, grant]): [string, string] => [`on:${object}`, JSON.stringify(grant)]);
  return {
    name_zh: name.zh,
    name_en: name.en,
    purpose_zh: purpose.zh,
    purpose_en: purpose.en,
    'on:*': JSON.stringify(rights.otherObjects),
    ...Object.fromEntries(grants),
    abilities: rights.abilities.toSorted().join(' '),
  };
}
