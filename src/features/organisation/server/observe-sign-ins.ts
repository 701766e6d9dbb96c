import { type App, runWrite } from '#engine/server/run.ts';
import type { SignInObserver } from '#platform/server/auth/sign-in-observer.ts';
import { callerFor, systemCaller } from './resolve-caller.ts';

type Kind = 'session.signed_in' | 'session.signed_out' | 'session.sign_in_failed' | 'session.password_changed';

/** Writes every way in and out of the house to the event log of the workspace whose member it was; a stranger's address is nobody's. */
export function observeSignIns(app: App): SignInObserver {
  const record = async (membership: Membership | undefined, kind: Kind, address: string): Promise<void> => {
    if (!membership) return;
    const { workspaceId, memberId } = membership;
    // Who did not know the password was not the member.
    const caller =
      kind === 'session.sign_in_failed'
        ? await systemCaller(app.database, workspaceId, 'page')
        : await callerFor(app.database, workspaceId, memberId, 'page');
    await runWrite(app, caller, async (ctx) => ctx.emit({ kind, object: 'organisation_member', recordId: memberId, facts: { address } }));
  };
  return {
    signedIn: async (userId, address) => record(await findMembership(app, 'm.user_id = $1', userId), 'session.signed_in', address),
    signedOut: async (userId, address) => record(await findMembership(app, 'm.user_id = $1', userId), 'session.signed_out', address),
    passwordChanged: async (userId, address) => record(await findMembership(app, 'm.user_id = $1', userId), 'session.password_changed', address),
    refused: async (email, address) =>
      record(
        await findMembership(app, 'm.user_id in (select u.id from auth.user u where u.email = lower($1))', email),
        'session.sign_in_failed',
        address,
      ),
  };
}

interface Membership {
  readonly workspaceId: string;
  readonly memberId: string;
}

/** The member a user works as, by the same order as requests find it. */
function findMembership(app: App, condition: string, value: string): Promise<Membership | undefined> {
  return app.database.system(async (session) => {
    const rows = await session.query<Membership>({
      text: `select m.workspace_id as "workspaceId", m.id as "memberId" from organisation_member m
        where ${condition} and m.status = 'active' order by m.chosen_at desc nulls last, m.created_at limit 1`,
      values: [value],
    });
    return rows[0];
  });
}
