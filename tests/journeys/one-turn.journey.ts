import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, test } from '#tests/support/journey.ts';

const folder = path.resolve('../shared/data/crm_opportunities');
const files = ['accounts.csv', 'products.csv', 'sales_pipeline.csv', 'sales_teams.csv'].map((name) => path.join(folder, name));
const agent = 'Rosie Papadopoulos';

// What the journey reads of the API's answers.
const Rows = z.object({ rows: z.array(z.object({ id: z.string() })) });
const Groups = z.object({ groups: z.array(z.object({ measures: z.object({ n: z.number() }) })) });
const Members = z.object({ members: z.array(z.object({ id: z.string() })) });
const Templates = z.object({ templates: z.array(z.object({ id: z.string() })) });
const Indicators = z.array(z.object({ metric: z.string(), value: z.string().nullable() }));
const Evaluation = z.object({ dimensions: z.array(z.object({ id: z.string(), indicators: Indicators })) });
const Refusal = z.object({ status: z.literal(422), issues: z.array(z.object({ message: z.string() })) });
const Written = z.object({ written: z.number() });
const Made = z.object({ id: z.string() });

test.describe.configure({ mode: 'serial' });
test.describe('one full turn of the loop on real sales data, from an empty database', () => {
  test.skip(!existsSync(folder), 'the CRM opportunities of ../shared/data are absent');
  test.setTimeout(300_000);

  let page: Page;
  test.beforeAll(async ({ browser, app }) => {
    const context = await browser.newContext({
      baseURL: app.url,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1440, height: 900 },
    });
    page = await context.newPage();
  });
  test.afterAll(() => page.context().close());

  /** Calls the API as the page would: same origin, same session. */
  const api = async <T>(shape: z.ZodType<T>, method: string, url: string, body?: unknown): Promise<T> => {
    const answer: unknown = await page.evaluate(
      async ([verb, address, text]) => {
        const response = await fetch(address, { method: verb, ...(text ? { body: text, headers: { 'content-type': 'application/json' } } : {}) });
        return response.json();
      },
      [method, url, body === undefined ? '' : JSON.stringify(body)] as const,
    );
    return shape.parse(answer);
  };

  test('the administrator sets up a workspace in dollars', async ({ app }) => {
    await page.goto(`/setup?token=${app.setupToken}`);
    await page.getByLabel('公司名称').fill('Maven');
    await page.getByLabel('默认币种').click();
    await page.getByTitle('USD').click();
    await page.getByLabel('姓名').fill('管理员');
    await page.getByLabel('邮箱').fill('admin@example.com');
    await page.getByLabel('密码', { exact: true }).fill('Correct-Horse-9');
    await page.locator('button[type=submit]').click();
    await page.getByText('导入我的数据').click();
  });

  test('the four files are imported through the wizard', async () => {
    await page.goto('/imports/new');
    await page.locator('input[type=file]').setInputFiles(files);
    await expect(page.getByText('sales_pipeline.csv')).toBeVisible();
    await page.getByRole('button', { name: '开始预览' }).click();
    // Texts nobody knows are asked about first, then all files run as one.
    await page.getByRole('button', { name: '确定，继续预览' }).click({ timeout: 60_000 });
    await page.getByRole('button', { name: /^导入 [\d,]+ 行$/ }).click({ timeout: 120_000 });
    await expect(page.getByText('4 个文件都已导入')).toBeVisible({ timeout: 120_000 });
    const { groups } = await api(Groups, 'POST', '/api/opportunities/aggregate', { groupBy: ['stage'], measures: [{ id: 'n', kind: 'count' }] });
    expect(groups.map((group) => group.measures.n).toSorted((left, right) => right - left)).toEqual([4238, 2473, 1589, 500]);
  });

  test('the dashboard shows the known figures and says how each was computed', async () => {
    await page.goto('/dashboard?period=2017');
    await expect(page.locator('[title*="10,005,534"]').first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('63.2%').or(page.getByText('63.15%')).first()).toBeVisible();
    await page.getByRole('button', { name: /解释/ }).first().click();
    await expect(page.getByText('定义').first()).toBeVisible();
    await page.keyboard.press('Escape');
  });

  test('an inspection as of the end of 2017 finds what was wrong then', async () => {
    await page.goto('/inspections');
    await page.getByRole('button', { name: '开始检查' }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel(/截至/).fill('2017-12-31');
    await drawer.getByRole('button', { name: '开始检查' }).click();
    await expect(page.getByText('在途商机有客户').first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('1,088').first()).toBeVisible();
    await expect(page.getByText('截至 2017-12-31').first()).toBeVisible();
  });

  let dealId = '';
  /** The share of open deals with an account, as the evaluation has it now. */
  const accountKnown = async (): Promise<number> => {
    const { dimensions } = await api(Evaluation, 'POST', '/api/evaluation', { period: 'this_quarter' });
    const indicators = dimensions.flatMap((dimension) => dimension.indicators);
    return Number(indicators.find((indicator) => indicator.metric === 'account_known')?.value);
  };
  let before = 0;
  test('a finding is given to somebody, mended in the records, and its recheck turns green', async () => {
    before = await accountKnown();
    const { members } = await api(Members, 'GET', `/api/members?search=${encodeURIComponent(agent)}`);
    const ownerId = members[0]?.id ?? '';
    const { templates } = await api(Templates, 'GET', '/api/inspection-templates');
    const run = await api(Made, 'POST', '/api/inspections', { templateId: templates[0]?.id, ownerId });
    await page.goto(`/inspections/${run.id}`);
    const item = page.locator('.inspection-item', { hasText: '在途商机有客户' });
    await item.locator('.inspection-item-head').click();
    await item.getByRole('button', { name: '措施' }).click();
    await item.getByLabel('要做什么').fill('补齐客户');
    await item.getByLabel('负责人').click();
    await page.keyboard.type('管理员');
    await page.getByTitle('管理员').last().click();
    await item.getByRole('button', { name: '保存' }).click();
    await item.getByRole('button', { name: '已完成' }).click();
    await expect(page.getByText(/复查未过/).first()).toBeVisible();

    const blank = await api(Rows, 'POST', '/api/opportunities/query', {
      expression: "outcome == 'open' && account == null",
      filter: { field: 'owner', op: 'eq', value: ownerId },
      columns: ['name'],
      limit: 200,
    });
    const accounts = await api(Rows, 'POST', '/api/accounts/query', { limit: 1, columns: ['name'] });
    const records = blank.rows.map((row) => ({ id: row.id, values: { account: accounts.rows[0]?.id } }));
    dealId = records[0]?.id ?? '';
    expect((await api(Written, 'POST', '/api/opportunities/bulk', { action: 'update', records })).written).toBe(records.length);
    await page.reload();
    await item.locator('.inspection-item-head').click();
    await item.getByRole('button', { name: '已完成' }).click();
    await expect(page.getByText(/复查通过/).first()).toBeVisible();
  });

  test('the evaluation moves and explains why', async () => {
    expect(await accountKnown()).toBeGreaterThan(before);
    await page.goto('/evaluation');
    const dimension = page.locator('.evaluation-dimension', { hasText: '数据管理' });
    await dimension.locator('.evaluation-line').click();
    const line = dimension.locator('tbody tr').filter({ hasText: '客户' }).first();
    await expect(line).toContainText('%');
    await line.getByRole('button', { name: '解释' }).click();
    await expect(page.getByRole('dialog').getByText('步骤').first()).toBeVisible();
    await page.keyboard.press('Escape');
  });

  test('what was mended becomes the standard: the adopted rule is published, and the gate holds', async () => {
    await page.goto('/corrective-actions?show=all');
    await page.getByRole('button', { name: '采纳为流程标准' }).first().click();
    await page.getByRole('button', { name: '打开草稿' }).click();
    await page.getByRole('button', { name: /发布/ }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: /发布/ }).click();
    await expect(page.getByText(/已发布|生效/).first()).toBeVisible();

    await api(Made, 'PATCH', `/api/opportunities/${dealId}`, { account: null, need: '需要一套系统' });
    const refused = await api(Refusal, 'POST', `/api/opportunities/${dealId}/move`, { to: 'solution' });
    expect(refused.issues.map((issue) => issue.message).join()).toContain('在途商机有客户');
  });
});
