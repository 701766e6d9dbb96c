import type { Context } from '#engine/server/context.ts';
import { conflict } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { createMemberRoute, leaveMemberRoute, returnMemberRoute, updateMemberRoute } from '../../contract/organisation.routes.ts';
import { nextDay } from '../day.ts';
import type { MemberRow } from '../member.queries.ts';
import { keepAdministrator, raiseRevision, recordChange } from '../organisation-changes.ts';
import { requireAbility } from '../organisation.policy.ts';
import { endAllAssignments, getMemberLocked, insertAssignment } from './assign-member.ts';

/** Adds somebody who owns records but cannot sign in yet; an invitation can let them in later. */
export async function createMember(ctx: Context, input: RouteInput<typeof createMemberRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const id = await insertMember(ctx, { name: input.name, email: input.email, externalId: input.externalId, status: 'no_sign_in' });
  await insertAssignment(ctx, id, input.assignment);
  return { id };
}

/** Changes name, e-mail or external id. The e-mail one signs in with stays as it is. */
export async function updateMember(ctx: Context, input: RouteInput<typeof updateMemberRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const before = await getMemberLocked(ctx, input.id);
  const { name = before.name, email = before.email, externalId = before.externalId } = input;
  if (before.userId !== null && email !== before.email) {
    throw conflict('organisation.sign_in_email', {
      zh: '该邮箱用于登录，不能在这里修改。',
      en: 'This e-mail is used to sign in and cannot be changed here.',
    });
  }
  await saveMember(ctx, before, { ...before, name, email, externalId });
  return { id: before.id };
}

/** Ends a member's assignments after their last day, and their sessions, keys and invitations at once; their records stay theirs until handed over. */
export async function leaveMember(ctx: Context, input: RouteInput<typeof leaveMemberRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const member = await getMemberLocked(ctx, input.id);
  if (member.status === 'left') throw conflict('organisation.member_left', { zh: '该成员已经离职。', en: 'This member has already left.' });
  await endAllAssignments(ctx, member.id, nextDay(input.lastDay));
  await closeWaysIn(ctx, member.id);
  await saveMember(ctx, member, { ...member, status: 'left' });
  ctx.emit({ kind: 'organisation.member_left', object: 'organisation_member', recordId: member.id, facts: { last_day: input.lastDay } });
  await keepAdministrator(ctx);
  return { id: member.id };
}

/** Lets somebody who left work again, with a new assignment. */
export async function returnMember(ctx: Context, input: RouteInput<typeof returnMemberRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const member = await getMemberLocked(ctx, input.id);
  if (member.status !== 'left') throw conflict('organisation.member_present', { zh: '该成员没有离职。', en: 'This member has not left.' });
  await saveMember(ctx, member, { ...member, status: member.userId === null ? 'no_sign_in' : 'active' });
  await insertAssignment(ctx, member.id, input.assignment);
  return { id: member.id };
}

type NewMember = Pick<MemberRow, 'name' | 'email' | 'externalId' | 'status'>;

/** Writes a new member without any assignment; the caller adds one. */
export async function insertMember(ctx: Context, member: NewMember): Promise<string> {
  const id = ctx.newId();
  await ctx.session.query({
    name: 'organisation.insert_member',
    text: `insert into organisation_member (workspace_id, id, name, email, external_id, status, locale, created_at, created_by, updated_at, updated_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9)`,
    values: [ctx.workspace.id, id, member.name, member.email, member.externalId, member.status, ctx.locale, ctx.now, ctx.actor.memberId],
  });
  await recordChange(ctx, 'organisation_member', id, null, toRow(member));
  return id;
}

/** Writes a member's own data, with its event. */
export async function saveMember(ctx: Context, before: MemberRow, after: MemberRow): Promise<void> {
  await ctx.session.query({
    name: 'organisation.save_member',
    text: `update organisation_member set name = $3, email = $4, external_id = $5, status = $6, user_id = $7, version = version + 1, updated_at = $8, updated_by = $9
      where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, after.id, after.name, after.email, after.externalId, after.status, after.userId, ctx.now, ctx.actor.memberId],
  });
  await recordChange(ctx, 'organisation_member', after.id, toRow(before), toRow(after));
}

async function closeWaysIn(ctx: Context, memberId: string): Promise<void> {
  const values = [ctx.workspace.id, memberId];
  await ctx.session.query({ text: 'select organisation_end_sessions($1, null, null)', values: [memberId] });
  await ctx.session.query({
    text: 'update organisation_api_key set revoked_at = $3 where workspace_id = $1 and member_id = $2 and revoked_at is null',
    values: [...values, ctx.now],
  });
  await ctx.session.query({
    text: 'update organisation_invitation set revoked_at = $3 where workspace_id = $1 and member_id = $2 and accepted_at is null and revoked_at is null',
    values: [...values, ctx.now],
  });
  await raiseRevision(ctx);
}

function toRow(member: NewMember) {
  return { name: member.name, email: member.email, external_id: member.externalId, status: member.status };
}
