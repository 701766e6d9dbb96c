import { expect, type Page } from '@playwright/test';

/** Waits until the browser keeps every part of the program, which it takes up one by one while nobody works on the page. */
export async function programIsKept(page: Page): Promise<void> {
  const missing = () =>
    page.evaluate(async () => {
      const wanted: unknown = await (await fetch('/precache.json')).json();
      const kept = (await (await caches.open('sloop-program')).keys()).map((request) => new URL(request.url).pathname);
      return Array.isArray(wanted) && wanted.length > 20 ? wanted.filter((path) => !kept.includes(path)).length : -1;
    });
  await expect.poll(missing, { timeout: 90_000 }).toBe(0);
}
