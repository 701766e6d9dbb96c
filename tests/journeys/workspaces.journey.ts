import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/journey.ts';
import { runCommand } from '#tests/support/running-program.ts';

const email = 'both@example.com';
const password = 'Ying-huan-2026!both';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ app, playwright }) => {
  const request = await playwright.request.newContext({ baseURL: app.url });
  await request.post('/api/setup', {
    data: { token: app.setupToken, workspaceName: '甲公司', administrator: { name: '周雨晴', email, password } },
  });
  await request.dispose();
  // The same address and password: the same person in a second workspace.
  await runCommand(app.home, ['setup', '--another', '--workspace', '乙公司', '--email', email, '--name', '周雨晴', '--password-stdin'], password);
});

test.beforeEach(async ({ page, app }) => {
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: app.url } });
  expect(answer.status(), await answer.text()).toBe(200);
});

const createAccount = async (page: Page, name: string, url: string) => {
  const answer = await page.request.post('/api/accounts', { data: { name }, headers: { origin: url } });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
};

const switchTo = async (page: Page, name: string) => {
  await page.getByRole('button', { name: /工作区菜单/ }).click();
  await page.getByRole('menuitem', { name }).click();
  await expect(page.getByRole('button', { name: `${name}的工作区菜单` })).toBeVisible();
};

test('two clicks switch the workspace, and nothing of one is seen in the other', async ({ page, app }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: '甲公司的工作区菜单' })).toBeVisible();
  await createAccount(page, '甲的客户', app.url);
  await switchTo(page, '乙公司');
  await page.goto('/accounts');
  await expect(page.getByRole('heading', { name: '客户', level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(page.getByText('甲的客户')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('甲的客户');
  await expect(page.getByRole('option', { name: '甲的客户' })).toHaveCount(0);
  // Back by the palette.
  await page.getByRole('combobox').fill('切换工作区');
  await page.getByRole('option', { name: '切换工作区：甲公司' }).click();
  await expect(page.getByRole('button', { name: '甲公司的工作区菜单' })).toBeVisible();
  await page.goto('/accounts');
  await expect(page.getByText('甲的客户').first()).toBeVisible();
});

test('another window that still shows the workspace before saves nothing into the other one', async ({ page, context }) => {
  await page.goto('/accounts');
  await expect(page.getByRole('button', { name: '甲公司的工作区菜单' })).toBeVisible();
  const second = await context.newPage();
  await second.goto('/');
  await switchTo(second, '乙公司');
  await expect(page.getByRole('dialog', { name: '已切换到另一个工作区' })).toBeVisible();
  const refused = await page.evaluate(async () => {
    const me = await (await fetch('/api/session')).json();
    return me.workspace.name;
  });
  expect(refused).toBe('乙公司');
  await page.getByRole('button', { name: '切换回 甲公司' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(second.getByRole('dialog', { name: '已切换到另一个工作区' })).toBeVisible();
  await second.getByRole('button', { name: '这里也切换' }).click();
  await expect(second.getByRole('button', { name: '甲公司的工作区菜单' })).toBeVisible();
});

test('on the phone the other workspace stands in "me"', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await page.getByRole('button', { name: '我', exact: true }).click();
  await page.getByRole('button', { name: '乙公司' }).click();
  await expect.poll(async () => (await (await page.request.get('/api/session')).json()).workspace.name).toBe('乙公司');
});
