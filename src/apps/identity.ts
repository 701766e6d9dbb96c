import type { FastifyInstance } from 'fastify';
import type { FindCaller } from '#engine/server/jobs/job-context.ts';
import type { App } from '#engine/server/run.ts';
import { observeSignIns } from '#features/organisation/server/observe-sign-ins.ts';
import { callerFor, createCallerResolver, systemCaller } from '#features/organisation/server/resolve-caller.ts';
import { mountAuth } from '#platform/server/auth/mount-auth.ts';
import type { Identity } from './compose.ts';

/** Signing in by password, cookies and API keys, and the members of the organisation behind them. */
export async function connectIdentity(server: FastifyInstance, app: App): Promise<Identity> {
  const auth = await mountAuth(server, app, observeSignIns(app));
  return { resolveCaller: createCallerResolver(app, auth) };
}

/** Finds what a member, or the workspace itself, may do now; for jobs. */
export function findCallerIn(app: App): FindCaller {
  return async (workspaceId, memberId, cause) => {
    const caller = memberId ? await callerFor(app.database, workspaceId, memberId, 'job') : await systemCaller(app.database, workspaceId);
    return { ...caller, cause };
  };
}
