import type { BrowserContext, Page } from '@playwright/test';
import { z } from 'zod';
import { expect, test } from '#tests/support/journey.ts';
import { programIsKept } from '#tests/support/kept-program.ts';

const email = 'visit@example.com';
const password = 'Ying-huan-2026!visit';
const Made = z.object({ id: z.string() });
const Rows = z.object({ rows: z.array(z.looseObject({ id: z.string(), photos: z.array(z.object({ id: z.string(), name: z.string() })) })) });
/** One red dot. */
const photo = {
  name: 'factory.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64'),
};

test.describe.configure({ mode: 'serial' });
test.describe('a visit is checked in where there is no connection', () => {
  let context: BrowserContext;
  let page: Page;
  let url = '';
  let account = '';

  test.beforeAll(async ({ browser, app }) => {
    url = app.url;
    context = await browser.newContext({
      baseURL: url,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      geolocation: { latitude: 31.2304, longitude: 121.4737, accuracy: 12 },
      permissions: ['geolocation'],
    });
    page = await context.newPage();
    await page.request.post('/api/setup', {
      data: { token: app.setupToken, workspaceName: '恒锐', administrator: { name: '周雨晴', email, password } },
    });
    await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: url } });
    account = await create('accounts', { name: '恒锐精密' });
    await page.goto(`/accounts/${account}`);
    await programIsKept(page);
    await page.waitForLoadState('networkidle');
  });
  test.afterAll(() => context.close());

  const create = async (plural: string, data: object) =>
    Made.parse(await (await page.request.post(`/api/${plural}`, { data, headers: { origin: url } })).json()).id;
  const visits = async () => {
    const filter = { field: 'account', op: 'eq', value: account };
    const answer = await page.request.post('/api/activities/query', { data: { filter, limit: 20 }, headers: { origin: url } });
    return Rows.parse(await answer.json()).rows;
  };
  const composer = () => page.locator('.composer');
  /** One tap on the bar under the thumb; the palette offers it as well. */
  const checkIn = async (text: string) => {
    await page.getByRole('group', { name: '常用操作' }).getByRole('button', { name: '拜访签到' }).click();
    await composer().getByRole('button', { name: '签到', exact: true }).click();
    await expect(composer().getByRole('status').filter({ hasText: '已签到' })).toContainText('31.230400, 121.473700');
    await composer().getByLabel('拍照').setInputFiles(photo);
    await expect(composer().getByRole('img', { name: photo.name })).toBeVisible();
    await composer().getByRole('textbox').first().fill(text);
  };
  const save = () => composer().getByRole('button', { name: /^保存/ }).click();

  test('photos are part of the draft: they outlive a closed window', async () => {
    await context.setOffline(true);
    await checkIn('车间在扩建');
    await page.keyboard.press('Escape');
    await context.setOffline(false);
    await page.reload();
    await page.getByRole('button', { name: '搜索', exact: true }).click();
    await page.getByRole('combobox').fill('拜访签到');
    await page.getByRole('option', { name: /拜访签到/ }).click();
    await expect(composer().getByRole('img', { name: photo.name })).toBeVisible();
    await composer().getByRole('button', { name: '清空' }).click();
    await expect(composer().getByRole('img', { name: photo.name })).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  test('place, time, photo and words wait on the device, through a reload, and arrive once', async () => {
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await checkIn('见到了厂长，车间在扩建');
    await save();
    await expect(page.getByText('没有网络，已存在这台设备上')).toBeVisible();
    await expect(page.getByRole('button', { name: '待发送 1' })).toBeVisible();
    await page.reload();
    await page.getByRole('button', { name: '待发送 1' }).click();
    await expect(page.getByRole('dialog', { name: '待发送' })).toContainText('等待网络');
    await page.keyboard.press('Escape');
    expect(await context.request.get(`${url}/api/health`).then((answer) => answer.ok())).toBe(true);
    expect(await visits()).toEqual([]);
    await context.setOffline(false);
    await expect(page.getByText('已发送 1 条')).toBeVisible();
    await expect(page.getByRole('button', { name: /待发送/ })).toHaveCount(0);
    const [visit, ...others] = await visits();
    expect(others).toEqual([]);
    expect(visit).toMatchObject({
      type: 'visit',
      content: '见到了厂长，车间在扩建',
      check_in_latitude: '31.230400',
      check_in_longitude: '121.473700',
    });
    expect(Date.now() - Date.parse(String(visit?.['check_in_at']))).toBeLessThan(180_000);
    expect(visit?.photos).toMatchObject([{ name: photo.name }]);
    const kept = await page.request.get(`/api/files/${visit?.photos[0]?.id}`);
    expect(Buffer.compare(await kept.body(), photo.buffer)).toBe(0);
  });

  test('an answer lost on the way does not make it twice', async () => {
    let attempts = 0;
    await page.route('**/api/activities/log', async (route) => {
      attempts += 1;
      // It reaches the server; only the answer is lost, the first time.
      const answer = await route.fetch();
      await (attempts === 1 ? route.abort('connectionfailed') : route.fulfill({ response: answer }));
    });
    await checkIn('第二次拜访');
    await save();
    await expect.poll(() => attempts, { timeout: 40_000 }).toBeGreaterThan(1);
    await expect(page.getByRole('button', { name: /待发送/ })).toHaveCount(0);
    await page.unroute('**/api/activities/log');
    expect((await visits()).filter((visit) => visit['content'] === '第二次拜访')).toHaveLength(1);
  });

  test('what cannot be saved any more says why, and is given up by hand', async () => {
    const gone = await create('accounts', { name: '要搬走的客户' });
    await page.goto(`/accounts/${gone}`);
    await expect(page.getByRole('heading', { name: '要搬走的客户', level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await checkIn('门口没有人');
    await save();
    await expect(page.getByRole('button', { name: '待发送 1' })).toBeVisible();
    // Meanwhile somebody else deletes the customer.
    expect((await page.request.delete(`/api/accounts/${gone}`, { headers: { origin: url } })).ok()).toBe(true);
    await context.setOffline(false);
    await page.getByRole('button', { name: '待发送 1' }).click();
    const drawer = page.getByRole('dialog', { name: '待发送' });
    await expect(drawer.getByText(/没有保存/)).toBeVisible();
    await drawer.getByRole('button', { name: '放弃' }).click();
    await page.getByRole('dialog', { name: /^放弃/ }).getByRole('button', { name: '放弃', exact: true }).click();
    await expect(page.getByRole('button', { name: /待发送/ })).toHaveCount(0);
  });
});
