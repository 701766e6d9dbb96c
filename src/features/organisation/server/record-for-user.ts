import type { Door } from '#engine/contract/actor.ts';
import { type App, runWrite } from '#engine/server/run.ts';
import { callerFor, systemCaller } from './resolve-caller.ts';

/** A member a user works as. */
export interface Membership {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly memberId: string;
}

/** Where a user works, the workspace worked in last first. */
export function listMemberships(app: App, userId: string): Promise<Membership[]> {
  return app.database.system((session) =>
    session.query<Membership>({
      text: `select m.workspace_id as "workspaceId", w.name as "workspaceName", m.id as "memberId"
        from organisation_member m join workspace w on w.workspace_id = m.workspace_id
        where m.user_id = $1 and m.status = 'active' order by m.chosen_at desc nulls last, m.created_at`,
      values: [userId],
    }),
  );
}

interface Told {
  readonly kind: 'session.reset_link_made' | 'session.password_changed';
  readonly door: Door;
  /** The member did it themselves; else the workspace's own caller. */
  readonly isMember: boolean;
  readonly facts: Readonly<Record<string, string>>;
}

/** Writes what became of an account to the log of each workspace it works in. */
export async function recordForUser(app: App, memberships: readonly Membership[], { kind, door, isMember, facts }: Told): Promise<void> {
  for (const { workspaceId, memberId } of memberships) {
    const caller = await (isMember ? callerFor(app.database, workspaceId, memberId, door) : systemCaller(app.database, workspaceId, door));
    await runWrite(app, caller, async (ctx) => ctx.emit({ kind, object: 'organisation_member', recordId: memberId, facts: { ...facts } }));
  }
}
