import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { asOwner, seedHome, startServer } from './server.ts';
import { measureAudit } from './depth-audit.ts';
import { asking } from './http-client.ts';
import type { DepthResult } from './depth-report.ts';
import { measureShares } from './depth-shares.ts';
import { type Figure, measureOperation, type Operation } from './measure.ts';
import { type BenchOptions, nameOfSize } from './options.ts';
import { measureSearch } from './depth-search.ts';
import { growNames } from './seed-names.ts';
import { signInAll } from './people.ts';

const deals = '/api/opportunities';
const fields = [
  { id: 'bench_channel', spec: { kind: 'text', indexed: true, label: { zh: '渠道（压测）', en: 'Channel (bench)' } } },
  { id: 'bench_score', spec: { kind: 'number', scale: 0, indexed: true, label: { zh: '评分（压测）', en: 'Score (bench)' } } },
];
const sources = ['outbound', 'referral', 'event', 'website', 'partner', 'tender', 'existing_customer', 'campaign', 'social'];
const exportAtMost = 100_000;

/** Measures one size; fills the fields without code the first time. */
export async function measureDepth(size: number, { home, skipSeed, port, seconds }: BenchOptions, commit: string): Promise<DepthResult> {
  const own = join(home, nameOfSize(size));
  if (!skipSeed || !existsSync(own)) await seedHome(own, size);
  // As many customers and contacts as deals, with names as people have them: what search is asked of.
  await growNames(own, size, say);
  const [loadBefore = 0] = loadavg();
  const server = await startServer(own, port);
  try {
    const [boss, , seller] = await signInAll(port);
    if (!boss || !seller) throw new Error('Nobody is signed in.');
    const ask = asking(port, boss.cookie);
    await addFields(ask);
    await fillFields(ask);
    await asOwner(own, (client) => client.query('vacuum (analyze) opportunity'));
    const figures: Figure[] = [];
    for (const operation of depthOperations()) {
      figures.push(await measureOperation(operation, { port, cookie: boss.cookie, role: boss.role, clients: 1, seconds }));
      say(figures.at(-1));
    }
    figures.push(...(await measureSearch([boss, seller], { port, seconds }, say)));
    for (const figure of await measureShares({ home: own, port, seconds, administrator: boss.cookie, seller: seller.cookie })) {
      figures.push(figure);
      say(figure);
    }
    const exported = await measureExport(ask);
    say(exported);
    const { audit, auditSearch } = await measureAudit({ home: own, port, cookie: boss.cookie, seconds });
    say(audit);
    figures.push(...auditSearch);
    return { size, measuredAt: new Date().toISOString(), commit, loadBefore: Number(loadBefore.toFixed(1)), figures, ...exported, audit };
  } finally {
    await server.stop();
  }
}

type Ask = ReturnType<typeof asking>;

async function addFields(ask: Ask): Promise<void> {
  const known = JSON.stringify(await ask({ method: 'GET', path: '/api/schema/objects/opportunity' }));
  for (const field of fields) {
    if (!known.includes(`"${field.id}"`)) await ask({ method: 'POST', path: '/api/schema/objects/opportunity/fields', body: field });
  }
  // The indexes are built in the background.
  await pause(3_000);
}

/** Every deal gets a channel as rare as its source and a score spread like its amount; through the API, a thousand a call. */
async function fillFields(ask: Ask): Promise<void> {
  const empty = [{ field: 'bench_score', op: 'is_empty' }];
  const first = await ask({ method: 'POST', path: `${deals}/query`, body: { filter: { and: empty }, columns: ['source'], limit: 1 } });
  if (rowsOf(first).length === 0) return;
  let cursor: string | undefined;
  for (let page = 0; ; page++) {
    const body = { columns: ['source', 'bench_score'], sort: [{ field: 'created_at' }], limit: 1_000, ...(cursor !== undefined && { cursor }) };
    const answer = await ask({ method: 'POST', path: `${deals}/query`, body });
    const records = rowsOf(answer)
      .filter((row) => row.isEmpty)
      .map(({ id }, at) => ({
        id,
        values: { bench_channel: sources[(at * 7 + page) % sources.length], bench_score: (at * 7919 + page * 31) % 1_000_000 },
      }));
    if (records.length > 0) await ask({ method: 'POST', path: `${deals}/bulk`, body: { action: 'update', records } });
    cursor = cursorOf(answer);
    if (cursor === undefined) return;
  }
}

function cursorOf(answer: unknown): string | undefined {
  return answer !== null && typeof answer === 'object' && 'nextCursor' in answer && typeof answer.nextCursor === 'string'
    ? answer.nextCursor
    : undefined;
}

function rowsOf(answer: unknown): { id: string; isEmpty: boolean }[] {
  const rows = answer !== null && typeof answer === 'object' && 'rows' in answer && Array.isArray(answer.rows) ? answer.rows : [];
  return rows.flatMap((row: unknown) =>
    row !== null && typeof row === 'object' && 'id' in row
      ? [{ id: String(row.id), isEmpty: 'bench_score' in row ? row.bench_score === null : true }]
      : [],
  );
}

/** Pairs of questions: what is built in and what is not, now and then. */
function depthOperations(): Operation[] {
  let at = 0;
  const next = <T>(from: readonly T[]): T | undefined => from[at++ % from.length];
  const list = (field: string, sort: string): Operation['next'] => {
    return () => ({
      method: 'POST',
      path: `${deals}/query`,
      body: {
        filter: { and: [{ field, op: 'eq', value: next(sources) }] },
        sort: [{ field: sort, descending: at % 2 === 0 }],
        columns: ['name', 'stage', 'amount'],
        limit: 50,
      },
    });
  };
  const sums = (asOf?: string): Operation['next'] => {
    const measures = [
      { id: 'count', kind: 'count' },
      { id: 'amount', kind: 'sum', of: 'amount' },
      // Not answered by the roll-up, so that both questions read the same records.
      { id: 'largest', kind: 'max', of: 'amount' },
    ];
    return () => ({ method: 'POST', path: `${deals}/aggregate`, body: { groupBy: ['stage'], measures, ...(asOf !== undefined && { asOf }) } });
  };
  const past = new Date(Date.now() - 90 * 86_400_000).toISOString();
  return [
    { name: 'list by a built-in field', next: list('source', 'amount') },
    { name: 'list by a field without code', next: list('bench_channel', 'bench_score') },
    { name: 'figures by stage, now', next: sums() },
    { name: 'figures by stage, as of 90 days ago', next: sums(past) },
  ];
}

/** From the wish to the finished workbook. */
async function measureExport(ask: Ask): Promise<{ exportSeconds: number; exportRows: number }> {
  const from = performance.now();
  const started = await ask({
    method: 'POST',
    path: '/api/exports',
    body: {
      object: 'opportunity',
      format: 'xlsx',
      columns: ['name', 'account', 'owner', 'stage', 'amount', 'close_date', 'source', 'probability'],
      sort: [{ field: 'close_date' }],
    },
  });
  const id = partOf(started, 'id');
  for (;;) {
    await pause(50);
    const seen = await ask({ method: 'GET', path: `/api/exports/${id}` });
    const [status, done] = [partOf(seen, 'status'), Number(partOf(seen, 'done'))];
    if (status === 'failed' || status === 'expired') throw new Error(`The export ${status}: ${JSON.stringify(seen)}`);
    if (status === 'done' || done >= exportAtMost)
      return { exportSeconds: Number(((performance.now() - from) / 1_000).toFixed(1)), exportRows: done };
  }
}

function partOf(answer: unknown, name: 'id' | 'status' | 'done'): string {
  const found = answer !== null && typeof answer === 'object' ? Object.entries(answer).find(([key]) => key === name) : undefined;
  return String(found?.[1] ?? '');
}

/** Writes what was measured beside the other results. */
export function saveDepth(folder: string, result: DepthResult): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${nameOfSize(result.size)}.json`), `${JSON.stringify(result, null, 1)}\n`);
}

function say(what: unknown): void {
  process.stderr.write(`${JSON.stringify(what)}\n`);
}
