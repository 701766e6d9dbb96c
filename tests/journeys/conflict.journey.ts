import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, test } from '#tests/support/journey.ts';

const Made = z.object({ id: z.string() });

test.describe.configure({ mode: 'serial' });
test.describe('two people change one record at once, and what was lost comes back', () => {
  test.setTimeout(120_000);

  let mine: Page;
  let theirs: Page;
  let id = '';

  test.beforeAll(async ({ browser, app }) => {
    const open = async () =>
      (
        await browser.newContext({ baseURL: app.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 } })
      ).newPage();
    mine = await open();
    theirs = await open();
    await mine.goto(`/setup?token=${app.setupToken}`);
    await mine.getByLabel('公司名称').fill('两人公司');
    await mine.getByLabel('姓名').fill('管理员');
    await mine.getByLabel('邮箱').fill('admin@example.com');
    await mine.getByLabel('密码', { exact: true }).fill('Correct-Horse-9');
    await mine.locator('button[type=submit]').click();
    await mine.getByText('导入我的数据').waitFor();
    await theirs.goto('/sign-in');
    await theirs.getByLabel('邮箱').fill('admin@example.com');
    await theirs.getByLabel('密码', { exact: true }).fill('Correct-Horse-9');
    await theirs.locator('button[type=submit]').click();
    await theirs.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    const answer = await mine.request.post('/api/accounts', {
      data: { name: '北辰', website: 'https://old.example.com' },
      headers: { origin: app.url },
    });
    id = Made.parse(await answer.json()).id;
  });
  test.afterAll(async () => {
    await mine.context().close();
    await theirs.context().close();
  });

  const openForm = async (page: Page) => {
    await page.goto(`/accounts/${id}`);
    await page.getByRole('button', { name: '编辑', exact: true }).click();
    return page.getByRole('dialog');
  };

  test('one fact changed in place asks the same question, with both values', async () => {
    const edit = async (page: Page, value: string) => {
      await page.goto(`/accounts/${id}`);
      await page.getByRole('button', { name: '修改网址' }).click();
      await page.locator('.records-fact-editor input').first().fill(value);
    };
    await edit(mine, 'https://mine.example.com');
    await edit(theirs, 'https://theirs.example.com');
    await theirs.keyboard.press('Enter');
    await expect(theirs.locator('.records-fact-editor')).toBeHidden();
    await mine.keyboard.press('Enter');
    const conflict = mine.getByRole('alertdialog');
    await expect(conflict.locator('[data-field=website] [data-side=theirs]')).toContainText('theirs.example.com');
    await expect(conflict.locator('[data-field=website] [data-side=mine]')).toContainText('mine.example.com');
    await conflict.getByRole('button', { name: '全用现在的' }).click();
    await expect(conflict).toBeHidden();
    await expect(mine.getByText('theirs.example.com').first()).toBeVisible();
  });

  test('a stale save shows both values of each field, and the person chooses', async () => {
    const myForm = await openForm(mine);
    await myForm.getByLabel('名称').first().fill('北辰（我）');
    const theirForm = await openForm(theirs);
    await theirForm.getByLabel('名称').first().fill('北辰（对方）');
    await theirForm.getByRole('button', { name: '保存' }).click();
    await expect(theirForm).toBeHidden();

    await myForm.getByRole('button', { name: '保存' }).click();
    const conflict = mine.getByRole('alertdialog');
    await expect(conflict).toContainText('别人刚改过这条记录');
    const name = conflict.locator('[data-field=name]');
    await expect(name.locator('[data-side=theirs]')).toContainText('北辰（对方）');
    await expect(name.locator('[data-side=mine]')).toContainText('北辰（我）');
    await expect(conflict.getByRole('button', { name: '按所选保存' })).toBeDisabled();
    await name.locator('[data-side=mine]').click();
    await conflict.getByRole('button', { name: '按所选保存' }).click();
    await expect(conflict).toBeHidden();
    await expect(mine.getByRole('heading', { name: '北辰（我）' })).toBeVisible();
  });

  test('the history shows every value of the field, and one is set back', async () => {
    await mine.goto(`/accounts/${id}?tab=past`);
    const table = mine.locator('.history-table');
    await expect(table).toContainText('北辰（对方）');
    const row = table.locator('tr', { hasText: '北辰（对方）' }).filter({ hasText: '北辰（我）' });
    await row.getByRole('button', { name: '恢复为之前的值' }).click();
    await expect(mine.getByRole('heading', { name: '北辰（对方）' })).toBeVisible();
  });

  test('a deleted record is brought back', async ({ app }) => {
    await mine.request.delete(`/api/accounts/${id}`, { headers: { origin: app.url } });
    await mine.goto('/deleted?object=account');
    await mine.getByText('北辰（对方）').hover();
    await mine.getByRole('button', { name: '恢复' }).first().click();
    await expect(mine.getByRole('heading', { name: '北辰（对方）' })).toBeVisible();
  });

  test('all of it is in the audit log, which is intact', async () => {
    await mine.goto('/settings/audit?object=account');
    await expect(mine.getByRole('grid')).toContainText('恢复');
    await mine.getByRole('button', { name: '校验' }).click();
    await expect(mine.getByRole('dialog')).toContainText('完好', { timeout: 20_000 });
  });
});
