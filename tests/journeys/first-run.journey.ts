import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { addChineseGlyphs } from '#tests/support/chinese-glyphs.ts';
import { expect, test } from '#tests/support/journey.ts';

const password = 'Ying-huan-2026!first';
const administrator = { name: '周雨晴', email: 'first@example.com' };
const invited = { name: '王敏', email: 'wangmin@example.com' };

test.describe.configure({ mode: 'serial' });

const submit = (page: Page) => page.locator('button[type=submit]').click();

async function openContext(browser: Browser, baseURL: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 } });
  await addChineseGlyphs(context);
  return context;
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码').fill(password);
  await submit(page);
}

async function seriousFindings(page: Page, place: string): Promise<string[]> {
  // The address changes before its page is drawn; what is being drawn is not yet what a person meets.
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).options({ rules: { 'label-content-name-mismatch': { enabled: true } } }).analyze();
  const serious = violations.filter(({ impact, id }) => impact === 'serious' || impact === 'critical' || id === 'page-has-heading-one');
  return serious.map((violation) => `${place}: ${violation.id} ${violation.nodes[0]?.target.join(' ') ?? ''}`);
}

test('a visitor of an empty product is led to the first run, and a wrong token is refused at its field', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/setup/);
  await expect(page.getByRole('heading', { name: '开始使用' })).toBeVisible();
  expect(await seriousFindings(page, 'setup')).toEqual([]);
  await page.getByLabel('初始化口令').fill('not-the-token');
  await page.getByLabel('公司名称').fill('赢环');
  await page.getByLabel('你的姓名').fill(administrator.name);
  await page.getByLabel('邮箱').fill(administrator.email);
  await page.getByLabel('密码').fill(password);
  await submit(page);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: '开始使用' })).toBeVisible();
});

test('with the printed token the workspace is made, and its administrator signs out and in again', async ({ page, app }) => {
  await page.goto('/setup');
  await page.getByLabel('初始化口令').fill(app.setupToken);
  await page.getByLabel('公司名称').fill('赢环');
  await page.getByLabel('你的姓名').fill(administrator.name);
  await page.getByLabel('邮箱').fill(administrator.email);
  await page.getByLabel('密码').fill(password);
  await submit(page);
  await expect(page.getByRole('heading', { name: '赢环 已就绪' })).toBeVisible();
  await page.getByText('直接进入').click();
  await expect(page.getByRole('navigation').first()).toBeVisible();

  await page.locator('.rail-who').click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await seriousFindings(page, 'sign-in')).toEqual([]);
  await signIn(page, administrator.email);
  await expect(page.locator('.rail-who')).toContainText(administrator.name);
});

test('an invited colleague joins in a browser of their own, sees the administrator’s session end, and their own goes on', async ({
  page,
  app,
  browser,
}) => {
  await page.goto('/settings/members');
  await signIn(page, administrator.email);
  await page.getByRole('button', { name: '邀请成员' }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('姓名').fill(invited.name);
  await drawer.getByLabel('邮箱').fill(invited.email);
  expect(await seriousFindings(page, 'invite')).toEqual([]);
  await drawer.getByRole('button', { name: '生成邀请链接' }).click();
  const link = await page.locator('.secret code').innerText();
  expect(link).toContain(app.url);

  const theirs = await openContext(browser, app.url);
  const their = await theirs.newPage();
  await their.goto(link);
  await expect(their.getByRole('heading', { name: '加入 赢环' })).toBeVisible();
  await their.getByLabel('密码').fill(password);
  await submit(their);
  await expect(their.locator('.rail-who')).toContainText(invited.name);

  // The same person on a second device, which the first one then ends.
  const second = await openContext(browser, app.url);
  const other = await second.newPage();
  await other.goto('/sign-in');
  await signIn(other, invited.email);
  await expect(other.locator('.rail-who')).toContainText(invited.name);
  await their.goto('/settings/account');
  await expect(their.getByText('当前设备')).toBeVisible();
  await their.getByRole('button', { name: '结束', exact: true }).click();
  await expect(their.getByText('已结束 1 个登录')).toBeVisible();
  await expect(async () => expect((await other.request.get('/api/session')).status()).toBe(401)).toPass({ timeout: 3_000 });
  await other.goto('/');
  await expect(other).toHaveURL(/\/sign-in/);
  await their.reload();
  await expect(their.getByText('当前设备')).toBeVisible();
  await Promise.all([theirs.close(), second.close()]);

  await page.goto('/settings/members');
  await expect(page.getByText(invited.email)).toBeVisible();
});

const pages = [
  '/',
  '/dashboard',
  '/opportunities',
  '/accounts',
  '/contacts',
  '/products',
  '/activities',
  '/targets',
  '/process',
  '/imports',
  '/inspections',
  '/corrective-actions',
  '/evaluation',
  '/settings/workspace',
  '/settings/members',
  '/settings/roles',
  '/settings/api-keys',
  '/settings/account',
];

for (const language of ['zh', 'en']) {
  test(`axe finds nothing serious on the main pages, ${language}`, async ({ page, app }) => {
    await page.request.post('/api/auth/sign-in/email', { data: { email: administrator.email, password }, headers: { origin: app.url } });
    await page.addInitScript((choice) => localStorage.setItem('sloop.locale', choice), language);
    const findings: string[] = [];
    for (const place of pages) {
      await page.goto(place);
      await expect(page.locator('h1').first()).toBeVisible();
      await page.waitForLoadState('networkidle');
      findings.push(...(await seriousFindings(page, place)));
    }
    expect(findings).toEqual([]);
    await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
  });
}
