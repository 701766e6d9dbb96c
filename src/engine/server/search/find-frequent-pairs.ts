import { setTimeout as wait } from 'node:timers/promises';
import type { Session } from '#platform/server/database/database.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { JobContext, JobDefinition } from '../feature.ts';
import { storageOf } from '../fields/object-storage.ts';

/** Pairs that so many names contain are frequent: of fewer the index of grams reads all in milliseconds. */
const frequentFrom = 2_000;
/** Names are counted anew when there are a quarter more of them. */
const growth = 1.25;
const slice = 2_000;
const longestWaitMs = 10 * 60_000;
/** A job of somebody's that goes through so many records is large; nothing is begun beside it. */
const largeJob = 20_000;

/**
 * Finds out which two characters many names contain, and has their records kept in the order they are answered in; a crash leaves a pair
 * unready, and the next run fills it again. While a large import is at work nothing is begun, since each of its rows would pay for
 * lists that are filled several times faster once all are there; what was begun is left off until then. Searches need no lists to be right.
 */
export const findFrequentPairsJob: JobDefinition = {
  id: 'search.find_frequent_pairs',
  schedule: '*/10 * * * *',
  run: async (job) => {
    const objects = [...job.registry.objects.values()].filter((object) => object.search);
    for (const object of objects) await findFrequentPairs(job, object);
  },
};

/** The same for one object; exported for the bench, which does not wait for the clock. */
export async function findFrequentPairs(
  { workspaceId, maintain }: Pick<JobContext, 'workspaceId' | 'maintain'>,
  object: Pick<ObjectDefinition, 'id'> & ObjectDefinition,
  from = frequentFrom,
): Promise<void> {
  await maintain(async (session) => {
    const { table, ownerColumn } = storageOf(object);
    if (await isLargeJobAtWork(session, workspaceId)) return;
    if (!(await hasGrown(session, workspaceId, table, from)) && !(await isUnready(session, workspaceId, table))) return;
    await session.query({ text: markFrequent, values: [workspaceId, table, from] });
    await letWritersEnd(session);
    const fill = fillSlice(table, object.nameField, ownerColumn ?? 'null::uuid');
    for (let last: string | null = '00000000-0000-0000-0000-000000000000'; last !== null;) {
      const [row]: { last: string | null }[] = await session.query({ name: `search.post.${table}`, text: fill, values: [workspaceId, table, last] });
      last = row?.last ?? null;
      if (await isLargeJobAtWork(session, workspaceId)) return;
    }
    await session.query({ text: 'update search_frequent set is_ready = true where workspace_id = $1 and object = $2', values: [workspaceId, table] });
    await session.query({ text: noteCounted, values: [workspaceId, table] });
  });
}

// One statement: whoever reads meanwhile sees either what is pending or the postings it went into.
const fold = `
  with taken as (delete from search_pending where workspace_id = $1 returning object, record_id, owner_id, folded)
  insert into search_posting (workspace_id, frequent_id, fit, record_id, owner_id)
  select $1, f.id, search_fit(t.folded, f.pair), t.record_id, t.owner_id
  from taken t cross join lateral (select distinct pair from unnest(search_pairs(t.folded)) pair) x
    join search_frequent f on f.workspace_id = $1 and f.object = t.object and f.pair = x.pair
  on conflict do nothing`;

/** Turns what single writes left into postings. */
export async function foldPostings({ workspaceId, maintain }: Pick<JobContext, 'workspaceId' | 'maintain'>): Promise<void> {
  await maintain((session) => session.query({ name: 'search.fold', text: fold, values: [workspaceId] }));
}

/** Every minute, so that searches never read more than a minute's writes besides. */
export const foldPostingsJob: JobDefinition = { id: 'search.fold_postings', schedule: '* * * * *', run: foldPostings };

const named = `search_entry e where e.workspace_id = $1 and e.object = $2 and e.field = 'name'`;

async function hasGrown(session: Session, workspaceId: string, table: string, from: number): Promise<boolean> {
  const [row] = await session.query<{ grown: boolean }>({
    text: `select count(*) >= greatest($3, ${growth} * coalesce((select c.records from search_counted c where c.workspace_id = $1 and c.object = $2), 0)) as grown from ${named}`,
    values: [workspaceId, table, from],
  });
  return row?.grown === true;
}

/** One that was cut off and shows no progress any more is not waited for. */
async function isLargeJobAtWork(session: Session, workspaceId: string): Promise<boolean> {
  const text = `select from engine_job where workspace_id = $1 and status = 'running' and requested_by is not null and greatest(done, total) >= $2
    and updated_at > clock_timestamp() - interval '10 minutes' limit 1`;
  return (await session.query({ name: 'search.large_job', text, values: [workspaceId, largeJob] })).length > 0;
}

async function isUnready(session: Session, workspaceId: string, table: string): Promise<boolean> {
  const text = 'select from search_frequent where workspace_id = $1 and object = $2 and not is_ready limit 1';
  return (await session.query({ text, values: [workspaceId, table] })).length > 0;
}

// Of very many names a part is counted, chosen by their ids.
const markFrequent = `
  with parts as (select greatest(1, count(*) / 200000)::int as n from ${named}),
    counted as (select x.pair, count(*) * max(parts.n) as records from parts, ${named.replace('search_entry e where', 'search_entry e, lateral unnest(search_pairs(e.text)) x (pair) where')}
      and (parts.n = 1 or mod(hashtext(e.record_id::text)::bigint + 2147483648, parts.n) = 0) group by x.pair)
  insert into search_frequent (workspace_id, object, pair, records) select $1, $2, pair, records from counted where records >= $3
  on conflict (workspace_id, object, pair) do update set records = excluded.records`;

const noteCounted = `insert into search_counted (workspace_id, object, records) select $1, $2, count(*) from ${named}
  on conflict (workspace_id, object) do update set records = excluded.records`;

/** Whoever began before the pairs were marked may not have seen it and writes no postings: the filling waits for their end. */
async function letWritersEnd(session: Session): Promise<void> {
  const [mark] = await session.query<{ mine: string }>({ text: 'select pg_current_xact_id()::text as mine' });
  const until = Date.now() + longestWaitMs;
  const text = 'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as ended';
  while ((await session.query<{ ended: boolean }>({ text, values: [mark?.mine] }))[0]?.ended !== true) {
    if (Date.now() > until) throw new Error('A transaction has been open for ten minutes; the frequent pairs are filled at the next run.');
    await wait(200);
  }
}

/** The records themselves, locked for the moment of their slice: a change that is under way is waited for, and then read. */
function fillSlice(table: string, nameColumn: string, owner: string): string {
  return `with slice as materialized (select id, search_fold(${nameColumn}) as folded, ${owner} as owner_id from ${table}
      where workspace_id = $1 and id > $3 order by id limit ${slice} for share),
    put as (insert into search_posting select $1, f.id, search_fit(s.folded, f.pair), s.id, s.owner_id
      from slice s, lateral (select distinct pair from unnest(search_pairs(s.folded)) pair) x
        join search_frequent f on f.workspace_id = $1 and f.object = $2 and f.pair = x.pair and not f.is_ready
      on conflict do nothing)
    select max(id::text)::uuid as last from slice`;
}
