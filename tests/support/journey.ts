import { test as base } from '@playwright/test';
import { addChineseGlyphs } from './chinese-glyphs.ts';
import { startApp, type RunningApp } from './running-app.ts';

type WorkerFixtures = {
  /** The journey's file; each gets a product of its own. */
  journey: string;
  app: Pick<RunningApp, 'url' | 'setupToken' | 'home' | 'output'>;
};

/** A browser test against a product that starts empty; `page` opens addresses relative to it. All tests of one file share it. */
export const test = base.extend<object, WorkerFixtures>({
  journey: ['', { scope: 'worker', option: true }],
  app: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads the wanted fixtures from this pattern
    async ({}, use) => {
      const app = await startApp();
      await use(app);
      await app.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  context: async ({ context }, use) => {
    await addChineseGlyphs(context);
    await use(context);
  },
});

export { expect } from '@playwright/test';
