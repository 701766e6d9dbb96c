import { type Call, Connection } from './http-client.ts';

/** What came of measuring one operation. */
export interface Figure {
  readonly operation: string;
  readonly role: string;
  readonly clients: number;
  readonly requests: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly perSecond: number;
  /** Answers that were not 2xx, with the first of them. */
  readonly failures: number;
  readonly failure?: string;
}

/** One measured operation: gives the next call for a client, and may look at the answer. */
export interface Operation {
  readonly name: string;
  /** Records written by one request, for figures in rows. */
  readonly rows?: number;
  next(client: number): Call;
  seen?(client: number, body: string): void;
}

interface Setting {
  readonly port: number;
  readonly cookie: string;
  readonly role: string;
  readonly clients: number;
  readonly seconds: number;
}

const warmUps = 20;
const fewest = 30;

/** Sends requests one after the other on each connection until the time is over. */
export async function measureOperation(operation: Operation, setting: Setting): Promise<Figure> {
  const connections = Array.from({ length: setting.clients }, () => new Connection(setting.port, setting.cookie));
  const times: number[] = [];
  let failures = 0;
  let failure: string | undefined;
  const once = async (client: number, isCounted: boolean): Promise<void> => {
    const call = operation.next(client);
    const from = performance.now();
    const answer = await connections[client]?.send(call);
    if (isCounted) times.push(performance.now() - from);
    if (answer && answer.status < 300) return operation.seen?.(client, answer.body);
    failures += 1;
    failure ??= `${call.method} ${call.path} ${answer?.status} ${answer?.body.slice(0, 300)}`;
  };
  const isBulk = (operation.rows ?? 1) > 1;
  const warm = isBulk ? 1 : Math.ceil(warmUps / setting.clients);
  await Promise.all(connections.map(async (_, client) => repeat(warm, () => once(client, false))));
  const begun = performance.now();
  const end = begun + setting.seconds * 1_000;
  const least = isBulk ? 3 : Math.ceil(fewest / setting.clients);
  await Promise.all(
    connections.map(async (_, client) => {
      for (let done = 0; (performance.now() < end || done < least) && performance.now() < begun + 30_000; done++) await once(client, true);
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  for (const connection of connections) connection.close();
  const sorted = times.toSorted((a, b) => a - b);
  return {
    operation: operation.name,
    role: setting.role,
    clients: setting.clients,
    requests: times.length,
    medianMs: at(sorted, 0.5),
    p95Ms: at(sorted, 0.95),
    perSecond: round((times.length * (operation.rows ?? 1)) / seconds),
    failures,
    ...(failure !== undefined && { failure }),
  };
}

async function repeat(times: number, work: () => Promise<void>): Promise<void> {
  for (let done = 0; done < times; done++) await work();
}

function at(sorted: readonly number[], share: number): number {
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN);
}

function round(value: number): number {
  return Number(value.toFixed(value < 10 ? 2 : 1));
}
