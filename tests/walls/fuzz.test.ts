import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chance, createChance } from '#tests/support/fuzz-input.ts';
import { fuzzRequest, type FuzzRequest, type Operation, operationsOf } from '#tests/support/fuzz-requests.ts';
import { callerNames, type FuzzTarget, marker, startFuzzTarget } from '#tests/support/fuzz-target.ts';
import { propertySettings } from '#tests/support/property-runs.ts';

// Sends every entrance of the API document what nobody would send: boundaries, broken parts, another workspace's ids, keys without
// the scope, odd headers. The answer may refuse, in time and in form; it may not fail, and it may not tell of the other workspace.
// `npm run fuzz -- --requests 50000 --seed 7` tries more and others.

const longestMs = 5_000;
/** Codes that say the database refused what our own checks let through. */
const lateRefusals = ['request.out_of_range', 'request.malformed_value', 'request.characters'];

let target: FuzzTarget;
let operations: readonly Operation[];

beforeAll(async () => {
  target = await startFuzzTarget();
  operations = operationsOf(target.document);
}, 120_000);

afterAll(() => target.close());

test('whatever is sent to whichever entrance, the answer comes in time, is no failure of ours and tells nothing of others', async () => {
  const { runs, seed } = propertySettings({ runs: 3_000, seed: 20_260_101 });
  const chance = createChance(seed);
  const wrong = new Map<string, string>();
  const counts = new Map<number, number>();
  for (let run = 0; run < runs; run += 1) {
    const operation = operations[run % operations.length];
    if (!operation) break;
    const who = pickCaller(chance);
    const request = fuzzRequest(target.document, operation, chance, target.stock);
    const { status, fault } = await judge(who, request);
    counts.set(status, (counts.get(status) ?? 0) + 1);
    const key = `${operation.id} ${fault ?? ''}`;
    if (fault !== undefined && !wrong.has(key))
      wrong.set(key, `${key} · run ${run} as ${who}: ${request.method} ${request.url} ${request.payload ?? ''}`.slice(0, 700));
  }
  if (runs > 3_000)
    process.stdout.write(`${runs} requests, seed ${seed}: ${JSON.stringify(Object.fromEntries([...counts].toSorted(([a], [b]) => a - b)))}\n`);
  expect([...wrong.values()]).toEqual([]);
  // Refusals only would mean that nothing behind the door was reached.
  expect(counts.get(200) ?? 0).toBeGreaterThan(runs / 20);
}, 3_600_000);

function pickCaller(chance: Chance): string {
  const place = chance.next();
  if (place < 0.7) return 'administrator';
  return place < 0.82 ? 'representative' : chance.pick(callerNames.slice(2));
}

async function judge(who: string, request: FuzzRequest): Promise<{ status: number; fault: string | undefined }> {
  const answer = await Promise.race([target.ask(who, request), wait(longestMs, undefined, { ref: false })]);
  if (!answer) return { status: 0, fault: 'no answer in time' };
  const { statusCode: status } = answer;
  const body = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(answer.rawPayload).toString() : answer.body;
  if (status >= 500 && status !== 503) return { status, fault: `failed with ${status}` };
  if (body.includes(marker)) return { status, fault: 'told of the other workspace' };
  const leaked = [...body.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)].find(([id]) => target.keptIds.has(id));
  if (leaked) return { status, fault: `told of ${leaked[0]}` };
  return { status, fault: status < 400 ? undefined : faultOfRefusal(String(answer.headers['content-type']), body, request) };
}

function faultOfRefusal(type: string, body: string, request: FuzzRequest): string | undefined {
  if (request.method === 'HEAD' || request.url.startsWith('/api/health')) return undefined;
  if (!type.startsWith('application/problem+json')) return `refused as ${type}`;
  const { code } = JSON.parse(body);
  if (typeof code !== 'string' || code === '') return 'refused without a code';
  return lateRefusals.includes(code) && !(code === 'request.characters' && !/22\d/.test(body)) ? `refused only by the database: ${code}` : undefined;
}
