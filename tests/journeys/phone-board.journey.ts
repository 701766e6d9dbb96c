import AxeBuilder from '@axe-core/playwright';
import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '#tests/support/journey.ts';

const email = 'phone-board@example.com';
const password = 'Ying-huan-2026!phone';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test.beforeEach(async ({ page, app }) => {
  await page.request.post('/api/setup', {
    data: { token: app.setupToken, workspaceName: '赢环', administrator: { name: '周雨晴', email, password } },
  });
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: app.url } });
  expect(answer.status(), await answer.text()).toBe(200);
});

/** A finger on the screen, as the browser itself feels it. */
async function finger(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
  return {
    down: (at: { x: number; y: number }) => send('touchStart', at),
    move: (at: { x: number; y: number }) => send('touchMove', at),
    up: () => send('touchEnd'),
  };
}

async function centreOf(page: Page, name: string) {
  const box = await page.locator('.k-board-card').filter({ hasText: name }).boundingBox();
  if (!box) throw new Error(`There is no card ${name}.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('.k-board-refusal').analyze();
  return violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').map((each) => `${each.id}: ${each.nodes[0]?.html}`);
}

test('on the phone a deal is carried to the next stage by one touch; what is missing is said there, given there, and it moves: one hold, then taps', async ({
  page,
  app,
}) => {
  const account = await page.request.post('/api/accounts', { data: { name: '苏州恒锐精密制造' }, headers: { origin: app.url } });
  expect(account.status(), await account.text()).toBe(200);
  const made = await page.request.post('/api/opportunities', {
    data: { name: '二期产线改造', amount: { amount: '1280000', currency: 'CNY' }, close_date: '2027-03-15' },
    headers: { origin: app.url },
  });
  expect(made.status(), await made.text()).toBe(200);
  const { id } = await made.json();
  await page.goto('/opportunities?view=all&layout=board');
  const card = page.locator('.k-board-card').filter({ hasText: '二期产线改造' });
  await expect(card).toBeVisible({ timeout: 60_000 });
  const columns = page.locator('.k-board [data-column]');
  const second = await columns.nth(1).getAttribute('data-column');
  const at = await centreOf(page, '二期产线改造');
  const touch = await finger(page);
  await touch.down(at);
  await expect(page.locator('.k-board-flyer')).toBeVisible();
  // Held at the edge the board scrolls below the finger until the next column is there.
  await touch.move({ x: 380, y: at.y });
  await expect.poll(async () => (await page.locator(`[data-column="${second}"]`).boundingBox())?.x ?? 999, { intervals: [50] }).toBeLessThan(300);
  await touch.move({ x: 200, y: at.y });
  const there = await page.locator(`[data-column="${second}"]`).boundingBox();
  await touch.move({ x: Math.min(330, Math.max(60, (there?.x ?? 0) + 40)), y: at.y });
  await expect(page.locator(`[data-column="${second}"]`)).toHaveClass(/over|refused/);
  await touch.up();
  await expect(page.locator('.k-board-flyer')).toHaveCount(0);
  const why = page.getByRole('dialog', { name: /不能放到/ });
  await expect(why).toContainText('填写客户');
  await expect(why).toContainText('填写需求');
  const box = await why.boundingBox();
  expect(await page.evaluate('document.documentElement.scrollWidth'), 'the page is as wide as the phone').toBe(390);
  expect(box && box.x >= 0 && box.x + box.width <= 390, 'the reasons fit the screen').toBe(true);
  expect(await seriousFindings(page)).toEqual([]);
  // Given where it is missing: two taps for the customer, the text, one tap to move. With the hold: four touches.
  await why.locator('.ant-select').tap();
  await page.locator('.ant-select-item-option').filter({ hasText: '苏州恒锐' }).tap();
  await why.locator('textarea').fill('两条老线联网，数据进一个看板');
  await why.getByRole('button', { name: /移到|需求确认/ }).tap();
  await expect(why).toBeHidden();
  await expect(page.locator(`[data-column="${second}"]`).filter({ hasText: '二期产线改造' })).toBeVisible();
  const moved = await page.request.get(`/api/opportunities/${id}`);
  expect(await moved.json()).toMatchObject({ stage: second, need: '两条老线联网，数据进一个看板' });
});

test('a short touch opens the deal and a swipe scrolls the board: neither lifts a card', async ({ page }) => {
  await page.goto('/opportunities?view=all&layout=board');
  await expect(page.locator('.k-board-card').filter({ hasText: '二期产线改造' })).toBeVisible({ timeout: 60_000 });
  const at = await centreOf(page, '二期产线改造');
  const touch = await finger(page);
  await touch.down(at);
  for (const x of [30, 80, 140]) await touch.move({ x: at.x - x, y: at.y });
  await page.waitForTimeout(500);
  await expect(page.locator('.k-board-flyer')).toHaveCount(0);
  await touch.up();
  await page.locator('.k-board-card').filter({ hasText: '二期产线改造' }).tap();
  await expect(page).toHaveURL(/open=/);
});
