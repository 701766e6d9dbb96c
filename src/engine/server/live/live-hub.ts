import type { LiveChange, LiveMessages } from '../../contract/live/live.ts';
import type { FollowedEvent } from '../events/read-events.ts';
import { type App, type Caller, runRead } from '../run.ts';
import { concernsSight, type Sight, sightChanges, sightOf } from './changed-sight.ts';
import { listVisibleChanges } from './visible-changes.ts';
import { listChangedJobs } from './job-progress.ts';
import { startNoticeWatch } from '../notices/start-notice-watch.ts';
import { canSeeJob } from '../jobs/job.use-cases.ts';
import { startPresence } from './tell-presence.ts';

/** One open screen. */
export interface LiveConnection {
  /** Who sits before it now; undefined when signed out in the meantime. */
  findCaller(): Promise<Caller | undefined>;
  send<Name extends keyof LiveMessages>(name: Name, message: LiveMessages[Name], id?: string): void;
  beat(): void;
  close(): void;
}

/** The open screens of this process. */
export interface LiveHub {
  /** Adds a screen; one that comes back says which message it saw last. */
  open(connection: LiveConnection, lastSeen?: string): Promise<() => void>;
  /** Hands committed events to the screens of those who may know of them. */
  deliver(events: readonly FollowedEvent[]): Promise<void>;
  hasConnections(): boolean;
  close(): void;
}

/** How many events are kept for screens that were away for a moment. */
const rememberedEvents = 5_000;
const beatEveryMs = 15_000;
const jobsEveryMs = 500;

/** Keeps the open screens of this process up to date. */
export function createLiveHub(app: App, report: (error: unknown) => void): LiveHub {
  const connections = new Set<LiveConnection>();
  let remembered: FollowedEvent[] = [];

  const drop = (connection: LiveConnection): void => {
    connections.delete(connection);
    connection.close();
  };
  const show = createShow(app, drop);
  const deliver = async (events: readonly FollowedEvent[]): Promise<void> => {
    remembered = [...remembered, ...events].slice(-rememberedEvents);
    const known: KnownChanges = new Map();
    const results = await Promise.allSettled([...connections].map((connection) => show(connection, events, known)));
    for (const result of results) if (result.status === 'rejected') report(result.reason);
    sight.notice(events);
  };

  const sight = createSightWatch(app, connections, drop, report);
  const beat = startBeat(connections, drop, report);
  const jobs = startJobProgress(app, connections, report);
  const notices = startNoticeWatch(app, connections, report);
  const presence = startPresence(app, connections, report);

  return {
    deliver,
    hasConnections: () => connections.size > 0,
    open: async (connection, lastSeen) => {
      connections.add(connection);
      await sight.begin(connection);
      const index = remembered.findIndex((event) => positionOf(event) === lastSeen);
      if (lastSeen && index < 0) connection.send('reset', {});
      if (lastSeen && index >= 0) await show(connection, remembered.slice(index + 1), new Map());
      connection.send('ready', {});
      return () => connections.delete(connection);
    },
    close: () => {
      clearInterval(beat);
      clearInterval(jobs);
      clearInterval(notices);
      presence.close();
      sight.close();
      for (const connection of connections) drop(connection);
    },
  };
}

type Drop = (connection: LiveConnection) => void;
/** What each member may know of one delivery, so that many screens of one person cost one look. */
type KnownChanges = Map<string, Promise<LiveChange[]>>;

async function callerOf(connection: LiveConnection, drop: Drop): Promise<Caller | undefined> {
  const caller = await connection.findCaller();
  if (!caller) drop(connection);
  return caller;
}

function createShow(app: App, drop: Drop) {
  return async (connection: LiveConnection, events: readonly FollowedEvent[], known: KnownChanges): Promise<void> => {
    const caller = await callerOf(connection, drop);
    const mine = events.filter((event) => event.workspaceId === caller?.workspace.id);
    const last = mine.at(-1);
    if (!caller || !last) return;
    const changes = known.get(caller.actor.memberId) ?? runRead(app, caller, (ctx) => listVisibleChanges(ctx, mine));
    known.set(caller.actor.memberId, changes);
    const visible = await changes;
    if (visible.length > 0) connection.send('change', { changes: visible }, positionOf(last));
  };
}

/** What is kept of the organisation follows a change within a second; only then can it be told. */
const sightSettlesMs = 1_300;

interface SightWatch {
  begin(connection: LiveConnection): Promise<void>;
  notice(events: readonly FollowedEvent[]): void;
  close(): void;
}

// Roles, departments and rules decide about whole objects, so nothing is worked out record by record: who sees another set reads it anew.
function createSightWatch(app: App, connections: ReadonlySet<LiveConnection>, drop: Drop, report: (error: unknown) => void): SightWatch {
  const sights = new WeakMap<LiveConnection, Sight>();
  let timer: NodeJS.Timeout | undefined;
  const look = async (connection: LiveConnection): Promise<void> => {
    const caller = await callerOf(connection, drop);
    if (!caller) return;
    const { objects } = await app.registries.of(caller.workspace.id);
    const now = sightOf(caller.actor, objects.keys());
    const changes = sightChanges(sights.get(connection) ?? now, now);
    sights.set(connection, now);
    if (changes === 'everything') connection.send('reset', {});
    else if (changes) connection.send('change', { changes });
  };
  return {
    begin: look,
    notice: (events) => {
      if (connections.size === 0 || !events.some(concernsSight)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        Promise.all([...connections].map(look)).catch(report);
      }, sightSettlesMs);
    },
    close: () => clearTimeout(timer),
  };
}

function startBeat(connections: ReadonlySet<LiveConnection>, drop: Drop, report: (error: unknown) => void): NodeJS.Timeout {
  return setInterval(() => {
    for (const connection of connections) {
      connection.beat();
      callerOf(connection, drop).catch(report);
    }
  }, beatEveryMs);
}

function positionOf(event: FollowedEvent): string {
  return `${event.txId}.${event.id}`;
}

// The worker may be another process, so progress is read from the database, and only while somebody looks.
function startJobProgress(app: App, connections: ReadonlySet<LiveConnection>, report: (error: unknown) => void): NodeJS.Timeout {
  const seen = new Map<string, string>();
  let isBusy = false;
  const look = async (): Promise<void> => {
    const callers = await Promise.all([...connections].map(async (connection) => ({ connection, caller: await connection.findCaller() })));
    const workspaceIds = [...new Set(callers.flatMap(({ caller }) => (caller ? [caller.workspace.id] : [])))];
    const jobs = await app.database.system((session) => listChangedJobs(session.db, workspaceIds));
    const fresh = jobs.filter(({ job, workspaceId }) => {
      const state = `${job.status} ${job.attempts} ${job.done} ${job.total ?? ''} ${job.note ?? ''}`;
      const isNew = seen.get(`${workspaceId} ${job.id}`) !== state;
      seen.set(`${workspaceId} ${job.id}`, state);
      return isNew;
    });
    if (jobs.length === 0) seen.clear();
    for (const { connection, caller } of callers) {
      const mine = fresh.filter(({ workspaceId, job }) => workspaceId === caller?.workspace.id && canSeeJob(caller.actor, job));
      for (const { job } of mine) connection.send('job', job);
    }
  };
  return setInterval(() => {
    if (isBusy || connections.size === 0) return;
    isBusy = true;
    look()
      .catch(report)
      .finally(() => (isBusy = false));
  }, jobsEveryMs);
}
