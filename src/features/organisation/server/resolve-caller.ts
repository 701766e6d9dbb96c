import type { FastifyRequest } from 'fastify';
import type { Door } from '#engine/contract/actor.ts';
import type { App, Caller } from '#engine/server/run.ts';
import { conflict, notFound } from '#platform/contract/errors.ts';
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
  return async (request) => {
    const { authorization, cookie, 'x-workspace': shown } = request.headers;
    const caller = await (authorization === undefined ? byCookie(cookie) : byKey(authorization));
    if (shown === undefined || !caller || caller.workspace.id === shown) return caller;
    // Another one may have been chosen through another process a moment ago.
    const now = authorization === undefined ? await byCookie(cookie, { isFresh: true }) : caller;
    if (!now || now.workspace.id === shown) return now;
    throw otherWorkspace();
  };
}

/** A screen says which workspace it shows; what is done on it never reaches another one. */
function otherWorkspace() {
  return conflict('workspace.other', {
    zh: '这个登录已切换到另一个工作区；请重新加载页面，或切换回来。',
    en: 'This session has switched to another workspace; load the page again, or switch back.',
  });
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

  return async function resolve(cookies: string | undefined, options?: { readonly isFresh: boolean }): Promise<Caller | undefined> {
    const signedIn = await auth.findSignedIn(cookies, options);
    if (!signedIn) return undefined;
    const revisions = await cache.revisions();
    const before = known.get(signedIn.sessionId);
    // The organisation is asked for each time, for it also changes when the day does.
    if (
      before?.revisions === revisions &&
      isSameChoice(before, signedIn) &&
      before.organisation === (await cache.find(before.organisation.workspace.id))
    )
      return before.caller;
    const found = await findCaller(database, signedIn, revisions);
    if (known.size >= mostKnown) known.clear();
    if (found) known.set(signedIn.sessionId, found);
    return found?.caller;
  };
}

function isSameChoice(before: Known, signedIn: SignedIn): boolean {
  return before.signedIn.workspaceId === signedIn.workspaceId;
}

async function findCaller(database: Database, signedIn: SignedIn, revisions: Revisions): Promise<Known | undefined> {
  const membership = await findMembership(database, signedIn);
  if (!membership) return undefined;
  const organisation = await findOrganisation(database, membership.workspaceId, membership.memberId);
  if (!organisation) return undefined;
  const caller = callerIn(organisation, membership.memberId, 'page');
  const actor = caller && { ...caller.actor, sessionId: signedIn.sessionId };
  return { signedIn, revisions, organisation, caller: caller && actor && { ...caller, actor } };
}

/** A user works in the workspace chosen in this session, else in the one they chose last, else in their first. */
function findMembership(database: Database, signedIn: SignedIn): Promise<{ workspaceId: string; memberId: string } | undefined> {
  return database.system(async (session) => {
    const rows = await session.query<{ workspaceId: string; memberId: string }>({
      name: 'organisation.membership',
      text: `select workspace_id as "workspaceId", id as "memberId" from organisation_member
        where user_id = $1 and status = 'active' order by workspace_id is distinct from $2, chosen_at desc nulls last, created_at limit 1`,
      values: [signedIn.userId, signedIn.workspaceId],
    });
    return rows[0];
  });
}
