import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, test } from '#tests/support/journey.ts';

const Made = z.object({ id: z.string() });
const Departments = z.object({ departments: z.array(z.object({ id: z.string() })) });
const Invitation = z.object({ token: z.string() });
const password = 'Correct-Horse-9';

test.describe.configure({ mode: 'serial' });
test.describe('the frame: approvals and messages live, the palette, settings search, and the past', () => {
  test.setTimeout(120_000);

  let manager: Page;
  let seller: Page;
  let deal = '';

  test.beforeAll(async ({ browser, app }) => {
    const open = async () =>
      (
        await browser.newContext({ baseURL: app.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 } })
      ).newPage();
    manager = await open();
    seller = await open();
    const post = async <T>(page: Page, shape: z.ZodType<T>, url: string, data: object): Promise<T> =>
      shape.parse(await (await page.request.post(url, { data, headers: { origin: app.url } })).json());
    const administrator = { name: '赵明轩', email: 'admin@example.com', password };
    await post(manager, z.unknown(), '/api/setup', { token: app.setupToken, workspaceName: '框架公司', currency: 'CNY', administrator });
    await post(manager, z.unknown(), '/api/auth/sign-in/email', { email: administrator.email, password });
    const { departments } = Departments.parse(await (await manager.request.get('/api/departments')).json());
    const me = z.object({ member: Made }).parse(await (await manager.request.get('/api/session')).json()).member.id;
    const assignment = { departmentId: departments[0]?.id, managerId: me, role: 'representative', validFrom: '2026-01-01' };
    const { token } = await post(manager, Invitation, '/api/invitations', { name: '周雨晴', email: 'zhou@example.com', assignment });
    await post(seller, z.unknown(), `/api/invitations/by-token/${token}/accept`, { name: '周雨晴', password });
    await post(seller, z.unknown(), '/api/auth/sign-in/email', { email: 'zhou@example.com', password });
    const account = await post(seller, Made, '/api/accounts', { name: '恒锐精密' });
    deal = (await post(seller, Made, '/api/opportunities', { name: '二期产线数字化改造', account: account.id })).id;
  });
  test.afterAll(async () => {
    await manager.context().close();
    await seller.context().close();
  });

  const palette = async (page: Page, text: string) => {
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: '搜索，或输入命令' });
    if (text !== '') await field.fill(text);
    return page.getByRole('listbox');
  };

  test('the seller asks for an exception; the manager sees it live, approves it, and the seller is told live', async () => {
    await manager.goto('/accounts');
    await expect(manager.getByRole('button', { name: '审批，0 件待我处理' })).toBeVisible();
    await seller.goto(`/opportunities/${deal}`);
    await expect(seller.getByRole('heading', { name: '二期产线数字化改造' })).toBeVisible();
    const list = await palette(seller, '推进');
    await list.getByRole('option').filter({ hasText: '差' }).first().click();
    await seller.getByRole('button', { name: '申请例外' }).click();
    const form = seller.getByRole('dialog');
    await form.getByLabel('为什么').fill('客户要求本周进入，材料周五补齐');
    await form.getByLabel('到哪天为止').fill('下周五');
    await form.getByRole('button', { name: '提交申请' }).click();
    await expect(seller.getByText('已申请例外，等赵明轩批准')).toBeVisible();

    await expect(manager.getByRole('button', { name: '审批，1 件待我处理' })).toBeVisible();
    await manager.keyboard.press('g');
    await manager.keyboard.press('v');
    await expect(manager.getByText('客户要求本周进入，材料周五补齐')).toBeVisible();
    await manager.getByRole('button', { name: '批准', exact: true }).click();
    await expect(manager.getByText('没有等你审批的事')).toBeVisible();

    await seller.getByRole('button', { name: /^消息，1 条未读/ }).click();
    const messages = seller.getByRole('list', { name: '消息列表' });
    await expect(messages).toContainText('赵明轩批准了例外：二期产线数字化改造可以进入');
    await messages.getByRole('link').first().click();
    await expect(seller.getByRole('button', { name: /^消息，0 条未读/ })).toBeVisible();
  });

  test('the palette begins with what was opened lately, looks without leaving, and shows every key', async () => {
    await seller.goto('/accounts');
    const list = await palette(seller, '');
    await expect(list.getByRole('option').first()).toContainText('二期产线数字化改造');
    await seller.keyboard.press('ArrowRight');
    await expect(seller.getByRole('dialog')).toContainText('二期产线数字化改造');
    expect(new URL(seller.url()).pathname).toBe('/accounts');
    await seller.keyboard.press('Escape');
    await expect(seller.getByRole('dialog')).toBeHidden();
    await seller.keyboard.press('?');
    await expect(seller.getByRole('dialog', { name: '快捷键' })).toContainText('记一次跟进');
    await seller.keyboard.press('Escape');
  });

  test('what is typed before the palette has arrived stands in its field', async () => {
    const page = await seller.context().newPage();
    let arrive = () => {};
    const held = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/command-palette.*\.js/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/opportunities');
    await expect(page.getByRole('heading', { name: '商机' })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('yqcyx');
    await page.keyboard.press('Backspace');
    arrive();
    await expect(page.getByRole('combobox', { name: '搜索，或输入命令' })).toHaveValue('yqcy');
    // Once it is there as well: between its coming and its having the focus nothing is lost either.
    for (const word of ['yqcyx', 'lrhl', 'zhs']) {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await page.keyboard.press('Control+k');
      await page.keyboard.type(word);
      await expect(page.getByRole('combobox', { name: '搜索，或输入命令' })).toHaveValue(word);
    }
    await page.close();
  });

  test('a setting is found by its pinyin initials, on its home and in the palette', async () => {
    await manager.keyboard.press('g');
    await manager.keyboard.press(',');
    await manager.getByPlaceholder(/找一项设置/).fill('lrhl');
    await expect(manager.getByRole('link', { name: '录入汇率' })).toBeVisible();
    await expect(manager.getByRole('link', { name: '邀请成员' })).toBeHidden();
    const list = await palette(manager, 'yqcy');
    await list.getByRole('option', { name: /邀请成员/ }).click();
    await expect(manager).toHaveURL(/\/settings\/members/);
  });

  test('the rail is folded by a key and stays folded', async () => {
    const rail = manager.getByRole('navigation', { name: '主导航' });
    await manager.keyboard.press('Control+b');
    await expect(rail).toHaveCSS('width', '52px');
    await manager.reload();
    await expect(rail).toHaveCSS('width', '52px');
    await manager.keyboard.press('Control+b');
    await expect(rail).toHaveCSS('width', '200px');
  });

  test('the past tints the frame, writes nothing, and is left with one key', async ({ app }) => {
    await seller.goto('/accounts');
    const list = await palette(seller, '昨天');
    await list.getByRole('option', { name: /当天的数据/ }).click();
    await expect(seller.getByRole('status').filter({ hasText: '只读' })).toBeVisible();
    await expect(seller.getByRole('button', { name: /新建/ })).toHaveCount(0);
    const refused = await seller.request.post('/api/accounts', {
      data: { name: '写进过去' },
      headers: { origin: app.url, 'x-as-of': '2026-01-01T00:00:00Z' },
    });
    expect(refused.status()).toBe(409);
    await seller.keyboard.press('n');
    await expect(seller.getByRole('status').filter({ hasText: '只读' })).toBeHidden();
    await expect(seller.getByRole('button', { name: /新建/ }).first()).toBeVisible();
  });
});
