import type { Page } from '@playwright/test';

/** Counts what a page is still asking the server for; live streams never end and do not count. */
export function watchRequests(page: Page): () => number {
  const open = new Set<object>();
  page.on('request', (request) => !request.url().includes('/api/live') && open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return () => open.size;
}

const step = 60;
/**
 * A new page is quiet for longer than React holds back what arrived late: parts loaded on demand appear 300 ms after the last placeholder did, and with a
 * clock that stands always so.
 */
const quietOnArrival = 480;
const quietInPlace = 180;

/** Waits until a page stands still: nothing asked for, no grey lines for what is still read, fonts there; 20 s at most. */
export async function settle(page: Page, pending: () => number, reason: 'arrival' | 'in place' = 'arrival'): Promise<void> {
  const deadline = performance.now() + 20_000;
  const wanted = (reason === 'arrival' ? quietOnArrival : quietInPlace) / step;
  let quiet = 0;
  while (quiet < wanted && performance.now() < deadline) {
    await page.waitForTimeout(step);
    const isQuiet = pending() === 0 && (await page.evaluate(() => !document.querySelector('.k-skeleton, .ant-spin-spinning, .ant-skeleton')));
    quiet = isQuiet ? quiet + 1 : 0;
  }
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
