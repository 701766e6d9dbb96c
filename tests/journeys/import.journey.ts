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

/** Files that are wholly recognised may skip the matching of columns; the way to it stands beside. */
const toColumns = (page: Page) =>
  page
    .locator('.k-stepper-foot')
    .getByRole('button', { name: /下一步|对应列/ })
    .click();

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
  await toColumns(page);
  await expect(page.getByLabel(/从哪一天起/)).toHaveValue(/2016/);
  await page.getByRole('tab', { name: /sales_pipeline/ }).click();
  await expect(page.getByRole('tab', { name: '历史' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: '开始预览' }).click();

  await expect(page.getByText('GTXPro', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('1,480', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '确定，继续预览' }).click();
  const rehearsed = page.getByRole('region', { name: /按这个顺序导入/ });
  await expect(rehearsed.getByRole('row', { name: /sales_pipeline/ })).toContainText('8,800', { timeout: 120_000 });
  await expect(rehearsed.getByText('account → accounts.csv')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: /^导入 [\d,]+ 行$/ }).click();

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
  await toColumns(page);
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
  await toColumns(page);
  await page.getByRole('button', { name: '开始预览' }).click();
  await expect(page.getByRole('tab', { name: '错误 1' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: '导入 2 行' }).click();
  await expect(page.getByRole('heading', { name: '2 个文件都已导入' })).toBeVisible({ timeout: 60_000 });
  const { rows } = await (await page.request.post('/api/accounts/query', { data: { search: '青山机电（苏州）' } })).json();
  expect(rows).toHaveLength(1);
  const { imports } = await (await page.request.get('/api/imports')).json();
  const contacts = imports.find((each: { fileName: string }) => each.fileName === '联系人.xlsx');
  const errors = await (await page.request.get(`/api/imports/${contacts.id}/errors.csv`)).text();
  expect(errors).toContain('P-72');
  expect(errors).toContain('必填');
});

test('a file with known headers needs four clicks from the list of imports to the result', async ({ page }) => {
  const lines = ['Record ID,Company name,Industry,Lifecycle Stage', '9001,Northwind,COMPUTER_SOFTWARE,Customer', '9002,Contoso,RETAIL,Lead'];
  let clicks = 0;
  const click = async (name: RegExp | string) => {
    await page.getByRole('button', { name }).click();
    clicks += 1;
  };
  await page.goto('/imports');
  await page.getByRole('button', { name: '导入文件' }).first().click();
  clicks += 1;
  // Dropping the file, or choosing it, is one.
  await dropFiles(page, [{ name: 'hubspot-crm-exports-all-companies.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }]);
  clicks += 1;
  await click('开始预览');
  await click('导入 2 行');
  await expect(page.getByText('文件都已导入')).toBeVisible();
  expect(clicks).toBeLessThanOrEqual(5);
});

test('an object is made from a file that fits none, its rows land with their relation, and the undo takes both', async ({ page }) => {
  const orders = [
    '合同编号,合同名称,客户编号,合同金额,签订日期',
    ...[1, 2, 3, 4].map((at) => `HT-${at},采购合同 ${at},W-${(at % 2) + 1},¥${at}00.50,2026-03-0${at}`),
  ];
  await page.goto('/imports/new');
  await dropFiles(page, [
    { name: '合同.csv', mimeType: 'text/csv', buffer: Buffer.from(orders.join('\n')) },
    { name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from('编号,客户名称\nW-1,海川机械\nW-2,云岭食品\n') },
  ]);
  await page.getByRole('button', { name: '从文件新建对象' }).click();
  const proposal = page.getByRole('region', { name: '合同.csv' });
  await expect(proposal.getByLabel('中文名称').first()).toHaveValue('合同');
  await proposal.getByLabel('英文名称').first().fill('Contract');
  await expect(proposal.getByRole('row', { name: /合同金额/ })).toContainText('金额');
  await page.getByRole('button', { name: '新建 1 个对象' }).click();
  await expect(page.locator('.import-file-list li')).toHaveText([/客户\.csv/, /合同\.csv.*5 \/ 5/]);
  await page.getByRole('button', { name: '开始预览' }).click();
  await expect(page.getByText('客户编号 → 客户.csv')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: '导入 6 行' }).click();
  await expect(page.getByRole('heading', { name: '2 个文件都已导入' })).toBeVisible({ timeout: 60_000 });
  const { rows } = await (await page.request.post('/api/records/custom_he_tong/query', { data: { search: '采购合同 3' } })).json();
  expect(rows[0]._names.ke_hu_bian_hao).toBe('云岭食品');
  await page.getByRole('button', { name: '全部撤销' }).click();
  await page
    .getByRole('dialog')
    .getByText(/新建的对象如果已空/)
    .click();
  await page.getByRole('dialog').getByRole('button', { name: '全部撤销' }).click();
  await expect(page.getByRole('heading', { name: '已撤销' })).toBeVisible({ timeout: 60_000 });
  expect((await page.request.post('/api/records/custom_he_tong/query', { data: {} })).status()).toBe(404);
});
