/**
 * Scrolls a list of 100,000 deals in a real browser and prints the longest task of the page’s main thread.
 *
 *   npm run build && node bench/scroll.ts [--rows 100k] [--home /tmp/sloop-scroll] [--port 4298] [--trace scroll.json]
 *
 * The home is seeded when it is empty. Tasks are taken from Chromium’s own trace: everything the renderer’s main thread did in one go while
 * the list was scrolled by wheel, dragged to its end and paged through. A task above 50 ms is what people feel.
 * On a busy machine the clock counts the others’ work too; what the thread worked itself is the figure to compare.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { findChromium } from '../tests/support/chromium.ts';
import { administrator, seedHome, startServer } from './server.ts';
import { type Task, tasksOf, traced } from './trace.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    home: { type: 'string', default: '/tmp/sloop-scroll' },
    port: { type: 'string', default: '4298' },
    trace: { type: 'string' },
  },
});

/** What people do to get through a long list. */
const gestures: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  wheel: async (page) => {
    await page.mouse.move(700, 500);
    for (let turn = 0; turn < 120; turn += 1) {
      await page.mouse.wheel(0, 360);
      await pause(25);
    }
  },
  fling: async (page) => {
    for (let turn = 0; turn < 60; turn += 1) {
      await page.mouse.wheel(0, 6000);
      await pause(25);
    }
  },
  drag: async (page) => {
    const table = page.locator('.k-table');
    for (let step = 1; step <= 40; step += 1) {
      await table.evaluate((element, share) => element.scrollTo(0, element.scrollHeight * share), step / 40);
      await pause(40);
    }
    await page.locator('.k-table-row:not(.pending)').first().waitFor({ timeout: 60_000 });
  },
  keys: async (page) => {
    await page.locator('.k-table').focus();
    for (let turn = 0; turn < 80; turn += 1) {
      await page.keyboard.press('k');
      await pause(16);
    }
  },
};

const rows = Number(options.rows.replace(/k$/, '000'));
if (!existsSync(join(options.home, 'postgres'))) await seedHome(options.home, rows);
const server = await startServer(options.home, Number(options.port));
const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({ executablePath, args, env });
try {
  await measure(browser, `http://127.0.0.1:${server.port}`);
} finally {
  await browser.close();
  await server.stop();
}

async function measure(chrome: Browser, base: string): Promise<void> {
  const page = await openList(chrome, base);
  const session = await page.context().newCDPSession(page);
  const count = Number(await page.locator('.k-table').getAttribute('aria-rowcount')) - 1;
  console.log(`${count} rows, ${await page.locator('.k-table-row').count()} drawn; ${cpus().length} cores`);
  for (const [name, act] of Object.entries(gestures)) {
    const events = await traced(session, () => act(page));
    if (options.trace) writeFileSync(options.trace.replace('.json', `-${name}.json`), JSON.stringify(events));
    report(name, tasksOf(events));
  }
  const heap = await session.send('Runtime.getHeapUsage');
  console.log(`memory after it all: ${Math.round(heap.usedSize / 1_048_576)} MB`);
}

async function openList(chrome: Browser, base: string): Promise<Page> {
  const context = await chrome.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: 'Asia/Shanghai' });
  await context.request.post(`${base}/api/auth/sign-in/email`, { data: administrator });
  const page = await context.newPage();
  await page.goto(`${base}/opportunities?view=all&layout=table`);
  await page.locator('.k-table-row:not(.pending)').nth(10).waitFor({ timeout: 60_000 });
  // The sums come after the rows, and with them the height of the whole list.
  await page.locator('.k-table-totals').waitFor({ timeout: 60_000 });
  await pause(2000);
  return page;
}

function report(name: string, tasks: readonly Task[]): void {
  const line = (title: string, sizes: readonly number[]) => {
    const ordered = sizes.toSorted((left, right) => right - left);
    const print = (share: number) => (ordered[Math.floor(ordered.length * share)] ?? 0).toFixed(1);
    const above = ordered.filter((size) => size > 50).length;
    return `${title}: longest ${print(0)} ms, 99th percentile ${print(0.01)} ms, above 50 ms ${above}`;
  };
  const worked = line(
    'worked',
    tasks.map((task) => task.workedMs),
  );
  const took = line(
    'by the clock',
    tasks.map((task) => task.tookMs),
  );
  console.log(`${name.padEnd(6)} ${tasks.length} tasks; ${worked}; ${took}`);
}
