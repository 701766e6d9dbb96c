import type { FastifyRequest } from 'fastify';
import type { Door } from '#engine/contract/actor.ts';
import type { App, Caller } from '#engine/server/run.ts';
import { notFound } from '#platform/contract/errors.ts';
import type { Auth } from '#platform/server/auth/mount-auth.ts';
import type { SignedIn } from '#platform/server/auth/session-cache.ts';
import type { Database } from '#platform/server/database/database.ts';
import { createApiKeyResolver } from './resolve-api-key.ts';
import { callerIn, findOrganisation, type Organisation, organisationCacheOf, type Revisions } from './organisation-cache.ts';

/** Finds out who calls: an API key (door `api`), else the session cookie (door `page`); undefined when nobody. */
export type ResolveCaller = (request: Pick<FastifyRequest, 'headers'>) => Promise<Caller | undefined>;

/** Makes the resolver of a running program; a caller seen before costs no query, and a change counts within a second. */
export function createCallerResolver(app: App, auth: Auth): ResolveCaller {
  const byCookie = createCookieResolver(app.database, auth);
  const byKey = createApiKeyResolver(app);
  return (request) => {
    const authorization = request.headers.authorization;
    return authorization === undefined ? byCookie(request.headers.cookie) : byKey(authorization);
  };
}

/** A caller acting for a member through another door than a request. */
export async function callerFor(database: Database, workspaceId: string, memberId: string, door: Door): Promise<Caller> {
  const organisation = await findOrganisation(database, workspaceId, memberId);
  const caller = organisation && callerIn(organisation, memberId, door);
  if (!caller) throw notFound({ zh: '成员', en: 'Member' });
  return caller;
}

/** The workspace's own caller, when no person acts: jobs, schedules. It may do everything and its name is in the log. */
export function systemCaller(database: Database, workspaceId: string, door: Door = 'job'): Promise<Caller> {
  return callerFor(database, workspaceId, workspaceId, door);
}

interface Known {
  readonly signedIn: SignedIn;
  readonly revisions: Revisions;
  readonly organisation: Organisation;
  readonly caller: Caller | undefined;
}

const mostKnown = 20_000;

function createCookieResolver(database: Database, auth: Auth) {
  const cache = organisationCacheOf(database);
  const known = new Map<string, Known>();

  return async function resolve(cookies: string | undefined): Promise<Caller | undefined> {
    const signedIn = await auth.findSignedIn(cookies);
    if (!signedIn) return undefined;
    const revisions = await cache.revisions();
    const before = known.get(signedIn.sessionId);
    // The organisation is asked for each time, for it also changes when the day does.
    if (before?.revisions === revisions && before.organisation === (await cache.find(before.organisation.workspace.id))) return before.caller;
    const found = await findCaller(database, signedIn, revisions);
    if (known.size >= mostKnown) known.clear();
    if (found) known.set(signedIn.sessionId, found);
    return found?.caller;
  };
}

async function findCaller(database: Database, signedIn: SignedIn, revisions: Revisions): Promise<Known | undefined> {
  const membership = await findMembership(database, signedIn.userId);
  if (!membership) return undefined;
  const organisation = await findOrganisation(database, membership.workspaceId, membership.memberId);
  if (!organisation) return undefined;
  const caller = callerIn(organisation, membership.memberId, 'page');
  const actor = caller && { ...caller.actor, sessionId: signedIn.sessionId };
  return { signedIn, revisions, organisation, caller: caller && actor && { ...caller, actor } };
}

/** A user works in the workspace they were first a member of. */
function findMembership(database: Database, userId: string): Promise<{ workspaceId: string; memberId: string } | undefined> {
  return database.system(async (session) => {
    const rows = await session.query<{ workspaceId: string; memberId: string }>({
      name: 'organisation.membership',
      text: `select workspace_id as "workspaceId", id as "memberId" from organisation_member
        where user_id = $1 and status = 'active' order by created_at limit 1`,
      values: [userId],
    });
    return rows[0];
  });
}
