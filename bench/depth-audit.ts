import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import { type Call, Connection } from './http-client.ts';
import { type Figure, measureOperation, type Operation } from './measure.ts';
import { asOwner } from './server.ts';

const writers = 8;
const watchMs = 25;

/** What the sealed log costs: how far sealing is behind the writers, how fast it is verified and searched. */
export const AuditFigures = z.object({
  /** Events in the whole log. */
  events: z.number(),
  /** Events written while sealing was watched, by eight clients. */
  written: z.number(),
  writtenPerSecond: z.number(),
  /** From the moment a request began until its event was seen sealed: more than from its commit. */
  sealedAfterP95Seconds: z.number(),
  sealedAfterMostSeconds: z.number(),
  verifiedPerSecond: z.number(),
  /** Breaks the verification named; more than 0 is a fault. */
  breaks: z.number(),
});
export type AuditFigures = z.infer<typeof AuditFigures>;

interface Place {
  readonly home: string;
  readonly port: number;
  readonly cookie: string;
  readonly seconds: number;
}

/** Measures sealing under load, verification and search on a running server. */
export async function measureAudit(place: Place): Promise<{ audit: AuditFigures; auditSearch: Figure[] }> {
  const sealing = await asOwner(place.home, (client) => measureSealing(client, place));
  const verified = await measureVerifying(place);
  const auditSearch: Figure[] = [];
  const wanted = await asOwner(place.home, findWanted);
  for (const operation of searches(wanted)) auditSearch.push(await measureOperation(operation, { ...place, role: 'administrator', clients: 1 }));
  return { audit: { events: wanted.events, ...sealing, ...verified }, auditSearch };
}

/** Eight clients add accounts while another connection looks every 25 ms how far the log is sealed. */
async function measureSealing(client: pg.Client, { port, cookie, seconds }: Place) {
  const startedAt = new Date(Date.now() - 50);
  const seen: { at: number; txId: bigint; id: string }[] = [];
  let isWatching = true;
  const watch = async (): Promise<void> => {
    while (isWatching) {
      const { rows } = await client.query<{ txId: string; id: string }>(
        `select tx_id::text as "txId", event_id as id from engine_follower where consumer = 'audit.seal'`,
      );
      const [row] = rows;
      if (row) seen.push({ at: Date.now(), txId: BigInt(row.txId), id: row.id });
      await pause(watchMs);
    }
  };
  const watching = watch();
  let at = 0;
  const write: Operation = {
    name: 'add an account',
    next: () => ({ method: 'POST', path: '/api/accounts', body: { name: `封存压测 ${startedAt.valueOf()}-${at++}` } }),
  };
  const figure = await measureOperation(write, { port, cookie, role: 'administrator', clients: writers, seconds: Math.max(seconds, 10) });
  await pause(5_000);
  isWatching = false;
  await watching;
  const { rows: events } = await client.query<{ txId: string; id: string; at: Date }>(
    `select tx_id::text as "txId", id, at from event where at >= $1 order by tx_id, id`,
    [startedAt],
  );
  const lags = lagsOf(
    events.map((event) => ({ at: event.at.valueOf(), txId: BigInt(event.txId), id: event.id })),
    seen,
  );
  return {
    written: events.length,
    writtenPerSecond: figure.perSecond,
    sealedAfterP95Seconds: seconds3(lags[Math.floor(lags.length * 0.95)]),
    sealedAfterMostSeconds: seconds3(lags.at(-1)),
  };
}

type Seen = { readonly at: number; readonly txId: bigint; readonly id: string };

/** In milliseconds, the least first; an event never seen sealed counts until the end of watching. */
function lagsOf(events: readonly Seen[], seen: readonly Seen[]): number[] {
  let at = 0;
  const end = seen.at(-1)?.at ?? Date.now();
  const lags = events.map((event) => {
    for (let place = seen[at]; place && isBefore(place, event); place = seen[at]) at += 1;
    return (seen[at]?.at ?? end) - event.at;
  });
  return lags.toSorted((a, b) => a - b);
}

function isBefore(left: Seen, right: Seen): boolean {
  return left.txId === right.txId ? left.id < right.id : left.txId < right.txId;
}

async function measureVerifying({ port, cookie }: Place): Promise<Pick<AuditFigures, 'verifiedPerSecond' | 'breaks'>> {
  const connection = new Connection(port, cookie);
  const Stretch = z.object({ events: z.number(), breaks: z.array(z.unknown()), next: z.number().nullable() });
  const begun = performance.now();
  let [after, events, breaks]: [number | null, number, number] = [0, 0, 0];
  // A minute says enough about a long log.
  while (after !== null && performance.now() - begun < 60_000) {
    const answer = await connection.send({ method: 'POST', path: '/api/audit/verify', body: { after } });
    if (answer.status !== 200) throw new Error(`verify: ${answer.status} ${answer.body.slice(0, 300)}`);
    const stretch = Stretch.parse(JSON.parse(answer.body));
    [after, events, breaks] = [stretch.next, events + stretch.events, breaks + stretch.breaks.length];
  }
  connection.close();
  return { verifiedPerSecond: Math.round(events / ((performance.now() - begun) / 1_000)), breaks };
}

interface Wanted {
  readonly events: number;
  readonly actors: readonly string[];
  readonly records: readonly { readonly object: string; readonly id: string }[];
}

/** People and records the log knows, from all over it. */
async function findWanted(client: pg.Client): Promise<Wanted> {
  await client.query('analyze event');
  const count = await client.query<{ events: string }>('select count(*) as events from event');
  const some = await client.query<{ actor: string | null; object: string; id: string }>(
    'select actor_id as actor, object, record_id as id from event tablesample system (0.1) limit 400',
  );
  return {
    events: Number(count.rows[0]?.events ?? 0),
    actors: [...new Set(some.rows.flatMap((row) => row.actor ?? []))],
    records: some.rows.map(({ object, id }) => ({ object, id })),
  };
}

function searches({ actors, records }: Wanted): Operation[] {
  let at = 0;
  const find = (filter: Readonly<Record<string, unknown>>): Call => ({
    method: 'POST',
    path: '/api/audit/events/query',
    body: { ...filter, limit: 50 },
  });
  const record = () => records[at++ % records.length];
  return [
    { name: 'audit: newest', next: () => find({}) },
    { name: 'audit: one person', next: () => find({ actor: actors[at++ % Math.max(1, actors.length)] }) },
    { name: 'audit: one record', next: () => find({ object: record()?.object, record: record()?.id }) },
    { name: 'audit: one kind', next: () => find({ kind: 'record.updated' }) },
    { name: 'audit: a rare kind', next: () => find({ kind: 'record.revealed' }) },
    { name: 'audit: a text that is nowhere', next: () => find({ text: `nowhere ${at++}` }) },
    { name: 'audit: one door and a text', next: () => find({ door: 'api', text: '压测' }) },
  ];
}

function seconds3(ms: number | undefined): number {
  return Number(((ms ?? 0) / 1_000).toFixed(3));
}
