import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '#tests/support/journey.ts';

const email = 'segments@example.com';
const password = 'Ying-huan-2026!segments';

test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ page, app }) => {
  await page.request.post('/api/setup', {
    data: { token: app.setupToken, workspaceName: '赢环', administrator: { name: '周雨晴', email, password } },
  });
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: app.url } });
  expect(answer.status(), await answer.text()).toBe(200);
});

test('a segment by condition is made, counted while it is written, and narrows a list of something else and its board', async ({ page, app }) => {
  const send = async (path: string, data: unknown) => {
    const answer = await page.request.post(path, { data, headers: { origin: app.url } });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
    return answer.json();
  };
  const key = await send('/api/accounts', { name: '苏州恒锐', tier: 'A' });
  const other = await send('/api/accounts', { name: '无锡华瑞', tier: 'B' });
  const deal = { amount: { amount: '10000', currency: 'CNY' }, close_date: '2027-03-15' };
  await send('/api/opportunities', { ...deal, name: '恒锐产线', account: key.id });
  await send('/api/opportunities', { ...deal, name: '华瑞仓储', account: other.id });

  await page.goto('/segments');
  await page.getByRole('button', { name: '新建细分' }).first().click();
  const dialog = page.getByRole('dialog', { name: '新建细分' });
  await dialog.getByLabel('名称').fill('重点客户');
  await dialog.getByRole('button', { name: '条件', exact: true }).click();
  await page.getByRole('combobox', { name: /输入条件/ }).fill('客户等级 是 A');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('现在有 1 条')).toBeVisible();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('重点客户').first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').map((each) => each.id)).toEqual([]);

  // Used in the filter of deals: account is in the segment.
  await page.goto('/opportunities?view=all');
  await expect(page.getByText('华瑞仓储').first()).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: '条件', exact: true }).click();
  await page.getByRole('combobox', { name: /输入条件/ }).fill('客户');
  await page.getByRole('option', { name: /^客户 ?属于细分/ }).click();
  const editor = page.locator('.records-condition');
  await editor.locator('.ant-select').nth(1).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '重点客户' }).click();
  await editor.getByRole('button', { name: '完成' }).click();
  await expect(page.getByText('华瑞仓储')).toBeHidden();
  await expect(page.getByText('恒锐产线').first()).toBeVisible();
  await page.getByRole('tab', { name: '看板' }).click();
  await expect(page.locator('.k-board-card')).toHaveCount(1);
});

test('a list is filled from what a list finds, and the record says that it is on it', async ({ page }) => {
  await page.goto('/accounts?view=all');
  await expect(page.getByText('无锡华瑞').first()).toBeVisible({ timeout: 60_000 });
  await page.locator('.k-table-row').filter({ hasText: '无锡华瑞' }).locator('input[type=checkbox]').click();
  await page.getByRole('button', { name: /加入细分/ }).click();
  const drawer = page.getByRole('dialog', { name: /加入细分/ });
  await drawer.getByLabel('名称').fill('回访名单');
  await drawer.getByRole('button', { name: /加入/ }).last().click();
  await expect(page.locator('.k-toast').filter({ hasText: '回访名单' })).toBeVisible();
  await page.goto('/segments');
  await expect(page.getByText('回访名单').first()).toBeVisible();
});
