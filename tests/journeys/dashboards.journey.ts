import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/journey.ts';

const email = 'dashboards@example.com';
const password = 'Ying-huan-2026!dashboards';

test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ page, app }) => {
  await page.request.post('/api/setup', {
    data: { token: app.setupToken, workspaceName: '赢环', currency: 'CNY', administrator: { name: '周雨晴', email, password } },
  });
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: app.url } });
  expect(answer.status(), await answer.text()).toBe(200);
});

/** Clicks and counts. */
function counted(page: Page) {
  let clicks = 0;
  return {
    click: async (name: string | RegExp, role: 'button' | 'tab' = 'button') => {
      await page
        .getByRole(role, { name, exact: typeof name === 'string' })
        .first()
        .click();
      clicks += 1;
    },
    count: () => clicks,
  };
}

const tiles = (page: Page) => page.locator('.board-tile');
const place = (page: Page, at: number) => tiles(page).nth(at).getAttribute('style');

test('a dashboard with three charts takes nine clicks, and is seen by whoever it is published to', async ({ page, app }) => {
  for (const [name, amount] of [
    ['一号线视觉质检', '300000'],
    ['二号线排产', '120000'],
  ]) {
    const made = await page.request.post('/api/opportunities', {
      data: { name, amount: { amount, currency: 'CNY' }, close_date: '2026-12-31' },
      headers: { origin: app.url },
    });
    expect(made.status(), await made.text()).toBeLessThan(300);
  }
  await page.goto('/dashboards');
  await expect(page.getByRole('link', { name: '团队业绩' })).toBeVisible();
  const by = counted(page);
  await by.click('新建仪表盘');
  await expect(page).toHaveURL(/\/edit$/);
  await by.click('赢单金额');
  await by.click(/^柱形 · 月$/);
  await by.click('在途管道金额');
  await by.click(/^柱形 · 阶段$/);
  await by.click('赢单率（按单数）');
  await by.click(/^折线 · 月$/);
  await expect(tiles(page)).toHaveCount(3);
  await expect(page.locator('.board-tile.bar', { hasText: '¥ 42.0万' })).toBeVisible();
  await by.click('发布');
  await expect(page).toHaveURL(/\/dashboards\/[0-9a-f-]+$/);
  expect(by.count()).toBeLessThanOrEqual(9);
  await expect(tiles(page)).toHaveCount(3);

  await page.locator('.board-tile.bar', { hasText: '¥ 42.0万' }).getByRole('button', { name: /解释/ }).click();
  await expect(page.getByRole('dialog')).toContainText('42');
  await page.keyboard.press('Escape');
  await page.locator('.board-tile .k-bar-name').first().click();
  await expect(page).toHaveURL(/\/opportunities\?expression=/);
  await expect(page.getByRole('grid')).toContainText('视觉质检');
});

test('a step of a funnel opens its deals, by mouse and by key; so do those who went no further', async ({ page, app }) => {
  const headers = { origin: app.url };
  const customer = await (await page.request.post('/api/accounts', { data: { name: '苏州恒力' }, headers })).json();
  const found = await (await page.request.post('/api/opportunities/query', { data: { search: '排产', limit: 1 } })).json();
  const moved = await page.request.patch(`/api/opportunities/${found.rows[0].id}`, {
    data: { stage: 'needs_confirmed', account: customer.id, need: '排产到班组', version: found.rows[0].version },
    headers,
  });
  expect(moved.status(), await moved.text()).toBe(200);
  const rows = page.getByRole('grid').getByRole('row').filter({ hasText: '号线' });

  await page.goto('/dashboards/ready:representative');
  const funnel = page.getByRole('group', { name: '阶段漏斗' }).last();
  await funnel.getByRole('button', { name: /^初步接触.*2$/ }).click();
  await expect(page).toHaveURL(/\/opportunities\?measure=/);
  await expect(rows).toHaveCount(2);
  await expect(page.locator('.k-page-summary')).toHaveText('2 条');
  await page.goBack();
  await funnel.getByRole('button', { name: /^需求确认.*1$/ }).focus();
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('二号线排产');
  await page.goBack();
  await funnel.getByRole('button', { name: '初步接触 · 1 未进入' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/unmet/);
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('一号线视觉质检');

  await page.goto('/dashboard');
  await page.locator('[data-tile="funnel"]').getByRole('button', { name: '初步接触 · 1 未进入' }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('一号线视觉质检');
});

test('a tile is moved and sized by keyboard and mouse, taken back, copied and removed; the draft is kept', async ({ page }) => {
  await page.goto('/dashboards?shelf=mine');
  await page.getByRole('link', { name: '未命名仪表盘' }).click();
  await page.getByRole('button', { name: '编辑', exact: true }).click();
  await expect(tiles(page)).toHaveCount(3);
  const before = await place(page, 0);
  const grip = page.getByRole('button', { name: /^移动/ }).first();
  await grip.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => place(page, 0)).not.toBe(before);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => place(page, 0)).toBe(before);

  const corner = await page.locator('.builder-corner').first().boundingBox();
  if (!corner) throw new Error('no corner');
  await page.mouse.move(corner.x + 8, corner.y + 8);
  await page.mouse.down();
  await page.mouse.move(corner.x + 8, corner.y + 8 + 112, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => place(page, 0)).toContain('span 7');

  await page
    .getByRole('button', { name: /^复制图块/ })
    .first()
    .click();
  await expect(tiles(page)).toHaveCount(4);
  await page
    .getByRole('button', { name: /^移除图块/ })
    .last()
    .click();
  await expect(tiles(page)).toHaveCount(3);
  await expect(page.getByRole('status').filter({ hasText: '草稿已保存' })).toBeVisible();
  await page.reload();
  await expect.poll(() => place(page, 0)).toContain('span 7');

  await tiles(page).first().click();
  await page.getByLabel('标题').fill('今年每月');
  await page.getByRole('button', { name: '表格' }).click();
  await expect(tiles(page).first().getByRole('table')).toBeVisible();
  await expect(page.getByRole('heading', { name: '今年每月' })).toBeVisible();
});

test('the filter across is a sentence that stands in the address, and narrows every tile', async ({ page }) => {
  await page.goto('/dashboards/ready:manager');
  await expect(tiles(page).first()).toBeVisible();
  await page.getByRole('button', { name: '修改条件：期间' }).or(page.locator('.k-filter-words').first()).first().click();
  await page.getByRole('combobox', { name: '期间' }).click();
  await page.getByTitle('去年', { exact: true }).click();
  await page.getByRole('button', { name: '好', exact: true }).click();
  await expect(page).toHaveURL(/filter=/);
  await page.getByRole('button', { name: '还原' }).click();
  await expect(page).not.toHaveURL(/filter=/);
});

test('a ready-made dashboard is copied and changed', async ({ page }) => {
  await page.goto('/dashboards/ready:owner');
  await page.getByRole('button', { name: '复制后修改' }).click();
  await expect(page).toHaveURL(/\/edit$/);
  await expect(tiles(page)).toHaveCount(11);
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious on the list, a dashboard and the builder, ${theme}`, async ({ page }) => {
    await page.addInitScript((choice) => localStorage.setItem('sloop.theme', choice), theme);
    for (const address of ['/dashboards', '/dashboards/ready:manager', '/dashboards/ready:operations']) {
      await page.goto(address);
      await check(page, address);
    }
    await page.goto('/dashboards?shelf=mine');
    await page.getByRole('link', { name: '未命名仪表盘' }).click();
    await page.getByRole('button', { name: '编辑', exact: true }).click();
    await tiles(page).first().click();
    await check(page, 'builder');
  });
}

async function check(page: Page, address: string): Promise<void> {
  await page.locator('.boards-row, .board-tile').first().waitFor();
  await expect(page.locator('.k-skeleton')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map((violation) => `${address}: ${violation.id} ${violation.nodes[0]?.target.join(' ')}`)).toEqual([]);
}
