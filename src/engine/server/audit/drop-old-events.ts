import { uuidv7 } from 'uuidv7';
import type { Database, Session } from '#platform/server/database/database.ts';
import { lockSealing } from './seal-events.ts';

interface Due {
  readonly workspaceId: string;
  readonly number: number;
  readonly hash: Buffer;
  readonly lastTx: string;
  readonly lastEvent: string;
}

const listDue = `
  select w.workspace_id as "workspaceId", s.number, s.hash, s.last_tx::text as "lastTx", s.last_event as "lastEvent"
  from audit_setting w cross join lateral (
    select * from audit_seal s where s.workspace_id = w.workspace_id and s.sealed_at < $1::timestamptz - make_interval(months => w.keep_months)
    order by s.number desc limit 1) s
  where w.keep_months is not null and s.dropped_at is null`;

/**
 * Drops events that were kept their set time, whole seals from the oldest on. Their seals stay as the checkpoint the chain goes on from, and
 * the log says so in an event of its own, which is sealed in turn. Answers how many events went.
 */
export async function dropOldEvents(database: Database, now: Date): Promise<number> {
  return database.system(async (session) => {
    const due = await session.query<Due>({ text: listDue, values: [now] });
    let dropped = 0;
    for (const each of due) dropped += await dropOf(session, each, now);
    if (dropped > 0) await dropEmptyMonths(session, now);
    return dropped;
  });
}

async function dropOf(session: Session, due: Due, now: Date): Promise<number> {
  await session.query({ text: 'begin' });
  try {
    await lockSealing(session);
    const place = [due.workspaceId, due.lastTx, due.lastEvent];
    const [gone] = await session.query<{ count: number; until: Date | null }>({
      text: `with gone as (delete from event where workspace_id = $1 and (tx_id, id) <= ($2::xid8, $3::uuid) returning at)
        select count(*)::int as count, max(at) as until from gone`,
      values: place,
    });
    await session.query({
      text: 'update audit_seal set leaves = null, dropped_at = $3 where workspace_id = $1 and number <= $2 and dropped_at is null',
      values: [due.workspaceId, due.number, now],
    });
    // Without its event nothing can be restored.
    await session.query({
      text: 'delete from engine_deleted_record where workspace_id = $1 and deleted_at <= $2',
      values: [due.workspaceId, gone?.until ?? new Date(0)],
    });
    await tellDrop(session, due, gone?.count ?? 0, now);
    await session.query({ text: 'commit' });
    return gone?.count ?? 0;
  } catch (error) {
    await session.query({ text: 'rollback' }).catch(() => undefined);
    throw error;
  }
}

async function tellDrop(session: Session, due: Due, events: number, now: Date): Promise<void> {
  const facts = JSON.stringify({ seal: due.number, hash: due.hash.toString('hex'), events });
  await session.query({
    text: `insert into event (workspace_id, id, at, kind, object, record_id, door, facts) values ($1, $2, $3, 'audit.dropped', 'workspace', $1, 'job', $4)`,
    values: [due.workspaceId, uuidv7(), now, facts],
  });
}

/** Months of the log that are over and have nothing left in them go as a whole. */
async function dropEmptyMonths(session: Session, now: Date): Promise<void> {
  const months = await session.query<{ name: string }>({
    text: `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'event'::regclass and c.relname ~ '^event_[0-9]{4}_[0-9]{2}$' and c.relname < 'event_' || to_char($1::timestamptz - interval '1 month', 'YYYY_MM')`,
    values: [now],
  });
  for (const { name } of months) {
    await session.query({
      text: `do $$ begin if not exists (select 1 from ${name}) then set local lock_timeout = '2s'; drop table ${name}; end if;
        exception when lock_not_available then null; end $$`,
    });
  }
}
