import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/journey.ts';

const email = 'kit@example.com';
const password = 'Ying-huan-2026!kit';

test.beforeEach(async ({ page, app }) => {
  await page.request.post('/api/setup', {
    data: { token: app.setupToken, workspaceName: '赢环', administrator: { name: '周雨晴', email, password } },
  });
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: app.url } });
  expect(answer.status(), await answer.text()).toBe(200);
});

const cardCounts = (page: Page) =>
  page.locator('.k-board-column').evaluateAll((columns) => columns.map((column) => column.querySelectorAll('.k-board-card').length));

test('a card moves by mouse, by keyboard and by its menu, and a refused one stays with the reason shown', async ({ page }) => {
  await page.goto('/design?part=board');
  await expect(page.locator('.k-board-card').first()).toBeVisible();
  expect(await cardCounts(page)).toEqual([6, 6, 5, 5]);

  await page.locator('.k-board-face').first().dragTo(page.locator('.k-board-column').nth(1));
  await expect.poll(() => cardCounts(page)).toEqual([5, 7, 5, 5]);

  await page.locator('.k-board-face').first().focus();
  for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'Space']) await page.keyboard.press(key);
  await expect.poll(() => cardCounts(page)).toEqual([4, 7, 6, 5]);

  await page.locator('.k-board-card').first().hover();
  await page.locator('.k-board-card').first().getByRole('button', { name: '移到…' }).click();
  await page.getByRole('menuitem', { name: '方案交流' }).click();
  await expect.poll(() => cardCounts(page)).toEqual([3, 8, 6, 5]);

  await page.locator('.k-board-face').first().dragTo(page.locator('.k-board-column').nth(3));
  // While the reason is shown the card hangs where it was dropped, and its old place is kept.
  await expect(page.getByRole('dialog', { name: '不能放到“商务谈判”' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(() => cardCounts(page)).toEqual([3, 8, 6, 5]);
});

test('the table is walked, selected and opened by keyboard, and keeps few of its 5,000 rows in the page', async ({ page }) => {
  await page.goto('/design?part=table');
  await expect(page.getByRole('grid', { name: '商机' })).toBeVisible();
  for (const key of ['j', 'j', 'x', 'Enter']) await page.keyboard.press(key);
  await expect(page.getByRole('complementary', { name: '数字化车间一期' })).toBeVisible();
  await expect(page.getByRole('row', { selected: true })).toHaveCount(1);
  expect(await page.getByRole('row').count()).toBeLessThan(60);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: '数字化车间一期' })).toBeHidden();
});

test('the palette finds by word, switches the theme and looks back to a typed day', async ({ page }) => {
  await page.goto('/design');
  await expect(page.getByRole('heading', { name: '设计' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('深色');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('2026-01-31');
  await page.keyboard.press('Enter');
  await expect(page.getByText('正在看 2026-01-31 的数据')).toBeVisible();
});

test('what people type as money and date is read back', async ({ page }) => {
  await page.goto('/design?part=forms');
  await page.getByLabel('金额').fill('3万5千');
  await expect(page.getByText('¥ 35,000.00')).toBeVisible();
  await page.getByLabel('金额').fill('很多');
  await expect(page.getByText('看不懂这个金额')).toBeVisible();
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious on any part, ${theme}`, async ({ page }) => {
    await page.addInitScript((choice) => localStorage.setItem('sloop.theme', choice), theme);
    for (const part of ['parts', 'record', 'table', 'board', 'forms', 'fields', 'charts']) {
      await page.goto(`/design?part=${part}`);
      await expect(page.getByRole('tab', { selected: true }).first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.map((violation) => `${part}: ${violation.id} ${violation.nodes[0]?.target.join(' ')}`)).toEqual([]);
    }
  });
}
