import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/journey.ts';

const email = 'objects@example.com';
const password = 'Ying-huan-2026!objects';
const rep = { name: '王敏', email: 'wangmin.objects@example.com' };

test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ page, app }) => {
  await page.request.post('/api/setup', {
    data: { token: app.setupToken, workspaceName: '赢环', administrator: { name: '周雨晴', email, password } },
  });
  await signIn(page, app.url, email);
});

async function signIn(page: Page, origin: string, who: string): Promise<void> {
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email: who, password }, headers: { origin } });
  expect(answer.status(), await answer.text()).toBe(200);
}

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').map((each) => `${each.id}: ${each.nodes[0]?.html}`);
}

const drawer = (page: Page, name: string) => page.getByRole('dialog', { name });

test('an administrator makes an object with fields and a rule, without code', async ({ page }) => {
  await page.goto('/settings/objects');
  await page.getByRole('button', { name: '新建对象' }).click();
  const object = drawer(page, '新建对象');
  await object.getByLabel('中文名称').fill('设备');
  await object.getByLabel('英文名称').fill('Machine');
  await object.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: '设备' })).toBeVisible();

  await page.getByRole('button', { name: '添加字段' }).click();
  await page.getByRole('button', { name: /^金额/ }).click();
  const field = drawer(page, '添加字段');
  await field.getByLabel('中文名称').fill('价格');
  await field.getByLabel('英文名称').fill('Price');
  await field.getByRole('button', { name: '保存' }).click();
  await expect(field).toBeHidden();

  await page.getByRole('button', { name: '添加字段' }).click();
  await page.getByRole('button', { name: /^单选/ }).click();
  await field.getByLabel('中文名称').fill('状态');
  await field.getByLabel('英文名称').fill('State');
  await field.getByLabel('中文 1').fill('在用');
  await field.getByLabel('英文 1').fill('Running');
  await field.getByRole('button', { name: '添加选项' }).click();
  await field.getByLabel('中文 2').fill('停机');
  await field.getByLabel('英文 2').fill('Stopped');
  await field.getByRole('button', { name: '保存' }).click();
  await expect(field).toBeHidden();

  await page.getByRole('tab', { name: /规则/ }).click();
  await page.getByRole('button', { name: '添加规则' }).click();
  const rule = drawer(page, '添加规则');
  await rule.getByLabel('规则名称（中文）').fill('停机的不值钱');
  await rule.getByLabel('规则名称（英文）').fill('Stopped ones cost less');
  await rule.getByRole('tab', { name: '表达式' }).click();
  const source = rule.getByRole('combobox', { name: /什么情况下拒绝/ });
  await source.pressSequentially('sta');
  await page.keyboard.press('Enter');
  await source.pressSequentially(" == '");
  await rule.getByRole('option', { name: /停机/ }).click();
  await source.pressSequentially(' && price > 1000 && kolor');
  await expect(rule.getByText(/kolor/).last()).toBeVisible();
  await source.fill("state == 'stopped' && price > 1000");
  await expect(rule.getByText('写法正确，结果：是/否')).toBeVisible();
  await rule.getByLabel('拒绝时说什么（中文）').fill('停机的设备价格不能超过 1000');
  await rule.getByLabel('拒绝时说什么（英文）').fill('A stopped machine costs 1000 at most');
  expect(await seriousFindings(page)).toEqual([]);
  await rule.getByRole('button', { name: '保存' }).click();
  await expect(rule).toBeHidden();
  await expect(page.getByText("state == 'stopped' && price > 1000")).toBeVisible();
});

test('a representative writes records of it, the rule refuses a wrong one, and the list filters by the new field', async ({ page, app, browser }) => {
  const departments = await (await page.request.get('/api/departments')).json();
  const invitation = await page.request.post('/api/invitations', {
    data: {
      name: rep.name,
      email: rep.email,
      assignment: { departmentId: departments.departments[0].id, managerId: null, role: 'representative', validFrom: '2020-01-01' },
    },
    headers: { origin: app.url },
  });
  expect(invitation.status(), await invitation.text()).toBeLessThan(300);
  const { token } = await invitation.json();
  const context = await browser.newContext({ baseURL: app.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const their = await context.newPage();
  await their.request.post(`/api/invitations/by-token/${token}/accept`, { data: { name: rep.name, password }, headers: { origin: app.url } });
  await signIn(their, app.url, rep.email);

  await their.goto('/');
  await their
    .getByRole('link', { name: '执行' })
    .or(their.getByRole('button', { name: '执行' }))
    .first()
    .click();
  await their.getByRole('link', { name: '设备' }).click();
  await their.getByRole('button', { name: '新建设备' }).click();
  const form = drawer(their, '新建设备');
  await form.getByLabel('名称').fill('注塑机 1 号');
  await form.getByLabel('价格').fill('3万');
  await form.getByLabel('状态').click();
  await their.getByTitle('停机').click();
  await form.getByRole('button', { name: /^新建/ }).click();
  await expect(form.getByText('停机的设备价格不能超过 1000')).toBeVisible();
  await form.getByLabel('价格').fill('800');
  await form.getByRole('button', { name: /^新建/ }).click();
  await expect(form).toBeHidden();
  await expect(their.getByRole('grid').getByText('注塑机 1 号')).toBeVisible();

  await their.goto('/records/custom_machine');
  await their.getByRole('button', { name: '条件', exact: true }).click();
  await their.getByRole('combobox', { name: /输入条件/ }).fill('状态 是 在用');
  await their.keyboard.press('Enter');
  await expect(their.getByText('没有符合条件的设备')).toBeVisible();
  await their.getByRole('button', { name: '还原' }).click();
  await their.getByRole('button', { name: '条件', exact: true }).click();
  await their.getByRole('combobox', { name: /输入条件/ }).fill('状态 是 停机');
  await their.keyboard.press('Enter');
  await expect(their.getByRole('grid').getByText('注塑机 1 号')).toBeVisible();
  await their.keyboard.press('Escape');
  expect(await seriousFindings(their)).toEqual([]);
  await context.close();
});

test('a list is kept as a view on the server, and opens with it in another browser', async ({ page, app, browser }) => {
  await page.goto(`/accounts?filter=${encodeURIComponent(JSON.stringify([{ field: 'name', op: 'contains', value: '精密' }]))}`);
  await page.getByRole('button', { name: '存为视图' }).click();
  const dialog = drawer(page, '另存为新视图');
  await dialog.getByLabel('名称').fill('精密制造');
  await dialog.getByText('我打开列表时先看它').click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('tab', { name: /精密制造/ })).toHaveAttribute('aria-selected', 'true');
  const context = await browser.newContext({ baseURL: app.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const other = await context.newPage();
  await signIn(other, app.url, email);
  await other.goto('/accounts');
  await expect(other.getByRole('tab', { name: /精密制造/ })).toHaveAttribute('aria-selected', 'true');
  await expect(other.getByText('精密', { exact: true })).toBeVisible();
  await context.close();
});
