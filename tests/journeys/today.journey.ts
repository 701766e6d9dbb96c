import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, test } from '#tests/support/journey.ts';

const email = 'today@example.com';
const password = 'Ying-huan-2026!today';
const Made = z.object({ id: z.string() });

test.describe.configure({ mode: 'serial' });
test.describe('the day and the first steps', () => {
  test.setTimeout(120_000);
  let page: Page;
  let url = '';

  test.beforeAll(async ({ browser, app }) => {
    url = app.url;
    const context = await browser.newContext({ baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    await page.request.post('/api/setup', {
      data: { token: app.setupToken, workspaceName: '赢环', currency: 'CNY', administrator: { name: '周雨晴', email, password } },
    });
    await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: url } });
  });
  test.afterAll(() => page.context().close());

  const create = async (plural: string, data: object) => {
    const answer = await page.request.post(`/api/${plural}`, { data, headers: { origin: url } });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
    return Made.parse(await answer.json()).id;
  };
  const seriousFindings = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map((found) => `${found.id} ${found.nodes[0]?.target.join(' ')}`);
  };
  const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

  test('a new person is guided to create a customer, and the list knows it is done', async () => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
    const first = page.locator('.onboarding-step', { hasText: '建一个客户' });
    await first.getByRole('button', { name: /去做/ }).click();
    await expect(page).toHaveURL(/\/accounts/);
    const coach = page.getByRole('complementary', { name: '入门引导' });
    await expect(coach).toContainText('建一个客户');
    await expect(page.locator('.onboarding-spot')).toBeVisible();
    expect(await seriousFindings()).toEqual([]);
    await page.reload();
    await expect(coach).toContainText('建一个客户');
    await create('accounts', { name: '恒锐精密' });
    await expect(coach).toContainText('做好了');
    await coach.getByRole('button', { name: '先到这里' }).click();
    await expect(coach).toBeHidden();
    await page.goto('/');
    await expect(page.locator('.onboarding-step.done', { hasText: '建一个客户' })).toBeVisible();
  });

  test('the next action is walked to and written about in place by keyboard alone, and then it is done', async () => {
    const deal = await create('opportunities', {
      name: '二期产线',
      amount: { amount: '1280000', currency: 'CNY' },
      close_date: dayFromNow(40).slice(0, 10),
      next_step: '演示',
      next_step_on: dayFromNow(60).slice(0, 10),
    });
    await create('activities', { type: 'call', subject: '给李工回电', due_at: dayFromNow(-1), status: 'planned', opportunity: deal });
    await page.goto('/?view=mine');
    const row = page.locator('.today-item', { hasText: '给李工回电' });
    await expect(row).toContainText('逾期 1 天');
    await expect(row).toContainText('¥ 128.0万');
    expect(await seriousFindings()).toEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(row.locator('.composer')).toBeVisible();
    await page.keyboard.type('李工确认十二项验证通过十一项');
    await page.keyboard.press('Control+Enter');
    await expect(row).toBeHidden();
    await page.getByRole('tab', { name: /已完成/ }).click();
    await expect(page.getByRole('link', { name: /给李工回电/ })).toBeVisible();
  });

  test('every view of the day opens, on the desk and on the phone', async () => {
    for (const view of ['mine', 'team', 'operations', 'company']) {
      await page.goto(`/?view=${view}`);
      await expect(page.getByRole('tab', { selected: true }).first()).toBeVisible();
      await expect(page.locator('.k-skeleton')).toHaveCount(0);
      expect(await seriousFindings(), view).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBeLessThanOrEqual(390);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });

  test('the question mark beside a title explains the page, and the news is read once', async () => {
    await page.goto('/opportunities');
    await page.getByRole('button', { name: '这一页怎么用' }).click();
    await page.getByRole('button', { name: '看完整说明' }).click();
    await expect(page).toHaveURL(/\/guide\/deals$/);
    await expect(page.getByRole('heading', { name: '商机与阶段' })).toBeVisible();
    expect(await seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: '有新的更新' }).click();
    await expect(page.locator('.updates-release').first()).toContainText('今日');
    await page.reload();
    await expect(page.locator('.updates-release').first()).toBeVisible();
    await expect(page.getByRole('button', { name: '有新的更新' })).toHaveCount(0);
  });
});
