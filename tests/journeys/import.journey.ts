import { existsSync } from 'node:fs';
import { write } from 'hucre';
import iconv from 'iconv-lite';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/journey.ts';

const folder = '../shared/data/crm_opportunities';
const files = ['sales_pipeline.csv', 'accounts.csv', 'products.csv', 'sales_teams.csv'];
const email = 'import@example.com';
const password = 'Ying-huan-2026!import';

test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ page, app }) => {
  await page.request.post('/api/setup', {
    data: { token: app.setupToken, workspaceName: '赢环', currency: 'USD', administrator: { name: '周雨晴', email, password } },
  });
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: app.url } });
  expect(answer.status(), await answer.text()).toBe(200);
});

const dropFiles = (page: Page, given: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
  page.locator('input[type=file]').setInputFiles(given);

test('the four CRM files dropped together are imported with the known counts', async ({ page }) => {
  test.skip(!existsSync(folder), '../shared/data is not here');
  test.setTimeout(420_000);
  await page.goto('/imports/new');
  await dropFiles(
    page,
    files.map((file) => `${folder}/${file}`),
  );
  await expect(page.locator('.import-file-list li')).toHaveText([
    /sales_teams\.csv/,
    /products\.csv|accounts\.csv/,
    /products\.csv|accounts\.csv/,
    /sales_pipeline\.csv/,
  ]);
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByLabel(/从哪一天起/)).toHaveValue(/2016/);
  await page.getByRole('tab', { name: /sales_pipeline/ }).click();
  await expect(page.getByRole('tab', { name: '历史' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: '开始预览' }).click();

  await expect(page.getByText('41 名新成员')).toBeVisible();
  await page.getByRole('button', { name: '导入这个并继续其余文件' }).click();
  await expect(page.getByText('GTXPro', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('1,480', { exact: true })).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: '确定，继续预览' }).click();

  await expect(page.getByRole('heading', { name: '4 个文件都已导入' })).toBeVisible({ timeout: 240_000 });
  const pipeline = page.getByRole('region', { name: 'sales_pipeline.csv' });
  await expect(pipeline.getByRole('definition').first()).toHaveText('8,800');
  await expect(pipeline.getByText('1,425 行')).toBeVisible();
  await expect(page.getByRole('region', { name: 'accounts.csv' }).getByRole('definition').first()).toHaveText('85');
  await expect(page.getByRole('region', { name: 'products.csv' }).getByRole('definition').first()).toHaveText('7');
});

test('a wrong file says what is wrong, and the others are kept', async ({ page }) => {
  await page.goto('/imports/new');
  await dropFiles(page, [
    { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') },
    { name: 'old.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) },
    { name: 'header.csv', mimeType: 'text/csv', buffer: Buffer.from('客户名称,行业\n') },
    { name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from('客户名称,行业\n北风贸易,制造\n') },
  ]);
  await expect(page.getByRole('alert')).toHaveText([/empty\.csv.*文件是空的/, /old\.xls.*旧版 Excel/, /header\.csv.*没有数据行/]);
  await expect(page.locator('.import-file-list li')).toHaveText([/客户\.csv/]);
});

test('a small file is previewed with its faults, imported and taken back; what others changed since is kept and named', async ({ page }) => {
  await page.goto('/imports/new');
  const lines = ['客户名称,编号', '青山机电,Q-1', '白云包装,Q-2', '青山机电,Q-1', ',Q-3'];
  await dropFiles(page, [{ name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }]);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.reload();
  await page.getByRole('button', { name: '开始预览' }).click();
  await expect(page.getByRole('tab', { name: '错误 1' })).toBeVisible();
  await expect(page.getByRole('tab', { name: '重复 1' })).toBeVisible();
  await page.getByRole('button', { name: '导入 2 行' }).click();
  await expect(page.getByText('文件都已导入')).toBeVisible();

  const { rows } = await (await page.request.post('/api/accounts/query', { data: { search: '白云包装' } })).json();
  const changed = await page.request.patch(`/api/accounts/${rows[0].id}`, { data: { version: rows[0].version, website: 'https://example.com' } });
  expect(changed.status(), await changed.text()).toBe(200);

  await page.getByRole('button', { name: '撤销导入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
  await expect(page.getByText('已撤销 1 条')).toBeVisible();
  await expect(page.getByText('保留了 1 条')).toBeVisible();
  await expect(page.getByText('白云包装')).toBeVisible();
  await page.goto('/imports');
  await expect(page.getByText('已撤销')).toBeVisible();
});

test('a GBK file and an Excel workbook are read, imported one after the other, and the rows left out can be downloaded', async ({ page }) => {
  await page.goto('/imports/new');
  const workbook = await write({
    sheets: [
      {
        name: '联系人',
        rows: [
          ['编号', '姓名', '客户'],
          ['P-71', '王敏', 'Z-71'],
          ['P-72', '', 'Z-71'],
        ],
      },
    ],
  });
  await dropFiles(page, [
    { name: '客户.csv', mimeType: 'text/csv', buffer: iconv.encode('编号,客户名称\nZ-71,青山机电（苏州）\n', 'gbk') },
    { name: '联系人.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(workbook) },
  ]);
  await expect(page.locator('.import-file-list li')).toHaveText([/客户\.csv.*GB18030/, /联系人\.xlsx.*XLSX/]);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '开始预览' }).click();
  await page.getByRole('button', { name: '导入这个并继续其余文件' }).click();
  await expect(page.getByRole('tab', { name: '错误 1' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: '导入 1 行' }).click();
  await expect(page.getByRole('heading', { name: '2 个文件都已导入' })).toBeVisible({ timeout: 60_000 });
  const { rows } = await (await page.request.post('/api/accounts/query', { data: { search: '青山机电（苏州）' } })).json();
  expect(rows).toHaveLength(1);
  const { imports } = await (await page.request.get('/api/imports')).json();
  const contacts = imports.find((each: { fileName: string }) => each.fileName === '联系人.xlsx');
  const errors = await (await page.request.get(`/api/imports/${contacts.id}/errors.csv`)).text();
  expect(errors).toContain('P-72');
  expect(errors).toContain('必填');
});
