import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, test } from '#tests/support/journey.ts';

const Made = z.object({ id: z.string() });
const Rows = z.object({ rows: z.array(z.looseObject({ id: z.string() })) });

test.describe.configure({ mode: 'serial' });
test.describe('forms take what people type, and lose nothing', () => {
  test.setTimeout(120_000);

  let page: Page;
  let url = '';
  let account = '';
  test.beforeAll(async ({ browser, app }) => {
    url = app.url;
    const context = await browser.newContext({ baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    await page.goto(`/setup?token=${app.setupToken}`);
    await page.getByLabel('公司名称').fill('表单公司');
    await page.getByLabel('姓名').fill('管理员');
    await page.getByLabel('邮箱').fill('admin@example.com');
    await page.getByLabel('密码', { exact: true }).fill('Correct-Horse-9');
    await page.locator('button[type=submit]').click();
    await page.getByText('导入我的数据').waitFor();
    const made = await page.request.post('/api/accounts', { data: { name: '北辰精密机械' }, headers: { origin: url } });
    account = Made.parse(await made.json()).id;
  });
  test.afterAll(() => page.context().close());

  const query = async (plural: string, filter: object) =>
    Rows.parse(await (await page.request.post(`/api/${plural}/query`, { data: { filter, limit: 20 }, headers: { origin: url } })).json()).rows;
  /** C creates what the list holds, once the list is there. */
  const openForm = async (address: string) => {
    await page.goto(address);
    await page.getByRole('tab').first().waitFor();
    await page.keyboard.press('c');
    await form().waitFor();
  };
  const form = () => page.getByRole('dialog').last();

  test('a child is created from its parent with the parent filled in, amounts and dates as people type them', async () => {
    await page.goto(`/accounts/${account}?tab=opportunities`);
    await page.getByRole('button', { name: '新建商机' }).first().click();
    await expect(form()).toContainText('属于北辰精密机械');
    await form().getByLabel('名称', { exact: false }).first().fill('一期扩产');
    await form().getByLabel(/^金额/).fill('3.5万');
    await expect(form().locator('.k-input-read').filter({ hasText: '35,000' })).toBeVisible();
    await form()
      .getByLabel(/预计成交/)
      .fill('月底');
    await page.keyboard.press('Control+Enter');
    await expect(form()).toBeHidden();
    const [made] = await query('opportunities', { field: 'account', op: 'eq', value: account });
    expect(made).toMatchObject({ name: '一期扩产', amount: { amount: '35000.00', currency: 'CNY' } });
  });

  test('what cannot be read is said at once and is not saved as empty', async () => {
    await openForm('/opportunities');
    await form().getByLabel('名称', { exact: false }).first().fill('金额写错');
    await form().getByLabel(/^金额/).fill('很多');
    await page.keyboard.press('Control+Enter');
    await expect(form().getByLabel(/^金额/)).toBeFocused();
    await expect(form()).toContainText('看不懂这个金额');
    await page.keyboard.press('Escape');
    expect(await query('opportunities', { field: 'name', op: 'eq', value: '金额写错' })).toEqual([]);
  });

  test('a half-written form survives a reload and is offered again', async () => {
    await openForm('/accounts');
    await form().getByLabel('名称', { exact: false }).first().fill('写了一半的客户');
    await openForm('/accounts');
    await form().getByRole('button', { name: '继续填写' }).click();
    await expect(form().getByLabel('名称', { exact: false }).first()).toHaveValue('写了一半的客户');
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await form().getByRole('button', { name: '丢弃' }).click();
    await expect(form().getByText('没保存的内容')).toBeHidden();
  });

  test('while typing a name that is there already, it is shown', async () => {
    await form().getByLabel('名称', { exact: false }).first().fill('北辰精密机械');
    await expect(form().getByRole('status')).toContainText('北辰精密机械');
    await page.keyboard.press('Escape');
  });

  test('a picker creates what is not there yet, and chooses it', async () => {
    await openForm('/contacts');
    await form().getByLabel('姓名').fill('吴岚');
    await form().getByLabel('客户', { exact: true }).fill('新来的客户');
    await page.getByTitle('+ 新建「新来的客户」').click();
    await expect(form().getByLabel('名称', { exact: false }).first()).toHaveValue('新来的客户');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(1);
    await form().getByLabel('姓名').focus();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const [made] = await query('contacts', { field: 'name', op: 'eq', value: '吴岚' });
    const [customer] = await query('accounts', { field: 'name', op: 'eq', value: '新来的客户' });
    expect(made?.['account']).toBe(customer?.id);
  });
});
