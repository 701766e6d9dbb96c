import { gzipSync } from 'node:zlib';
import { expect, test } from '#tests/support/journey.ts';
import { programIsKept } from '#tests/support/kept-program.ts';

const email = 'offline@example.com';
const password = 'Ying-huan-2026!offline';

test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ page, app }) => {
  await page.request.post('/api/setup', {
    data: { token: app.setupToken, workspaceName: '赢环', administrator: { name: '周雨晴', email, password } },
  });
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: app.url } });
  expect(answer.status(), await answer.text()).toBe(200);
});

test('the first page needs less than 450 KB of packed script', async ({ page }) => {
  const sizes = new Map<string, number>();
  page.on('response', async (response) => {
    if (!response.url().endsWith('.js') || response.url().endsWith('service-worker.js')) return;
    const body = await response.body().catch(() => undefined);
    if (body) sizes.set(new URL(response.url()).pathname, gzipSync(body).length);
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  test.info().annotations.push({ type: 'first load', description: `${Math.round(total / 1024)} KB of script, packed` });
  expect([...sizes.keys()].filter((name) => /echarts/.test(name))).toEqual([]);
  expect(total).toBeLessThan(450 * 1024);
});

test('without a connection the program still opens, says so, and says when it is back', async ({ page, context }) => {
  await page.goto('/accounts');
  await expect(page.getByRole('heading', { name: '客户', level: 1 })).toBeVisible();
  await programIsKept(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('button', { name: '离线' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('button', { name: '离线' })).toBeHidden();
});

test('the program is taken up part by part, and waits while somebody works on the page', async ({ page }) => {
  const kept = () => page.evaluate(async () => (await (await caches.open('sloop-program')).keys()).length);
  await page.goto('/accounts');
  await expect.poll(kept, { intervals: [50] }).toBeGreaterThan(5);
  // A part may have been under way, and the first key too late for another.
  await page.keyboard.press('Shift');
  await page.waitForTimeout(300);
  const before = await kept();
  for (let turn = 0; turn < 15; turn += 1) {
    await page.keyboard.press('Shift');
    await page.waitForTimeout(200);
  }
  // On a busy machine a part may slip in between two keys; at rest there would be dozens.
  expect(await kept()).toBeLessThanOrEqual(before + 2);
  await expect.poll(kept).toBeGreaterThan(before + 20);
});

test('nothing the API answered is kept in the browser', async ({ page }) => {
  await page.goto('/accounts');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForLoadState('networkidle');
  const kept = await page.evaluate(async () => (await (await caches.open('sloop-program')).keys()).map((request) => new URL(request.url).pathname));
  expect(kept.filter((path) => path.startsWith('/api/'))).toEqual([]);
});
