import type { Context } from '#engine/server/context.ts';
import type { Visit } from '#engine/server/feature.ts';
import { type App, type Caller, runWrite } from '#engine/server/run.ts';
import { checkPassword } from '#platform/contract/auth/password-rules.ts';
import { conflict, invalid, notFound } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import { createPasswordUser, findUserByPassword, hashNewPassword } from '#platform/server/auth/password-user.ts';
import { admitSignIn, forgetAttempts } from '#platform/server/auth/sign-in-limit.ts';
import type { acceptInvitationRoute, getInvitationRoute } from '../../contract/access.routes.ts';
import { isAddressOfAnother, isUserOfMember, type MemberRow } from '../member.queries.ts';
import { systemCaller } from '../resolve-caller.ts';
import { readSecretToken } from '../secret-token.ts';
import { getMemberLocked } from './assign-member.ts';
import { saveMember } from './manage-members.ts';

/** What an invitation says, for whoever holds its link. */
export async function getInvitation(app: App, input: RouteInput<typeof getInvitationRoute>): Promise<RouteOutput<typeof getInvitationRoute>> {
  const { caller, invitation, hasAccount } = await openInvitation(app, input.token);
  const { name, email, expiresAt } = invitation;
  return { workspaceName: caller.workspace.name, name, email, expiresAt: expiresAt.toISOString(), hasAccount };
}

/**
 * Lets the invited member in. Who has no account yet gets one with the password they chose; whose address signs in to another workspace
 * proves with the password it has that they are the same person, for no workspace may choose a new one for an account of others.
 */
export async function acceptInvitation({ app, address }: Visit, input: RouteInput<typeof acceptInvitationRoute>): Promise<{ email: string }> {
  const { caller, hash, invitation, hasAccount } = await openInvitation(app, input.token);
  const { email } = invitation;
  const findUser = hasAccount ? await provePerson(app, address, email, input.password) : await prepareUser(app, input, email);
  return runWrite(app, { ...caller, door: 'page' }, async (ctx) => {
    const open = await findOpen(ctx.session, hash, ctx.now, true);
    if (!open) throw unknownInvitation();
    await ctx.session.query({
      text: 'update organisation_invitation set accepted_at = $3 where workspace_id = $1 and id = $2',
      values: [ctx.workspace.id, open.id, ctx.now],
    });
    const member = await getMemberLocked(ctx, open.memberId);
    const userId = await findUser(ctx, member);
    await requireOnlyMember(ctx, member, userId);
    await saveMember(ctx, member, { ...member, name: input.name, email, status: 'active', userId });
    await ctx.session.query({
      text: 'update organisation_member set locale = $3, chosen_at = $4 where workspace_id = $1 and id = $2',
      values: [ctx.workspace.id, member.id, input.locale, ctx.now],
    });
    ctx.emit({ kind: 'organisation.invitation_accepted', object: 'organisation_member', recordId: member.id, facts: { invitation: open.id } });
    return { email };
  });
}

type FindUser = (ctx: Context, member: MemberRow) => Promise<string>;

// Guessing here counts as trying to sign in.
async function provePerson(app: App, address: string, email: string, password: string): Promise<FindUser> {
  await admitSignIn(app.database, address, email);
  const userId = await findUserByPassword(app.database, email, password);
  if (userId === undefined)
    throw invalid([
      {
        field: 'password',
        code: 'auth.wrong_password',
        message: { zh: '密码不对。请输入这个邮箱现在的登录密码。', en: 'The password is not right. Give the one this e-mail signs in with now.' },
      },
    ]);
  await forgetAttempts(app.database, address, email);
  return async () => userId;
}

async function prepareUser(app: App, input: RouteInput<typeof acceptInvitationRoute>, email: string): Promise<FindUser> {
  const issues = checkPassword(input.password, email);
  if (issues.length > 0) throw invalid(issues);
  const passwordHash = await hashNewPassword(input.password);
  return async (ctx, member) => {
    // On its own connection, last but for a few statements: see the founder's user in setupWorkspace.
    const isInUse = async (session: Context['session'], id: string) => id !== member.userId && (await isUserOfMember(session, id));
    const userId = await createPasswordUser(app.database, { id: ctx.newId(), name: input.name, email, passwordHash, now: ctx.now }, isInUse);
    // With a new password, whoever is signed in with the old one is not trusted any more.
    await ctx.session.query({ text: 'select organisation_end_sessions($1, null, null)', values: [member.id] });
    return userId;
  };
}

async function requireOnlyMember(ctx: Context, member: MemberRow, userId: string): Promise<void> {
  const [other] = await ctx.session.query<{ name: string }>({
    text: 'select name from organisation_member where user_id = $1 and id <> $2',
    values: [userId, member.id],
  });
  if (!other) return;
  throw conflict('organisation.already_member', {
    zh: `这个账号在本工作区已经是成员“${other.name}”。`,
    en: `This account is a member of this workspace already: ${other.name}.`,
  });
}

interface OpenedInvitation {
  readonly caller: Caller;
  readonly hash: string;
  readonly invitation: OpenInvitation;
  readonly hasAccount: boolean;
}

async function openInvitation(app: App, text: string): Promise<OpenedInvitation> {
  const token = readSecretToken('inv', text);
  const caller = token && (await findWorkspaceCaller(app, token.workspaceId));
  const invitation = caller && (await app.database.read(caller.workspace.id, (session) => findOpen(session, token.hash, app.now(), false)));
  if (!invitation) throw unknownInvitation();
  const hasAccount = await app.database.system((session) => isAddressOfAnother(session, invitation.email, invitation.memberId));
  return { caller, hash: token.hash, invitation, hasAccount };
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
