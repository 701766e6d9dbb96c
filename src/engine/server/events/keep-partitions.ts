import type { Database } from '#platform/server/database/database.ts';

/** Makes the event log's months to come, so that no event of the running month falls into the catch-all partition. */
export async function ensureEventPartitions(database: Database): Promise<void> {
  // Only when one is missing: making one locks the log for a moment.
  const text = `select ensure_event_partition((date_trunc('month', now()) + make_interval(months => m))::date)
    from generate_series(0, 3) m
    where to_regclass('event_' || to_char(date_trunc('month', now()) + make_interval(months => m), 'YYYY_MM')) is null`;
  await database.system((session) => session.query({ text }));
}
