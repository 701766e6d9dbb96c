import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/journey.ts';

const email = 'bulk@example.com';
const password = 'Ying-huan-2026!bulk';
const many = 1_200;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, app }) => {
  const context = await browser.newContext({ baseURL: app.url });
  const send = async (path: string, data: unknown) => {
    const answer = await context.request.post(path, { data, headers: { origin: app.url } });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
  };
  await send('/api/setup', { token: app.setupToken, workspaceName: '赢环', administrator: { name: '周雨晴', email, password } });
  await send('/api/auth/sign-in/email', { email, password });
  const records = Array.from({ length: many }, (_, at) => ({
    name: `批量商机${String(at).padStart(4, '0')}`,
    amount: { amount: '10000', currency: 'CNY' },
    close_date: '2027-03-15',
    forecast_category: at < 900 ? 'pipeline' : 'best_case',
  }));
  for (let at = 0; at < many; at += 400) await send('/api/opportunities/bulk', { action: 'create', records: records.slice(at, at + 400) });
  await send('/api/schema/objects/opportunity/rules', {
    kind: 'validation',
    label: { zh: '7 结尾的不写下一步', en: 'Names ending in 7 have no next step' },
    expression: "name.endsWith('7') && next_step == '发报价'",
    field: 'next_step',
  });
  await context.close();
});

test.beforeEach(async ({ page, app }) => {
  await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: app.url } });
  await page.goto('/opportunities?view=all&layout=table&columns=name,amount,forecast_category,next_step&sort=name');
  await expect(page.locator('.k-table-row').filter({ hasText: '批量商机0000' })).toBeVisible({ timeout: 60_000 });
});

async function seriousFindings(page: Page, part: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').map((each) => `${each.id}: ${each.nodes[0]?.html}`);
}

test('all that a list finds is changed in the background: seen before, watched, refused ones with their reason, taken back', async ({ page }) => {
  await page.locator('.k-table-row input[type=checkbox]').first().click();
  await page.getByRole('button', { name: `选中全部 ${many.toLocaleString('en')} 条` }).click();
  const bar = page.locator('.records-bulk');
  await expect(bar).toContainText(`已选全部 ${many.toLocaleString('en')} 条`);
  await bar.getByRole('button', { name: '改字段' }).click();
  const drawer = page.getByRole('dialog', { name: '改字段' });
  await drawer.locator('.ant-select').first().click();
  await page.keyboard.type('下一步');
  await page.locator('.ant-select-item-option').first().click();
  await drawer.locator('input[type=text]').last().fill('发报价');
  await expect(drawer).toContainText('先核对了其中 1,000 条');
  await expect(drawer).toContainText('100 条不能改');
  await expect(drawer).toContainText('不符合规则“7 结尾的不写下一步”');
  expect(await seriousFindings(page, '[role=dialog]')).toEqual([]);
  await drawer.getByRole('button', { name: /开始改/ }).click();
  await expect(drawer.getByText('已完成')).toBeVisible({ timeout: 60_000 });
  await expect(drawer.locator('.bulk-counts')).toContainText('1,080');
  await expect(drawer.getByRole('region', { name: '没有改的记录和原因' })).toContainText('批量商机0007');
  await page.keyboard.press('Escape');
  await expect(page.locator('.k-table-row').filter({ hasText: '发报价' }).first()).toBeVisible();

  // The message leads back to it, and from there it is taken back.
  await page.getByRole('button', { name: /^消息/ }).click();
  await page
    .getByText(/批量修改完成/)
    .first()
    .click();
  await expect(page).toHaveURL(/\/bulk-changes\//);
  await page.getByRole('button', { name: '撤销这次修改' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销这次修改' }).click();
  await expect(page.getByText('已撤销')).toBeVisible({ timeout: 60_000 });
  const left = await page.request.get(`/api/opportunities?expression=${encodeURIComponent("next_step == '发报价'")}`);
  expect((await left.json()).rows).toEqual([]);
});

test('a condition is turned into its opposite and back; tabs say how many, the head what it comes to by probability', async ({ page }) => {
  await expect(page.getByRole('tab', { name: /全部在途/ })).toContainText(String(many));
  await expect(page.locator('.k-page-summary')).toContainText('加权');
  await page.getByRole('button', { name: '条件', exact: true }).click();
  await page.getByRole('combobox', { name: /输入条件/ }).fill('预测类别 是 管道');
  await page.keyboard.press('Enter');
  await expect(page.locator('.k-page-summary')).toContainText('900 条');
  await page
    .getByRole('button', { name: /预测类别/ })
    .first()
    .click();
  await page.getByRole('button', { name: '改为“不满足”' }).click();
  await expect(page.locator('.k-page-summary')).toContainText('300 条');
  await expect(page.locator('.k-filter-group')).toContainText('并非');
  await page.locator('.k-filter-group').getByRole('button', { name: '并非' }).click();
  await expect(page.locator('.k-page-summary')).toContainText('900 条');
  await page.getByRole('button', { name: '条件', exact: true }).click();
  await page.getByRole('combobox', { name: /输入条件/ }).fill('负责人 我的部门');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /负责人.*在我的部门/ })).toBeVisible();
  await expect(page.locator('.k-page-summary')).toContainText('900 条');
});
