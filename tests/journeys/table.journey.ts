import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/journey.ts';

const email = 'table@example.com';
const password = 'Ying-huan-2026!table';
const deals = ['产线联网', '能耗监测', '质量追溯', '智能仓储', '视觉质检', '数据采集'];

test.beforeAll(async ({ browser, app }) => {
  const context = await browser.newContext({ baseURL: app.url });
  await context.request.post('/api/setup', {
    data: { token: app.setupToken, workspaceName: '赢环', administrator: { name: '周雨晴', email, password } },
  });
  await context.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: app.url } });
  const records = deals.map((name, at) => ({
    name,
    amount: { amount: String((at + 1) * 10_000), currency: 'CNY' },
    close_date: `2027-0${at + 1}-15`,
    forecast_category: at % 2 === 0 ? 'pipeline' : 'best_case',
  }));
  const made = await context.request.post('/api/opportunities/bulk', { data: { action: 'create', records }, headers: { origin: app.url } });
  expect(made.status(), await made.text()).toBe(200);
  await context.close();
});

test.beforeEach(async ({ page, app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: app.url } });
  await page.goto('/opportunities?view=all&layout=table&columns=name,amount,close_date,forecast_category,next_step&sort=name');
  await expect(rowOf(page, '产线联网')).toBeVisible({ timeout: 60_000 });
});

const rowOf = (page: Page, name: string) => page.locator('.k-table-row').filter({ hasText: name });
const cellOf = (page: Page, name: string, column: string) => rowOf(page, name).locator(`[data-column=${column}]`);

test('a cell is written where it stands: typed amounts are read, a refusal is said at the cell and mended there, Ctrl-Z takes back', async ({
  page,
}) => {
  const amount = cellOf(page, '能耗监测', 'amount');
  await amount.click();
  for (const key of ['3', '万']) await page.keyboard.type(key);
  await page.keyboard.press('Enter');
  await expect(amount).toHaveText(/¥ ?3\.0万/);

  await cellOf(page, '能耗监测', 'amount').click();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F2');
  await page.locator('.records-cell-editor input').fill('');
  await page.keyboard.press('Enter');
  const reason = page.locator('.records-cell-refusal');
  await expect(reason).toBeVisible();
  await page.locator('.records-cell-editor input').fill('能耗监测二期');
  await page.keyboard.press('Enter');
  await expect(reason).toBeHidden();
  await expect(rowOf(page, '能耗监测二期')).toBeVisible();

  await page.keyboard.press('Control+z');
  await expect(rowOf(page, '能耗监测二期')).toBeHidden();
  await expect(rowOf(page, '能耗监测')).toBeVisible();
});

test('Esc gives the old value back, Tab saves and goes on', async ({ page }) => {
  await cellOf(page, '质量追溯', 'next_step').click();
  await page.keyboard.press('Enter');
  await page.keyboard.type('不要的');
  await page.keyboard.press('Escape');
  await expect(cellOf(page, '质量追溯', 'next_step')).toHaveText(/—/);
  await cellOf(page, '质量追溯', 'close_date').click();
  await page.keyboard.press('Enter');
  await page.keyboard.type('2027-08-20');
  await page.keyboard.press('Tab');
  await expect(cellOf(page, '质量追溯', 'close_date')).toContainText('2027-08-20');
  await expect(cellOf(page, '质量追溯', 'forecast_category')).toHaveClass(/\bat\b/);
});

test('a block from a spreadsheet shows what it would change and what it may not, is written at once and taken back at once', async ({ page }) => {
  await cellOf(page, '产线联网', 'amount').click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('10000.00\t2027-01-15');

  await page.evaluate(() => navigator.clipboard.writeText('5万\t2027/9/1\n很多\t2027-09-02'));
  await page.keyboard.press('Control+v');
  const preview = page.getByRole('dialog', { name: '粘贴' });
  await expect(preview).toContainText('3 格会改变，0 格不变，1 格不能改');
  await expect(preview).toContainText('看不懂“很多”');
  await preview.getByRole('button', { name: '改 3 格' }).click();
  await expect(cellOf(page, '产线联网', 'amount')).toHaveText(/¥ ?5\.0万/);
  await page.locator('.k-toast').filter({ hasText: '已改 3 格' }).getByRole('button', { name: '撤销' }).click();
  await expect(cellOf(page, '产线联网', 'amount')).toHaveText(/¥ ?1\.0万/);
});

test('many are changed with a preview of each, and taken back as one', async ({ page }) => {
  const boxes = page.locator('.k-table-row input[type=checkbox]');
  await boxes.nth(0).click();
  await boxes.nth(3).click({ modifiers: ['Shift'] });
  await expect(page.locator('.records-bulk')).toContainText('已选 4 条');
  await page.getByRole('button', { name: '选中全部 6 条' }).click();
  await expect(page.locator('.records-bulk')).toContainText('已选 6 条');
  await page.getByRole('button', { name: '改字段' }).click();
  const drawer = page.getByRole('dialog', { name: '改字段' });
  await drawer.locator('.ant-select').first().click();
  await page.keyboard.type('下一步');
  await page.locator('.ant-select-item-option').first().click();
  await drawer.locator('input[type=text]').last().fill('发报价');
  await expect(drawer).toContainText('6 格会改变，0 格不变，0 格不能改');
  await drawer.getByRole('button', { name: '改 6 条' }).click();
  await expect(page.locator('.k-table-row').filter({ hasText: '发报价' })).toHaveCount(6);
  await page.locator('.k-toast').getByRole('button', { name: '撤销' }).last().click();
  await expect(page.locator('.k-table-row').filter({ hasText: '发报价' })).toHaveCount(0);
});

test('rows are grouped with their sums, opened and closed; columns are widened, moved and pinned', async ({ page }) => {
  const choose = async (column: string, item: string) => {
    await page.locator(`[data-head=${column}]`).hover();
    await page.locator(`[data-head=${column}] .k-table-more-button`).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await choose('forecast_category', '按它分组');
  const bands = page.locator('.k-table-row.band');
  await expect(bands).toHaveCount(2);
  await expect(bands.first().locator('.end').first()).toHaveText(/¥/);
  await bands.first().click();
  await expect(page.locator('.k-table-row:not(.band):not(.pending)')).toHaveCount(3);
  await bands.first().click();
  await expect(page.locator('.k-table-row:not(.band)')).toHaveCount(0);
  await page.getByRole('button', { name: '不分组' }).click();

  await page.locator('[data-head=next_step] .k-table-title, [data-head=next_step] .k-table-more-button').first().focus();
  await page.keyboard.press('Alt+ArrowLeft');
  const order = () => page.locator('[data-head]').evaluateAll((heads) => heads.map((head) => head.getAttribute('data-head')));
  await expect.poll(order).toEqual(['name', 'amount', 'close_date', 'next_step', 'forecast_category']);
  const amount = page.locator('[data-head=amount]');
  const before = await amount.boundingBox();
  expect(before).not.toBeNull();
  const edge = { x: (before?.x ?? 0) + (before?.width ?? 0), y: (before?.y ?? 0) + 14 };
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.x + 60, edge.y, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await amount.boundingBox())?.width ?? 0)).toBe(Math.round(before?.width ?? 0) + 60);
  await choose('amount', '固定在左侧');
  await expect.poll(order).toEqual(['amount', 'name', 'close_date', 'next_step', 'forecast_category']);
});

test('the table, a cell being written and the preview of a paste have no serious accessibility faults', async ({ page }) => {
  const faults = async () =>
    (await new AxeBuilder({ page }).analyze()).violations
      .filter((each) => each.impact === 'serious' || each.impact === 'critical')
      .map((each) => each.id);
  expect(await faults()).toEqual([]);
  await cellOf(page, '智能仓储', 'amount').click();
  await page.keyboard.press('Enter');
  expect(await faults()).toEqual([]);
});

test('who scrolls and then takes the keys begins at the first row they see, and the pointer counts again once nothing moves', async ({
  page,
  app,
}) => {
  const records = Array.from({ length: 120 }, (_, at) => ({ name: `滚动客户${String(at).padStart(3, '0')}` }));
  const made = await page.request.post('/api/accounts/bulk', { data: { action: 'create', records }, headers: { origin: app.url } });
  expect(made.status(), await made.text()).toBe(200);
  await page.goto('/accounts?view=all&layout=table&sort=name');
  const table = page.locator('.k-table');
  await expect(rowOf(page, '滚动客户000')).toBeVisible({ timeout: 60_000 });
  await table.evaluate((element) => element.scrollTo(0, 36 * 60));
  await expect(rowOf(page, '滚动客户060')).toBeVisible();
  await table.focus();
  await page.keyboard.press('j');
  await expect(page.locator('.k-table-row.cursor')).toContainText('滚动客户060');
  await page.keyboard.press('j');
  await expect(page.locator('.k-table-row.cursor')).toContainText('滚动客户061');
  await rowOf(page, '滚动客户065').hover();
  await expect(rowOf(page, '滚动客户065').locator('.k-table-actions')).toBeVisible();
});
