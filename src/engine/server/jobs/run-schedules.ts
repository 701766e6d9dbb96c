import { parseCronItem } from 'graphile-worker';
import type { Session } from '#platform/server/database/database.ts';
import type { JobDefinition } from '../feature.ts';
import type { App } from '../run.ts';
import { createJob } from './job.queries.ts';

const minuteMs = 60_000;
/** After a longer absence a missed run is not made up for. */
const longestLookBackMs = 24 * 60 * minuteMs;

interface Watch {
  readonly workspaceId: string;
  readonly timeZone: string;
  readonly kind: string;
}

const listWatches = `
  select w.workspace_id as "workspaceId", w.time_zone as "timeZone", k.kind
  from workspace w cross join unnest($1::text[]) as k (kind)
  left join engine_schedule s on s.workspace_id = w.workspace_id and s.kind = k.kind
  where s.checked_until is null or s.checked_until < $2`;

/** Enqueues what is due in each workspace's own time zone; several processes may look at once, one enqueues. */
export async function runSchedules(app: App): Promise<void> {
  const scheduled = new Map([...app.registry.jobs.values()].filter((job) => job.schedule !== undefined).map((job) => [job.id, job]));
  if (scheduled.size === 0) return;
  const minute = new Date(Math.floor(app.now().getTime() / minuteMs) * minuteMs);
  const watches = await app.database.system((session) => session.query<Watch>({ text: listWatches, values: [[...scheduled.keys()], minute] }));
  for (const watch of watches) {
    const job = scheduled.get(watch.kind);
    if (job) await app.database.write(watch.workspaceId, (session) => enqueueIfDue(app, session, watch, job, minute));
  }
}

async function enqueueIfDue(app: App, session: Session, watch: Watch, job: JobDefinition, minute: Date): Promise<void> {
  const checkedUntil = await claim(session, watch, minute);
  if (!checkedUntil || checkedUntil >= minute) return;
  if (!isDue(job.schedule ?? '', watch.timeZone, checkedUntil, minute)) return;
  const id = app.newId();
  await createJob(session.db, {
    workspaceId: watch.workspaceId,
    id,
    kind: job.id,
    input: { scheduledAt: minute.toISOString() },
    requestedBy: null,
    at: app.now(),
  });
  await session.query({ text: 'select engine_enqueue_job($1)', values: [id] });
}

// The lock makes a second process wait and then find the minute looked at. Nothing is promised before the first look.
async function claim(session: Session, watch: Watch, minute: Date): Promise<Date | undefined> {
  const key = [watch.workspaceId, watch.kind];
  const first = await session.query({
    text: 'insert into engine_schedule (workspace_id, kind, checked_until) values ($1, $2, $3) on conflict do nothing returning 1',
    values: [...key, minute],
  });
  if (first.length > 0) return undefined;
  const rows = await session.query<{ checkedUntil: Date }>({
    text: 'select checked_until as "checkedUntil" from engine_schedule where workspace_id = $1 and kind = $2 for update',
    values: key,
  });
  await session.query({
    text: 'update engine_schedule set checked_until = greatest(checked_until, $3) where workspace_id = $1 and kind = $2',
    values: [...key, minute],
  });
  return rows[0]?.checkedUntil;
}

/** Whether a cron text matches any minute after `after` up to and including `until`, by the clock of a time zone. */
export function isDue(schedule: string, timeZone: string, after: Date, until: Date): boolean {
  const item = parseCronItem({ task: 'schedule', match: schedule });
  const first = Math.max(after.getTime() + minuteMs, until.getTime() - longestLookBackMs);
  for (let minute = first; minute <= until.getTime(); minute += minuteMs) {
    if (item.match(digestOf(new Date(minute), timeZone))) return true;
  }
  return false;
}

function digestOf(at: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    minute: 'numeric',
    hour: 'numeric',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const dow = new Date(Date.UTC(read('year'), read('month') - 1, read('day'))).getUTCDay();
  return { min: read('minute'), hour: read('hour'), date: read('day'), month: read('month'), dow };
}
