import { type BoundRoute, bindOpen, type Visit } from '#engine/server/feature.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import { admitSignIn } from '#platform/server/auth/sign-in-limit.ts';
import { acceptInvitationRoute, getInvitationRoute, getSetupRoute, setupRoute } from '../contract/access.routes.ts';
import { getPasswordResetRoute, resetPasswordRoute } from '../contract/password-reset.routes.ts';
import { requireSetupToken } from './setup-token.ts';
import { acceptInvitation, getInvitation } from './use-cases/accept-invitation.ts';
import { getPasswordReset, resetPassword } from './use-cases/reset-password.ts';
import { isSetupNeeded, setupWorkspace } from './use-cases/setup-workspace.ts';

/** The entrances for people who cannot be signed in yet: first run, invitations, and links to choose a new password. */
export const publicRoutes: readonly BoundRoute[] = [
  bindOpen(getSetupRoute, async ({ app }) => ({ isNeeded: await isSetupNeeded(app) })),
  bindOpen(setupRoute, setUp),
  bindOpen(getInvitationRoute, ({ app }, input) => getInvitation(app, input)),
  bindOpen(acceptInvitationRoute, (visit, input) => acceptInvitation(visit, input)),
  bindOpen(getPasswordResetRoute, getPasswordReset),
  bindOpen(resetPasswordRoute, resetPassword),
];

async function setUp({ app, address }: Visit, input: RouteInput<typeof setupRoute>): Promise<{ workspaceId: string; memberId: string }> {
  // Guessing the token counts as trying to sign in.
  await admitSignIn(app.database, address, 'setup');
  await requireSetupToken(app, input.token);
  const { workspaceId, memberId } = await setupWorkspace(app, input, { onlyFirst: true, door: 'page' });
  return { workspaceId, memberId };
}
