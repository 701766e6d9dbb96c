import type { Actor, Door } from '#engine/contract/actor.ts';
import type { Caller } from '#engine/server/run.ts';
import type { Database } from '#platform/server/database/database.ts';
import { watchRevision } from '#platform/server/auth/revision-watch.ts';
import { systemNow } from '#platform/server/auth/system-clock.ts';
import { buildActor } from './build-actor.ts';
import { type LoadedOrganisation, loadOrganisation } from './load-organisation.ts';
import { dayIn } from './day.ts';

/** Revision of each workspace's organisation; the same object as long as none has changed. */
export type Revisions = ReadonlyMap<string, string>;

/** One workspace's people as of a revision and a day, with the actors computed so far. */
export interface Organisation extends LoadedOrganisation {
  readonly revision: string;
  readonly day: string;
  readonly actors: Map<string, Actor>;
}

/** The organisations of a database, kept in this process. */
export interface OrganisationCache {
  revisions(): Revisions | Promise<Revisions>;
  /** Looks at once, for somebody who has only just come and is not known yet. */
  refresh(): Promise<Revisions>;
  /** Undefined when there is no such workspace. */
  find(workspaceId: string): Promise<Organisation | undefined>;
}

const caches = new WeakMap<Database, OrganisationCache>();

/** The cache over a database; a change by any process is seen within a second, and asking costs no query meanwhile. */
export function organisationCacheOf(database: Database): OrganisationCache {
  const known = caches.get(database);
  if (known) return known;
  const cache = createCache(database);
  caches.set(database, cache);
  return cache;
}

/** The organisation in which to look for a member; looked at afresh when it does not know them, for they may have come this second. */
export async function findOrganisation(database: Database, workspaceId: string, memberId: string): Promise<Organisation | undefined> {
  const cache = organisationCacheOf(database);
  const organisation = await cache.find(workspaceId);
  if (!organisation || organisation.members.has(memberId)) return organisation;
  await cache.refresh();
  return cache.find(workspaceId);
}

/** The caller a member is through a door; undefined for somebody who left or never was. */
export function callerIn(organisation: Organisation, memberId: string, door: Door): Caller | undefined {
  const actor = actorIn(organisation, memberId);
  return actor && { workspace: organisation.workspace, actor, door, locale: actor.locale };
}

function actorIn(organisation: Organisation, memberId: string): Actor | undefined {
  const known = organisation.actors.get(memberId);
  if (known) return known;
  const member = organisation.members.get(memberId);
  if (!member || member.status === 'left') return undefined;
  const actor = buildActor(organisation, memberId, organisation.day);
  if (actor) organisation.actors.set(memberId, actor);
  return actor;
}

function createCache(database: Database): OrganisationCache {
  const loaded = new Map<string, Organisation>();
  const watch = watchRevision(() => readRevisions(database), isSameRevisions);
  return {
    revisions: () => watch.current(),
    refresh: () => watch.refresh(),
    async find(workspaceId) {
      const revision = (await watch.current()).get(workspaceId) ?? 'new';
      const known = loaded.get(workspaceId);
      if (known && known.revision === revision && known.day === dayIn(known.workspace.timeZone, systemNow())) return known;
      const fresh = await loadOrganisation(database, workspaceId);
      if (!fresh) return undefined;
      const organisation = { ...fresh, revision, day: dayIn(fresh.workspace.timeZone, systemNow()), actors: new Map<string, Actor>() };
      // A workspace younger than the last look at revisions is not kept: its changes could not be told.
      if (revision !== 'new') loaded.set(workspaceId, organisation);
      return organisation;
    },
  };
}

function readRevisions(database: Database): Promise<Revisions> {
  return database.system(async (session) => {
    const rows = await session.query<{ workspace_id: string; revision: string }>({
      name: 'organisation.revisions',
      text: 'select workspace_id, revision from organisation_state',
    });
    return new Map(rows.map((row) => [row.workspace_id, row.revision]));
  });
}

function isSameRevisions(a: Revisions, b: Revisions): boolean {
  return a.size === b.size && [...a].every(([id, revision]) => b.get(id) === revision);
}
