import { test as base } from './journey.ts';
import { demoNow, invitePeople, signIn, startDemoApp } from './demo-app.ts';

/** A browser test against the demo company, the same on every day; all tests of one file share it. */
export const test = base.extend({
  app: [
    async ({ playwright }, use) => {
      // While a journey is written, the company need not be made again for each try.
      const running = process.env['SLOOP_DEMO_URL'];
      if (running !== undefined) {
        await use({ url: running, setupToken: '', home: '', output: () => '' });
        return;
      }
      const app = await startDemoApp();
      const request = await playwright.request.newContext({ baseURL: app.url });
      await signIn(request, app.url, 'administrator');
      await invitePeople(request, app.url);
      await request.dispose();
      await use(app);
      await app.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  context: async ({ context }, use) => {
    await context.clock.setFixedTime(demoNow);
    await use(context);
  },
});

export { expect } from '@playwright/test';
