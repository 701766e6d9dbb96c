import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/journey.ts';

const email = 'choices@example.com';
const password = 'Ying-huan-2026!choices';

test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ page, app }) => {
  await page.request.post('/api/setup', {
    data: { token: app.setupToken, workspaceName: '赢环', administrator: { name: '周雨晴', email, password } },
  });
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: app.url } });
  expect(answer.status(), await answer.text()).toBe(200);
});

async function post(page: Page, origin: string, path: string, data: unknown) {
  const answer = await page.request.post(path, { data, headers: { origin } });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return answer.json();
}

async function seriousFindings(page: Page, part: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').map((each) => `${each.id}: ${each.nodes[0]?.html}`);
}

const choice = (zh: string, en: string, options: readonly (readonly [string, string])[]) => ({
  kind: 'choice',
  label: { zh, en },
  options: options.map(([value, name]) => ({ value, label: { zh: name, en: value } })),
});

/** Chooses an option of an antd select by typing its name. */
async function choose(page: Page, box: ReturnType<Page['locator']>, name: string): Promise<void> {
  await box.click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: name }).click();
}

test('an administrator ticks which cities belong to which region; the change can be seen and is kept', async ({ page, app }) => {
  const regions = choice('大区', 'Region', [
    ['east', '华东'],
    ['south', '华南'],
  ]);
  const cities = choice('城市', 'City', [
    ['hangzhou', '杭州'],
    ['guangzhou', '广州'],
    ['shenzhen', '深圳'],
  ]);
  await post(page, app.url, '/api/schema/objects/account/fields', { id: 'zone', spec: regions });
  await post(page, app.url, '/api/schema/objects/account/fields', { id: 'city_of', spec: cities });
  await page.goto('/settings/objects/account');
  await page.getByRole('button', { name: '“城市”的可选项取决于…' }).click();
  const drawer = page.getByRole('dialog', { name: /“城市”的可选项取决于/ });
  await choose(page, drawer.locator('.ant-select').first(), '大区');
  const matrix = drawer.getByRole('region', { name: '每个值下可以选什么' });
  await expect(matrix.getByRole('checkbox')).toHaveCount(6);
  await matrix.getByRole('button', { name: '华东: 全不选' }).click();
  await expect(drawer.getByText('“华东”下没有可选项')).toBeVisible();
  await matrix.getByRole('checkbox', { name: '“华东”时可选“杭州”' }).click();
  await matrix.getByRole('checkbox', { name: '“华南”时可选“杭州”' }).click();
  expect(await seriousFindings(page, '.schema-matrix')).toEqual([]);
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer).toBeHidden();
  await expect(page.getByText('取决于“大区”')).toBeVisible();
  await page.getByRole('tab', { name: '变更' }).click();
  await expect(page.getByText('修改了可选项的依赖')).toBeVisible();
});

test('a form waits for what decides, offers only what fits, and says what it cleared', async ({ page }) => {
  await page.goto('/accounts');
  await expect(page.getByRole('heading', { name: '客户', exact: true, level: 1 })).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('c');
  const form = page.getByRole('dialog', { name: '新建客户' });
  await form.getByLabel('客户名称').fill('杭州云栖');
  await form.getByRole('button', { name: /更多字段/ }).click();
  const field = (name: string) => form.locator('.k-field').filter({ has: page.getByText(name, { exact: true }) });
  await expect(field('城市')).toContainText('先选大区');
  await choose(page, field('大区').locator('.ant-select'), '华东');
  await field('城市').locator('.ant-select').click();
  await expect(page.locator('.ant-select-dropdown:visible .ant-select-item-option')).toHaveText(['杭州']);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').click();
  await choose(page, field('大区').locator('.ant-select'), '华南');
  await expect(field('城市')).toContainText('“城市”已清空：“杭州”不再适用');
  await choose(page, field('城市').locator('.ant-select'), '深圳');
  await form.getByRole('button', { name: '新建' }).click();
  await expect(form).toBeHidden();
});

test('in a cell the deciding value takes the other with it, says so, and Ctrl-Z brings both back', async ({ page }) => {
  await page.goto('/accounts?view=all&columns=name,zone');
  const row = page.locator('.k-table-row').filter({ hasText: '杭州云栖' });
  await expect(row).toBeVisible({ timeout: 60_000 });
  await row.locator('[data-column=zone]').click();
  await page.keyboard.press('Enter');
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '华东' }).click();
  await expect(page.locator('.k-toast').filter({ hasText: '“城市”已清空：“深圳”不再适用' })).toBeVisible();
  await expect(row.locator('[data-column=zone]')).toHaveText('华东');
  await page.locator('.k-toast').getByRole('button', { name: '撤销' }).click();
  await expect(row.locator('[data-column=zone]')).toHaveText('华南');
  const found = await page.request.get('/api/accounts?columns=name,zone,city_of');
  expect((await found.json()).rows[0]).toMatchObject({ zone: 'south', city_of: 'shenzhen' });
});

test('the interface of programs refuses what does not fit, naming field, reason and remedy', async ({ page, app }) => {
  const refused = await page.request.post('/api/accounts', {
    data: { name: '错配', zone: 'east', city_of: 'guangzhou' },
    headers: { origin: app.url },
  });
  expect(refused.status()).toBe(422);
  expect((await refused.json()).issues[0]).toMatchObject({
    field: 'city_of',
    code: 'record.choice_not_allowed',
    message: '“大区”为“华东”时，“城市”不能是“广州”。请改选 杭州，或清空。',
  });
});
