import type { Database, Session } from '#platform/server/database/database.ts';
import type { EventReaction } from '../feature.ts';
import { type FollowedEvent, type LogPosition, readHeadsAfter, startOfLog } from './read-events.ts';

const consumer = 'reactions';
const batchSize = 2_000;
const eventsPerJob = 200;
/** After so many events nobody wanted, the place is written down all the same, so that a restart has little to re-read. */
const longestUnwritten = 5_000;

/** Turns events into jobs of the reactions that want them. */
export interface ReactionFeed {
  /** Called with what the follower saw; turns wanted events into jobs, once across all processes. */
  offer(events: readonly FollowedEvent[]): Promise<void>;
  /** Catches up with what happened while nobody followed. */
  catchUp(): Promise<void>;
}

/** Feeds events to the reactions that want them. Place and jobs move in one transaction, so each event is enqueued exactly once. */
export function createReactionFeed(database: Database, reactions: readonly EventReaction[]): ReactionFeed {
  let unwritten = 0;
  const advance = async (): Promise<void> => {
    unwritten = 0;
    while (await database.system((session) => moveOn(database, session, reactions))) await Promise.resolve();
  };
  return {
    catchUp: advance,
    offer: async (events) => {
      unwritten += events.length;
      const isWanted = (await chooseEvents(database, reactions, events)).some((wanted) => wanted.events.length > 0);
      if (isWanted || unwritten >= longestUnwritten) await advance();
    },
  };
}

/** True when there may be more to read. */
async function moveOn(database: Database, session: Session, reactions: readonly EventReaction[]): Promise<boolean> {
  await session.query({ text: 'begin' });
  try {
    const position = await lockPosition(session);
    const events = await readHeadsAfter(session, position, batchSize);
    const last = events.at(-1);
    if (last) {
      await enqueue(session, buildJobs(await chooseEvents(database, reactions, events)));
      const text = 'update engine_follower set tx_id = $2::xid8, event_id = $3 where consumer = $1';
      await session.query({ text, values: [consumer, last.txId, last.id] });
    }
    await session.query({ text: 'commit' });
    return events.length === batchSize;
  } catch (error) {
    await session.query({ text: 'rollback' }).catch(() => undefined);
    throw error;
  }
}

// Another process that holds the row is waited for: it may have read the log before our event was in it.
async function lockPosition(session: Session): Promise<LogPosition> {
  await session.query({
    text: 'insert into engine_follower (consumer, tx_id, event_id) values ($1, $2::xid8, $3) on conflict do nothing',
    values: [consumer, startOfLog.txId, startOfLog.eventId],
  });
  const rows = await session.query<LogPosition>({
    text: 'select tx_id::text as "txId", event_id as "eventId" from engine_follower where consumer = $1 for update',
    values: [consumer],
  });
  return rows[0] ?? startOfLog;
}

/** One job for a reaction and some events of one workspace. */
export interface ReactionJob {
  readonly reactionId: string;
  readonly workspaceId: string;
  readonly eventIds: readonly string[];
}

/** A reaction with the events of a batch it wants. */
export interface Wanted {
  readonly reactionId: string;
  readonly events: readonly FollowedEvent[];
}

async function chooseEvents(database: Database, reactions: readonly EventReaction[], events: readonly FollowedEvent[]): Promise<Wanted[]> {
  return Promise.all(
    reactions.map(async (reaction) => {
      const ofKind = events.filter((event) => wants(reaction, event.kind));
      const chosen = reaction.choose && ofKind.length > 0 ? await reaction.choose(database, ofKind) : ofKind;
      return { reactionId: reaction.id, events: chosen };
    }),
  );
}

/** Groups events by who wants them; the order within a group is that of the log. */
export function buildJobs(wanted: readonly Wanted[]): ReactionJob[] {
  return wanted.flatMap(({ reactionId, events }) => {
    const groups = [...Map.groupBy(events, (event) => event.workspaceId)];
    return groups.flatMap(([workspaceId, group]) => chunk(group.map((event) => event.id)).map((eventIds) => ({ reactionId, workspaceId, eventIds })));
  });
}

function wants(reaction: EventReaction, kind: string): boolean {
  return reaction.kinds.includes('*') || reaction.kinds.includes(kind);
}

function chunk(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / eventsPerJob);
  return Array.from({ length: count }, (_, index) => ids.slice(index * eventsPerJob, (index + 1) * eventsPerJob));
}

const addJobs = `
  select 1 from graphile_worker.add_jobs(array(
    select row('engine.react', payload::json, null, null, 8::int2, null, null, null)::graphile_worker.job_spec
    from unnest($1::text[]) as payload))`;

async function enqueue(session: Session, jobs: readonly ReactionJob[]): Promise<void> {
  if (jobs.length === 0) return;
  await session.query({ text: addJobs, values: [jobs.map((job) => JSON.stringify(job))] });
}
