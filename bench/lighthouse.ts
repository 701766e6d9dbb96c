/**
 * Lighthouse (desktop, production build) on the pages people keep open. Lighthouse is large, so it is not among the dependencies; npx fetches it.
 *
 *   npm run build && node bench/lighthouse.ts --base http://127.0.0.1:4320 --email admin@example.com --password … [--runs 3] [--lighthouse /path/to/lighthouse]
 *
 * Prints the scores of each page, the median of the runs by performance, and what Lighthouse holds against it. Aims: performance 90, best practices 95.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { findChromium } from '../tests/support/chromium.ts';

const { values: options } = parseArgs({
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:4320' },
    email: { type: 'string', default: 'admin@example.com' },
    password: { type: 'string', default: '' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    lighthouse: { type: 'string' },
  },
});

const Audit = z.object({ id: z.string(), title: z.string(), score: z.number().nullable(), displayValue: z.string().optional() });
const Report = z.object({
  categories: z.record(z.string(), z.object({ score: z.number().nullable(), auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })) })),
  audits: z.record(z.string(), Audit),
});
type Report = z.infer<typeof Report>;

const folder = mkdtempSync(join(tmpdir(), 'sloop-lighthouse-'));
const { executablePath } = await findChromium();
const cookie = await signIn();
const pages: Readonly<Record<string, string>> = {
  'sign-in': '/sign-in',
  today: '/',
  list: '/opportunities?view=all&layout=table',
  record: `/opportunities/${await firstDeal()}`,
  dashboard: '/dashboards/ready:manager',
};

for (const [name, path] of Object.entries(pages)) {
  if (options.only !== '' && !options.only.split(',').includes(name)) continue;
  const runs: Report[] = [];
  for (let turn = 0; turn < Number(options.runs); turn += 1) runs.push(await run(name, path));
  const ordered = runs.toSorted((left, right) => scoreOf(left, 'performance') - scoreOf(right, 'performance'));
  const median = ordered[Math.floor(ordered.length / 2)];
  if (median) report(name, median, ordered);
}

async function signIn(): Promise<string> {
  const answer = await fetch(`${options.base}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: options.base },
    body: JSON.stringify({ email: options.email, password: options.password }),
  });
  if (!answer.ok) throw new Error(`Signing in failed: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0] ?? '')
    .join('; ');
}

async function firstDeal(): Promise<string> {
  const answer = await fetch(`${options.base}/api/opportunities/query`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: options.base, cookie },
    body: JSON.stringify({ limit: 1 }),
  });
  return z.object({ rows: z.array(z.object({ id: z.string() })) }).parse(await answer.json()).rows[0]?.id ?? '';
}

async function run(name: string, path: string): Promise<Report> {
  const file = join(folder, `${name}.json`);
  const headers = name === 'sign-in' ? '{}' : JSON.stringify({ Cookie: cookie });
  const args = [
    options.base + path,
    '--preset=desktop',
    '--only-categories=performance,best-practices',
    `--extra-headers=${headers}`,
    '--output=json',
    `--output-path=${file}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage',
    '--quiet',
  ];
  const [command, first] = options.lighthouse ? [process.execPath, [options.lighthouse]] : ['npx', ['--yes', 'lighthouse@13.5.0']];
  await new Promise<void>((resolve, reject) => {
    const env = { ...process.env, CHROME_PATH: executablePath };
    // Outside this folder, where npx would look for it among our own packages.
    execFile(command, [...first, ...args], { cwd: folder, env, maxBuffer: 64_000_000 }, (error) => (error ? reject(error) : resolve()));
  });
  return Report.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function scoreOf(one: Report, category: string): number {
  return Math.round((one.categories[category]?.score ?? 0) * 100);
}

function report(name: string, median: Report, all: readonly Report[]): void {
  const timing = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'];
  const spread = all.map((one) => scoreOf(one, 'performance')).join(' ');
  console.log(`${name}: performance ${scoreOf(median, 'performance')} (${spread}), best practices ${scoreOf(median, 'best-practices')}`);
  console.log(`  ${timing.map((id) => `${id} ${median.audits[id]?.displayValue ?? '–'}`).join(', ')}`);
  for (const category of ['performance', 'best-practices']) {
    const ids = (median.categories[category]?.auditRefs ?? []).filter((ref) => ref.weight > 0).map((ref) => ref.id);
    const held = ids.flatMap((id) => median.audits[id] ?? []).filter((audit) => audit.score !== null && audit.score < 0.9);
    for (const audit of held) console.log(`  ${category}: ${audit.id} ${audit.score} ${audit.displayValue ?? ''}`);
  }
}
