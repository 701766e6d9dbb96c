import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/journey.ts';

const email = 'layouts@example.com';
const password = 'Ying-huan-2026!layouts';

let isMade = false;

test.beforeEach(async ({ page, app }) => {
  await page.request.post('/api/setup', {
    data: { token: app.setupToken, workspaceName: '赢环', administrator: { name: '周雨晴', email, password } },
  });
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: app.url } });
  expect(answer.status(), await answer.text()).toBe(200);
  if (!isMade) await makeDeals(page, app.url);
  isMade = true;
});

async function seriousFindings(page: Page, part = 'main'): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').map((each) => `${each.id}: ${each.nodes[0]?.html}`);
}

/** The day so many days from the first of this month, as the calendar's cells carry it. */
function dayOfMonth(day: number): string {
  const month = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit' }).format(new Date());
  return `${month}-${String(day).padStart(2, '0')}`;
}

async function makeDeals(page: Page, origin: string): Promise<void> {
  const post = async (path: string, data: unknown) => {
    const answer = await page.request.post(path, { data, headers: { origin } });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
    return answer.json();
  };
  const account = await post('/api/accounts', { name: '苏州恒锐精密制造' });
  const deals = [
    { name: '二期产线数字化改造', amount: { amount: '1280000', currency: 'CNY' }, close_date: dayOfMonth(12) },
    { name: '老线改造', amount: { amount: '20000', currency: 'CNY' }, close_date: dayOfMonth(12) },
    { name: '晶圆在线检测', amount: { amount: '760000', currency: 'CNY' }, close_date: dayOfMonth(20) },
  ];
  for (const deal of deals) await post('/api/opportunities', { ...deal, account: account.id });
}

test('a condition is typed, joined by “or”, and kept as a view: three clicks beside the typing', async ({ page }) => {
  await page.goto('/opportunities?view=all');
  await expect(page.getByText('老线改造').first()).toBeVisible({ timeout: 60_000 });
  // Click 1: the adder. The rest of the condition is typed.
  await page.getByRole('button', { name: '条件', exact: true }).click();
  await page.getByRole('combobox', { name: /输入条件/ }).fill('金额 大于 3万');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /金额.*大于.*3/ })).toBeVisible();
  await expect(page.getByText('老线改造')).toBeHidden();
  await expect(page.getByText('晶圆在线检测').first()).toBeVisible();
  expect(await seriousFindings(page, '.k-filter')).toEqual([]);
  // Click 2: keep it; click 3: save, after its name.
  await page.getByRole('button', { name: '存为视图' }).click();
  const dialog = page.getByRole('dialog', { name: /视图/ });
  await dialog.getByLabel('名称').fill('三万以上');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('tab', { name: /三万以上/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('button', { name: '还原' })).toBeHidden();
  // “Or”: the small deal comes back through an alternative.
  await page.getByRole('button', { name: /金额.*大于/ }).click();
  await page.getByRole('button', { name: '或者…' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '或', exact: true })).toBeVisible();
  await page.getByRole('button', { name: '条件', exact: true }).click();
  await page.getByRole('combobox', { name: /输入条件/ }).fill('商机名称 包含 老线');
  await page.keyboard.press('Enter');
  await expect(page.getByText('老线改造').first()).toBeVisible();
  await page.getByRole('button', { name: '还原' }).click();
  await expect(page.getByText('老线改造')).toBeHidden();
});

test('a deal is carried to another day by keyboard and by mouse, and taken back', async ({ page }) => {
  await page.goto(`/opportunities?view=all&layout=calendar&day=${dayOfMonth(12)}`);
  const cell = (day: number) => page.locator(`[data-column="${dayOfMonth(day)}"]`);
  const chip = page.getByRole('button', { name: /晶圆在线检测/ });
  await expect(cell(20).getByRole('button', { name: /晶圆在线检测/ })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await chip.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await expect(cell(19).getByRole('button', { name: /晶圆在线检测/ })).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(cell(20).getByRole('button', { name: /晶圆在线检测/ })).toBeVisible();
  await chip.dragTo(cell(14));
  await expect(cell(14).getByRole('button', { name: /晶圆在线检测/ })).toBeVisible();
});

test('a day’s button creates a deal on that day', async ({ page }) => {
  await page.goto(`/opportunities?view=all&layout=calendar&day=${dayOfMonth(12)}`);
  const cell = page.locator(`[data-column="${dayOfMonth(16)}"]`);
  await cell.hover();
  await cell.getByRole('button', { name: /新建商机/ }).click();
  const drawer = page.getByRole('dialog', { name: '新建商机' });
  await expect(drawer.getByLabel('预计成交日')).toHaveValue(/16/);
});

test('a chart of the filter is drilled into its records', async ({ page }) => {
  await page.goto('/opportunities?view=all&layout=chart');
  await expect(page.getByRole('group', { name: '金额之和' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('group', { name: '金额之和' }).getByRole('button').first().click();
  await expect(page.getByRole('tab', { name: '表格' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('二期产线数字化改造').first()).toBeVisible();
});

const chart = (settings: object) => `/opportunities?view=all&layout=chart&settings=${encodeURIComponent(JSON.stringify({ chart: settings }))}`;

test('split bars, a heat table and a dated chart are drilled by key: a piece, a cell, a month', async ({ page }) => {
  const figure = { groupBy: ['stage', 'close_date:day'], measure: 'sum', of: 'amount' };
  await page.goto(chart({ ...figure, kind: 'bar' }));
  // A piece says its amount by name; written on it the amount stands only where there is room.
  const piece = page.getByRole('button', { name: /· .*: ¥ 130\.0万/ });
  await expect(piece).toBeVisible({ timeout: 60_000 });
  await piece.press('Enter');
  await expect(page.getByRole('grid').getByText('二期产线数字化改造')).toBeVisible();

  await page.goto(chart({ ...figure, kind: 'heat' }));
  const table = page.getByRole('region', { name: '金额之和' });
  await expect(table.getByRole('columnheader', { name: '合计' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await table.getByRole('button', { name: /· .*: ¥ 76\.0万/ }).press('Enter');
  await expect(page.getByRole('grid').getByText('晶圆在线检测')).toBeVisible();

  await page.goto(chart({ kind: 'bar', groupBy: ['close_date:month', 'stage'], measure: 'sum', of: 'amount' }));
  const numbers = page.getByRole('figure', { name: '金额之和' }).getByRole('table');
  const month = numbers.getByRole('button', { name: dayOfMonth(1).slice(0, 7) });
  await month.focus();
  // Whoever walks in by keyboard sees the numbers.
  await expect.poll(async () => (await numbers.boundingBox())?.width ?? 0).toBeGreaterThan(300);
  expect(await seriousFindings(page)).toEqual([]);
  await month.press('Enter');
  await expect(page.getByRole('grid').getByText('老线改造')).toBeVisible();
});

test('a step of a list’s funnel is drilled by key', async ({ page }) => {
  await page.goto(chart({ kind: 'funnel', groupBy: ['stage'], measure: 'sum', of: 'amount' }));
  const step = page.getByRole('group', { name: '金额之和' }).getByRole('button', { name: /^初步接触/ });
  await expect(step).toContainText('¥');
  expect(await seriousFindings(page)).toEqual([]);
  await step.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: '表格' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('grid').getByText('二期产线数字化改造').first()).toBeVisible();
});

test('a board has a lane for each owner, and says what is refused where it happened', async ({ page }) => {
  await page.goto('/opportunities?view=all&layout=board');
  const card = page.getByRole('button', { name: /晶圆在线检测/ }).first();
  await card.focus();
  await page.keyboard.press('Space');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('dialog', { name: /不能放到/ })).toBeVisible();
  await expect(page.locator('.k-board-card.ghost')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: /不能放到/ })).toBeHidden();
  await page.getByRole('button', { name: '泳道' }).click();
  await page.getByRole('menuitem', { name: '负责人' }).click();
  await expect(page.getByRole('region', { name: '周雨晴' })).toBeVisible();
  await expect(
    page
      .getByRole('region', { name: '周雨晴' })
      .getByRole('button', { name: /晶圆在线检测/ })
      .first(),
  ).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
});
