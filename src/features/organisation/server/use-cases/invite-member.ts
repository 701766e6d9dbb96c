import type { Context } from '#engine/server/context.ts';
import { conflict, notFound } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type { createInvitationRoute, listInvitationsRoute, revokeInvitationRoute } from '../../contract/access.routes.ts';
import type { MemberRow } from '../member.queries.ts';
import { raiseRevision } from '../organisation-changes.ts';
import { requireAbility } from '../organisation.policy.ts';
import { createSecretToken } from '../secret-token.ts';
import { getMemberLocked, insertAssignment } from './assign-member.ts';
import { insertMember, saveMember } from './manage-members.ts';

const validDays = 14;
const dayMs = 86_400_000;

/**
 * Invites somebody new, a member who cannot sign in yet, or one who forgot their password. The link is shown once, to be handed over
 * by whatever way.
 */
export async function createInvitation(
  ctx: Context,
  input: RouteInput<typeof createInvitationRoute>,
): Promise<RouteOutput<typeof createInvitationRoute>> {
  requireAbility(ctx.actor, 'member.manage');
  const memberId = 'memberId' in input ? await prepareMember(ctx, input.memberId, input.email) : await addMember(ctx, input);
  const token = createSecretToken('inv', ctx.workspace.id);
  const id = ctx.newId();
  const expiresAt = new Date(ctx.now.valueOf() + validDays * dayMs);
  await revokeOpen(ctx, memberId);
  await ctx.session.query({
    text: `insert into organisation_invitation (workspace_id, id, member_id, email, token_hash, expires_at, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [ctx.workspace.id, id, memberId, input.email, token.hash, expiresAt, ctx.now, ctx.actor.memberId],
  });
  ctx.emit({ kind: 'organisation.member_invited', object: 'organisation_member', recordId: memberId, facts: { email: input.email, invitation: id } });
  return { id, memberId, token: token.text, path: `/invitation?token=${token.text}`, expiresAt: expiresAt.toISOString() };
}

/** Invitations neither accepted nor revoked; for those who manage members. */
export async function listInvitations(ctx: Context): Promise<RouteOutput<typeof listInvitationsRoute>> {
  requireAbility(ctx.actor, 'member.manage');
  const rows = await ctx.session.query<{ id: string; memberId: string; name: string; email: string; expiresAt: Date }>({
    text: `select i.id, i.member_id as "memberId", m.name, i.email, i.expires_at as "expiresAt" from organisation_invitation i
      join organisation_member m on m.workspace_id = i.workspace_id and m.id = i.member_id
      where i.accepted_at is null and i.revoked_at is null order by i.created_at desc limit 500`,
  });
  return { invitations: rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString(), isExpired: row.expiresAt <= ctx.now })) };
}

/** Makes an invitation's link useless. */
export async function revokeInvitation(ctx: Context, input: RouteInput<typeof revokeInvitationRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const [row] = await ctx.session.query<{ memberId: string }>({
    text: `update organisation_invitation set revoked_at = $3 where workspace_id = $1 and id = $2 and accepted_at is null and revoked_at is null returning member_id as "memberId"`,
    values: [ctx.workspace.id, input.id, ctx.now],
  });
  if (!row) throw notFound({ zh: '邀请', en: 'Invitation' });
  const member = await getMemberLocked(ctx, row.memberId);
  if (member.status === 'invited') await saveMember(ctx, member, { ...member, status: 'no_sign_in' });
  ctx.emit({ kind: 'organisation.invitation_revoked', object: 'organisation_member', recordId: row.memberId, facts: { invitation: input.id } });
  return { id: input.id };
}

async function prepareMember(ctx: Context, memberId: string, email: string): Promise<string> {
  const member = await getMemberLocked(ctx, memberId);
  if (member.status === 'left')
    throw conflict('organisation.member_left', { zh: '该成员已离职，请先办理返岗。', en: 'This member has left; let them return first.' });
  if (member.userId !== null) return keepSignInEmail(member, email);
  await saveMember(ctx, member, { ...member, email, status: 'invited' });
  return member.id;
}

// Who signs in already gets a link to choose a new password, for the address they sign in with.
function keepSignInEmail(member: MemberRow, email: string): string {
  if (member.email === email) return member.id;
  throw conflict('organisation.sign_in_email', {
    zh: '该成员用另一个邮箱登录，请使用那个邮箱。',
    en: 'This member signs in with another e-mail; use that one.',
  });
}

async function addMember(ctx: Context, input: Extract<RouteInput<typeof createInvitationRoute>, { name: string }>): Promise<string> {
  const id = await insertMember(ctx, { name: input.name, email: input.email, externalId: null, status: 'invited' } satisfies Partial<MemberRow>);
  await insertAssignment(ctx, id, input.assignment);
  return id;
}

async function revokeOpen(ctx: Context, memberId: string): Promise<void> {
  await ctx.session.query({
    text: 'update organisation_invitation set revoked_at = $3 where workspace_id = $1 and member_id = $2 and accepted_at is null and revoked_at is null',
    values: [ctx.workspace.id, memberId, ctx.now],
  });
  await raiseRevision(ctx);
}
