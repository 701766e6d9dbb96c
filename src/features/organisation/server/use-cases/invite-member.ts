import type { Context } from '#engine/server/context.ts';
import { type App, runWrite } from '#engine/server/run.ts';
import { checkPassword } from '#platform/contract/auth/password-rules.ts';
import { conflict, invalid, notFound } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import { createPasswordUser, hashNewPassword } from '#platform/server/auth/password-user.ts';
import type {
  acceptInvitationRoute,
  createInvitationRoute,
  getInvitationRoute,
  listInvitationsRoute,
  revokeInvitationRoute,
} from '../../contract/access.routes.ts';
import { isUserOfMember, type MemberRow } from '../member.queries.ts';
import { raiseRevision } from '../organisation-changes.ts';
import { requireAbility } from '../organisation.policy.ts';
import { systemCaller } from '../resolve-caller.ts';
import { createSecretToken, readSecretToken } from '../secret-token.ts';
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

/** What an invitation says, for whoever holds its link. */
export async function getInvitation(app: App, input: RouteInput<typeof getInvitationRoute>): Promise<RouteOutput<typeof getInvitationRoute>> {
  const token = readSecretToken('inv', input.token);
  const caller = token && (await findWorkspaceCaller(app, token.workspaceId));
  if (!caller) throw unknownInvitation();
  const found = await app.database.read(caller.workspace.id, (session) => findOpen(session, token.hash, app.now(), false));
  if (!found) throw unknownInvitation();
  return { workspaceName: caller.workspace.name, name: found.name, email: found.email, expiresAt: found.expiresAt.toISOString() };
}

/** Gives the invited member a user with the password they chose; afterwards they sign in as everybody does. */
export async function acceptInvitation(app: App, input: RouteInput<typeof acceptInvitationRoute>): Promise<{ email: string }> {
  const before = await getInvitation(app, input);
  const issues = checkPassword(input.password, before.email);
  if (issues.length > 0) throw invalid(issues);
  const token = readSecretToken('inv', input.token);
  const caller = token && (await findWorkspaceCaller(app, token.workspaceId));
  if (!caller) throw unknownInvitation();
  const passwordHash = await hashNewPassword(input.password);
  return runWrite(app, { ...caller, door: 'page' }, async (ctx) => {
    const invitation = await findOpen(ctx.session, token.hash, ctx.now, true);
    if (!invitation) throw unknownInvitation();
    await ctx.session.query({
      text: 'update organisation_invitation set accepted_at = $3 where workspace_id = $1 and id = $2',
      values: [ctx.workspace.id, invitation.id, ctx.now],
    });
    const member = await getMemberLocked(ctx, invitation.memberId);
    // On its own connection, last but for one statement: see the founder's user in setupWorkspace.
    const isInUse = async (session: Context['session'], id: string) => id !== member.userId && (await isUserOfMember(session, id));
    const userId = await createPasswordUser(
      app.database,
      { id: ctx.newId(), name: input.name, email: invitation.email, passwordHash, now: ctx.now },
      isInUse,
    );
    // With a new password, whoever is signed in with the old one is not trusted any more.
    await ctx.session.query({ text: 'select organisation_end_sessions($1, null, null)', values: [member.id] });
    await saveMember(ctx, member, { ...member, name: input.name, email: invitation.email, status: 'active', userId });
    await ctx.session.query({
      text: 'update organisation_member set locale = $3 where workspace_id = $1 and id = $2',
      values: [ctx.workspace.id, member.id, input.locale],
    });
    ctx.emit({ kind: 'organisation.invitation_accepted', object: 'organisation_member', recordId: member.id, facts: { invitation: invitation.id } });
    return { email: invitation.email };
  });
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

interface OpenInvitation {
  readonly id: string;
  readonly memberId: string;
  readonly name: string;
  readonly email: string;
  readonly expiresAt: Date;
}

async function findOpen(session: Context['session'], hash: string, now: Date, isLocking: boolean): Promise<OpenInvitation | undefined> {
  const [row] = await session.query<OpenInvitation>({
    text: `select i.id, i.member_id as "memberId", m.name, i.email, i.expires_at as "expiresAt" from organisation_invitation i
      join organisation_member m on m.workspace_id = i.workspace_id and m.id = i.member_id
      where i.token_hash = $1 and i.accepted_at is null and i.revoked_at is null and i.expires_at > $2 ${isLocking ? 'for update of i' : ''}`,
    values: [hash, now],
  });
  return row;
}

// A token may name any workspace; one that does not exist is an unknown invitation, nothing else.
async function findWorkspaceCaller(app: App, workspaceId: string) {
  return systemCaller(app.database, workspaceId, 'page').catch(() => undefined);
}

function unknownInvitation() {
  return notFound({
    zh: '邀请（可能已接受、撤回或过期，请向管理员要新的链接）',
    en: 'Invitation (perhaps accepted, revoked or expired; ask your administrator for a new link)',
  });
}
