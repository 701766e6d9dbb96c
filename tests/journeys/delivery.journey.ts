import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from '#tests/support/journey.ts';

const email = 'delivery@example.com';
const password = 'Ying-huan-2026!delivery';

test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ page, app }) => {
  await page.request.post('/api/setup', {
    data: { token: app.setupToken, workspaceName: '赢环', currency: 'CNY', administrator: { name: '周雨晴', email, password } },
  });
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: app.url } });
  expect(answer.status(), await answer.text()).toBe(200);
});

/** Chooses from the menu beside a button and takes the file it leads to. */
async function take(page: Page, menu: string | RegExp, item: string): Promise<{ name: string; bytes: Buffer }> {
  await page
    .getByRole('button', { name: menu, exact: typeof menu === 'string' })
    .first()
    .click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('a dashboard is taken out as PDF and Excel in two clicks each, a tile as a picture', async ({ page, app }) => {
  const made = await page.request.post('/api/opportunities', {
    data: { name: '一号线视觉质检', amount: { amount: '300000', currency: 'CNY' }, close_date: '2026-12-31' },
    headers: { origin: app.url },
  });
  expect(made.status(), await made.text()).toBeLessThan(300);
  await page.goto('/dashboards/ready:manager');
  await expect(page.locator('.board-tile').first()).toContainText('赢单金额');
  const pdf = await take(page, '更多', '下载 PDF');
  expect(pdf.name).toMatch(/^团队业绩 \d{4}-\d\d-\d\d\.pdf$/);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const workbook = await take(page, '更多', '下载 Excel');
  const book = await readXlsx(workbook.bytes);
  expect(book.sheets.map((sheet) => sheet.name)).toEqual(expect.arrayContaining(['说明', '赢单金额', '团队成员一览']));
  await page.locator('.board-tile', { hasText: '各阶段在途金额' }).hover();
  const picture = await take(page, /^更多 · 各阶段在途金额/, '存为图片');
  expect(picture.name).toBe('各阶段在途金额.png');
  expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(picture.bytes.length).toBeGreaterThan(3_000);
});

test('a dashboard is subscribed to in three clicks, a list in three; without a mail server the log says so', async ({ page }) => {
  await page.goto('/dashboards/ready:manager');
  await page.getByRole('button', { name: '更多', exact: true }).click();
  await page.getByRole('menuitem', { name: '邮件订阅…' }).click();
  await page.getByRole('button', { name: /^订阅/ }).click();
  const grid = page.getByRole('grid', { name: '邮件订阅' });
  await expect(grid).toContainText('每周一 09:00 · 工作日');
  await expect(grid).toContainText('周雨晴');
  await expect(page.getByRole('note')).toContainText('还没有设置邮件服务器');

  await page.goto('/opportunities');
  await page.getByRole('button', { name: '更多', exact: true }).click();
  await page.getByRole('menuitem', { name: '邮件订阅…' }).click();
  await page.getByRole('button', { name: /^订阅/ }).click();
  await expect(grid.getByRole('row', { name: /商机/ })).toContainText('Excel');

  await page.getByRole('button', { name: '更多 · 团队业绩' }).click();
  await page.getByRole('menuitem', { name: '现在发一次' }).click();
  await expect(grid.getByRole('row', { name: /团队业绩/ })).toContainText('1 封失败', { timeout: 30_000 });
  await page.getByRole('button', { name: '更多 · 团队业绩' }).click();
  await page.getByRole('menuitem', { name: '发送记录' }).click();
  await expect(page.getByRole('dialog')).toContainText('管理员还没有设置邮件服务器。');
  await expect(page.getByRole('button', { name: '重发失败的' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '更多 · 团队业绩' }).click();
  await page.getByRole('menuitem', { name: '暂停' }).click();
  await expect(grid.getByRole('row', { name: /团队业绩/ })).toContainText('已暂停');
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.filter((each) => each.impact === 'serious' || each.impact === 'critical')).toEqual([]);
});

test('wrong mail settings are named field by field; a test tells in words why nothing left', async ({ page }) => {
  await page.goto('/settings/mail');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.locator('.k-field.wrong')).toHaveCount(2);
  await page.getByLabel('服务器地址').fill('127.0.0.1');
  await page.getByLabel(/^邮箱/).fill('sloop@example.com');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByLabel('发一封测试邮件到').fill('me@example.com');
  await page.getByRole('button', { name: '发送测试邮件' }).click();
  await expect(page.getByRole('status').filter({ hasText: '服务器的回答' })).toContainText('内部网络');
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.filter((each) => each.impact === 'serious' || each.impact === 'critical')).toEqual([]);
});
