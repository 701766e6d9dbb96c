import type { Page } from '@playwright/test';

/** Counts what a page is still asking the server for; live streams never end and do not count. */
export function watchRequests(page: Page): () => number {
  const open = new Set<object>();
  page.on('request', (request) => !request.url().includes('/api/live') && open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return () => open.size;
}

/** Waits until a page stands still: nothing asked for, no grey lines for what is still read, fonts there; 20 s at most. */
export async function settle(page: Page, pending: () => number): Promise<void> {
  const deadline = performance.now() + 20_000;
  let quiet = 0;
  while (quiet < 3 && performance.now() < deadline) {
    await page.waitForTimeout(60);
    const isQuiet = pending() === 0 && (await page.evaluate(() => !document.querySelector('.k-skeleton, .ant-spin-spinning, .ant-skeleton')));
    quiet = isQuiet ? quiet + 1 : 0;
  }
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
