import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, test } from '#tests/support/journey.ts';

const Made = z.object({ id: z.string() });
const Rows = z.object({ rows: z.array(z.looseObject({ id: z.string() })) });

test.describe.configure({ mode: 'serial' });
test.describe('a follow-up is logged in two clicks and the text, from wherever one is', () => {
  test.setTimeout(120_000);

  let page: Page;
  let url = '';
  let account = '';
  let deal = '';
  test.beforeAll(async ({ browser, app }) => {
    url = app.url;
    const context = await browser.newContext({ baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    await page.goto(`/setup?token=${app.setupToken}`);
    await page.getByLabel('公司名称').fill('恒锐');
    await page.getByLabel('姓名').fill('周雨晴');
    await page.getByLabel('邮箱').fill('admin@example.com');
    await page.getByLabel('密码', { exact: true }).fill('Correct-Horse-9');
    await page.locator('button[type=submit]').click();
    await page.getByText('导入我的数据').waitFor();
    account = await create('accounts', { name: '恒锐精密' });
    await create('contacts', { name: '李明', account });
    deal = await create('opportunities', {
      name: '二期产线数字化改造',
      account,
      amount: { amount: '1280000', currency: 'CNY' },
      close_date: '2027-01-31',
    });
  });
  test.afterAll(() => page.context().close());

  const create = async (plural: string, data: object) =>
    Made.parse(await (await page.request.post(`/api/${plural}`, { data, headers: { origin: url } })).json()).id;
  const activities = async (filter: object) =>
    Rows.parse(await (await page.request.post('/api/activities/query', { data: { filter, limit: 20 }, headers: { origin: url } })).json()).rows;
  const composer = () => page.locator('.composer');

  test('two clicks from a row of a list: the button on it, and save', async () => {
    await page.goto('/opportunities?layout=table');
    const row = page.getByRole('row', { name: /二期产线数字化改造/ });
    await row.hover();
    await row.getByRole('button', { name: '记一次跟进' }).click(); // 1
    await expect(composer()).toContainText('二期产线数字化改造');
    await page.keyboard.type('电话里确认了技术验证的时间');
    await composer().getByRole('button', { name: /保存/ }).click(); // 2
    await expect(composer()).toBeHidden();
    const [logged] = await activities({ field: 'opportunity', op: 'eq', value: deal });
    expect(logged).toMatchObject({ type: 'call', status: 'done', content: '电话里确认了技术验证的时间', account });
  });

  test('with outcome, next step and a date as people say it the quality is 4/4, and the deal carries the step', async () => {
    await page.goto(`/opportunities/${deal}`);
    await page.locator('[data-open-composer]').waitFor();
    await page.keyboard.press('l');
    await composer().getByText('拜访', { exact: true }).click();
    await composer().locator('textarea').fill('李工确认验证通过，陈国梁副总下周一拍板');
    await composer().getByRole('button', { name: /^结果/ }).click();
    await page.getByRole('menuitem', { name: '有推进' }).click();
    await composer().getByLabel('下一步').fill('当面讲 ROI');
    await composer().getByLabel('时间').fill('下周一 10点');
    await expect(composer().locator('.when .k-input-read')).toContainText('10:00');
    await expect(composer()).toContainText('质量 4/4');
    // 李工 is the only 李 there; 陈国梁 is nobody yet and said to decide.
    await expect(composer().locator('mark')).toHaveText(['李工', '陈国梁']);
    await composer().getByRole('button', { name: '把陈国梁建为联系人（决策人）' }).click();
    await expect(page.getByText('陈国梁 已建为联系人')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(composer()).toBeHidden();
    const rows = await activities({ field: 'opportunity', op: 'eq', value: deal });
    expect(rows.find((row) => row['type'] === 'visit')).toMatchObject({ outcome: 'advanced', quality: 4, next_step: '当面讲 ROI' });
    // The time is kept: the step is a to-do of its own.
    expect(rows.find((row) => row['status'] === 'planned')).toMatchObject({ subject: '当面讲 ROI', type: 'task' });
  });

  test('what was written survives a reload, and says that it is a draft', async () => {
    await page.goto(`/accounts/${account}`);
    await page.locator('[data-open-composer]').click();
    await composer().locator('textarea').fill('写到一半断网了');
    await page.reload();
    await page.locator('[data-open-composer]').click();
    await expect(composer().locator('textarea')).toHaveValue('写到一半断网了');
    await expect(composer().getByRole('status')).toContainText('没保存的草稿');
    await composer().getByRole('button', { name: '清空' }).click();
    await expect(composer().locator('textarea')).toHaveValue('');
  });

  test('with nothing in view it asks whom it is about', async () => {
    await page.goto('/settings/audit');
    await page.getByRole('heading').first().waitFor();
    await page.keyboard.press('l');
    await composer().locator('textarea').fill('在展会上碰到');
    await composer().getByRole('button', { name: /保存/ }).click();
    await composer().getByText('先选记到哪里').click();
    await page.getByRole('dialog', { name: '记到' }).getByRole('textbox').fill('hengrui');
    await page.getByRole('option', { name: '恒锐精密' }).click();
    await page.keyboard.press('Escape');
    await composer().getByRole('button', { name: /保存/ }).click();
    await expect(composer()).toBeHidden();
    expect(await activities({ field: 'content', op: 'contains', value: '展会' })).toHaveLength(1);
  });

  test('on the phone a sheet over the list: a visit is checked in where one stands, with a photo', async () => {
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation({ latitude: 31.2397, longitude: 121.4998, accuracy: 12 });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/opportunities?layout=table');
    await page.getByRole('button', { name: '记一次跟进' }).first().click();
    await expect(page.getByRole('dialog', { name: '记一次跟进' })).toBeVisible();
    await composer().getByText('拜访', { exact: true }).click();
    await composer().getByRole('button', { name: '签到' }).click();
    await expect(composer().getByRole('status')).toContainText('31.239700, 121.499800');
    await composer()
      .getByLabel('拍照')
      .last()
      .setInputFiles({ name: '门口.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgo=', 'base64') });
    await composer().locator('textarea').fill('到现场看了产线');
    await composer().getByRole('button', { name: /保存/ }).click();
    await expect(composer()).toBeHidden();
    const [visit] = await activities({ field: 'content', op: 'contains', value: '产线' });
    expect(visit).toMatchObject({ check_in_latitude: '31.239700', check_in_accuracy: 12, photos: [{ name: '门口.png' }] });
  });

  test('a planned one is completed by the same composer', async () => {
    const [planned] = await activities({ field: 'status', op: 'eq', value: 'planned' });
    await page.goto(`/activities/${planned?.id ?? ''}`);
    await page.getByRole('button', { name: '完成', exact: true }).click();
    await expect(page.getByRole('dialog', { name: '完成跟进' })).toBeVisible();
    await composer().locator('textarea').fill('讲完了，同意立项');
    await composer().getByRole('button', { name: /保存/ }).click();
    await expect(composer()).toBeHidden();
    expect(await activities({ field: 'content', op: 'contains', value: '同意立项' })).toMatchObject([{ status: 'done' }]);
  });
});
