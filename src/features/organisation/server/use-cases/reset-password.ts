import type { Visit } from '#engine/server/feature.ts';
import type { App } from '#engine/server/run.ts';
import { checkPassword } from '#platform/contract/auth/password-rules.ts';
import { invalid, notFound } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import { createResetLink, findReset, spendReset } from '#platform/server/auth/password-reset.ts';
import { hashNewPassword } from '#platform/server/auth/password-user.ts';
import { admitSignIn, forgetAttempts } from '#platform/server/auth/sign-in-limit.ts';
import type { getPasswordResetRoute, resetPasswordRoute } from '../../contract/password-reset.routes.ts';
import { listMemberships, recordForUser } from '../record-for-user.ts';

/** A link for whoever signs in with an address, as the operator of the installation hands it over; told to each of their workspaces. */
export async function makeResetLink(app: App, email: string): Promise<{ path: string; expiresAt: Date; workspaces: string[] }> {
  const [user] = await app.database.system((session) =>
    session.query<{ id: string }>({ text: 'select id from auth.user where email = lower($1)', values: [email.trim()] }),
  );
  const memberships = user ? await listMemberships(app, user.id) : [];
  if (!user || memberships.length === 0) throw notFound({ zh: `用 ${email} 登录的在职成员`, en: `An active member who signs in as ${email}` });
  const { token, expiresAt } = await createResetLink(app.database.system, user.id, app.now());
  await recordForUser(app, memberships, {
    kind: 'session.reset_link_made',
    door: 'cli',
    isMember: false,
    facts: { until: expiresAt.toISOString() },
  });
  return { path: resetPath(token), expiresAt, workspaces: memberships.map((each) => each.workspaceName) };
}

/** Where a link leads. */
export function resetPath(token: string): string {
  return `/reset-password?token=${token}`;
}

/** Whose password a link changes, for whoever holds it. */
export async function getPasswordReset(
  { app }: Visit,
  input: RouteInput<typeof getPasswordResetRoute>,
): Promise<RouteOutput<typeof getPasswordResetRoute>> {
  const { email, expiresAt } = await openReset(app, input.token);
  return { email, expiresAt: expiresAt.toISOString() };
}

/** Sets the new password once and ends every session; each workspace of the account hears of it. */
export async function resetPassword({ app, address }: Visit, input: RouteInput<typeof resetPasswordRoute>): Promise<{ email: string }> {
  // Guessing here counts as trying to sign in.
  await admitSignIn(app.database, address, 'password-reset');
  const { email } = await openReset(app, input.token);
  const issues = checkPassword(input.password, email);
  if (issues.length > 0) throw invalid(issues);
  const userId = await spendReset(app.database.system, input.token, await hashNewPassword(input.password), app.now());
  if (userId === undefined) throw unknownLink();
  await forgetAttempts(app.database, address, 'password-reset');
  await forgetAttempts(app.database, address, email);
  const memberships = await listMemberships(app, userId);
  await recordForUser(app, memberships, { kind: 'session.password_changed', door: 'page', isMember: true, facts: { address, by: 'link' } });
  return { email };
}

async function openReset(app: App, token: string) {
  const reset = await findReset(app.database.system, token, app.now());
  if (!reset) throw unknownLink();
  return reset;
}

function unknownLink() {
  return notFound({
    zh: '重设密码的链接（可能已经用过或超过 30 分钟，请重新获取）',
    en: 'Link to choose a new password (perhaps used already or older than 30 minutes; ask for another)',
  });
}
