import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/journey.ts';

const password = 'Ying-huan-2026!record';
const boss = { name: '周雨晴', email: 'boss.record@example.com' };
const rep = { name: '王敏', email: 'wangmin.record@example.com' };

test.describe.configure({ mode: 'serial' });
test.describe('two people on one record', () => {
  test.setTimeout(120_000);
  let mine: Page;
  let theirs: Page;
  let id = '';
  let origin = '';

  test.beforeAll(async ({ browser, app }) => {
    origin = app.url;
    const open = async () =>
      (await browser.newContext({ baseURL: origin, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 } })).newPage();
    mine = await open();
    theirs = await open();
    const headers = { origin };
    await mine.request.post('/api/setup', {
      data: { token: app.setupToken, workspaceName: '赢环', administrator: { name: boss.name, email: boss.email, password } },
    });
    await signIn(mine, boss.email);
    const { departments } = await (await mine.request.get('/api/departments')).json();
    const invitation = await mine.request.post('/api/invitations', {
      data: { ...rep, assignment: { departmentId: departments[0].id, managerId: null, role: 'representative', validFrom: '2020-01-01' } },
      headers,
    });
    const { token } = await invitation.json();
    await theirs.request.post(`/api/invitations/by-token/${token}/accept`, { data: { name: rep.name, password }, headers });
    await signIn(theirs, rep.email);
    const made = await theirs.request.post('/api/accounts', { data: { name: '恒锐精密', website: 'https://old.example.com' }, headers });
    id = (await made.json()).id;
  });
  test.afterAll(async () => {
    await mine.context().close();
    await theirs.context().close();
  });

  async function signIn(page: Page, email: string): Promise<void> {
    const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin } });
    expect(answer.status(), await answer.text()).toBe(200);
  }

  async function seriousFindings(page: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').map((each) => `${each.id}: ${each.nodes[0]?.html}`);
  }

  const noticesOf = async (page: Page): Promise<string[]> =>
    (await (await page.request.get('/api/notices')).json()).rows.map((row: { kind: string }) => row.kind);

  test('each sees that the other is there', async () => {
    await theirs.goto(`/accounts/${id}`);
    await expect(theirs.getByRole('heading', { name: '恒锐精密' })).toBeVisible();
    await mine.goto(`/accounts/${id}`);
    await expect(mine.locator('.presence')).toContainText('王敏正在看');
    await expect(theirs.locator('.presence')).toContainText('周雨晴正在看');
  });

  test('a comment mentions by pinyin with the keyboard alone, and the other sees it without reloading', async () => {
    await expect(mine.locator('.comment-open')).toBeVisible();
    await mine.keyboard.press('m');
    await mine.keyboard.type('周一前发报价 @wangm');
    await expect(mine.getByRole('option', { name: '王敏' })).toBeVisible();
    expect(await seriousFindings(mine)).toEqual([]);
    await mine.keyboard.press('Enter');
    await mine.keyboard.type('按新折扣');
    await mine.keyboard.press('Control+Enter');
    await expect(mine.locator('.k-timeline')).toContainText('周一前发报价 @王敏 按新折扣');
    await expect(theirs.locator('.k-timeline .comment-name')).toHaveText('@王敏');
    expect(await noticesOf(theirs)).toContain('discussion.mention');
    expect(await seriousFindings(theirs)).toEqual([]);
  });

  test('its author changes it; it becomes a to-do of the owner with one click', async () => {
    const entry = mine.locator('.k-timeline li', { hasText: '周一前发报价' });
    await entry.hover();
    await entry.getByRole('button', { name: '修改' }).click();
    await mine.locator('.comment-box textarea').fill('周二前发报价 @王敏');
    await mine.locator('.comment-box').getByRole('button', { name: '保存' }).click();
    await expect(entry.or(mine.locator('.k-timeline')).first()).toContainText('已编辑');
    const edited = mine.locator('.k-timeline li', { hasText: '周二前发报价' }).first();
    await edited.hover();
    await edited.getByRole('button', { name: '转成负责人的待办' }).click();
    await expect(mine.locator('.comment-text')).toContainText('已转成待办');
  });

  test('while one changes a field the other is told in the same field', async () => {
    await mine.getByRole('button', { name: '修改网址' }).click();
    await theirs.getByRole('button', { name: '修改网址' }).click();
    await expect(theirs.locator('.presence-warning')).toContainText('周雨晴正在改这个字段');
    await theirs.keyboard.press('Escape');
    await mine.locator('.records-fact-editor input').first().fill('https://new.example.com');
    await mine.keyboard.press('Enter');
    await expect(theirs.getByText('new.example.com').first()).toBeVisible();
  });

  test('the owner follows from the start and is told of the change; the star ends it', async () => {
    await expect.poll(() => noticesOf(theirs), { timeout: 20_000 }).toContain('discussion.changed');
    const star = theirs.getByRole('button', { name: '不再关注' });
    await star.click();
    await expect(theirs.getByRole('button', { name: '关注', exact: true })).toHaveAttribute('aria-pressed', 'false');
  });

  test('a file dropped on the page is kept, told of and removed', async () => {
    const transfer = await mine.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['技术验证'], '验证报告.txt', { type: 'text/plain' }));
      return data;
    });
    const page = mine.locator('.records-drop');
    await page.dispatchEvent('dragover', { dataTransfer: transfer });
    await expect(mine.getByText('松开即上传到这条记录')).toBeVisible();
    await page.dispatchEvent('drop', { dataTransfer: transfer });
    const tab = mine.getByRole('tablist', { name: '相关' }).getByRole('tab', { name: /文件 ?1/ });
    await expect(tab).toBeVisible();
    await expect(theirs.locator('.k-timeline')).toContainText('验证报告.txt');
    await tab.click();
    await expect(mine.locator('.records-file-list')).toContainText('验证报告.txt');
    expect(await seriousFindings(mine)).toEqual([]);
  });

  test('the page looks back over its own changes, shows what differs and cannot be written', async () => {
    await mine.keyboard.press('[');
    await mine.getByRole('button', { name: '更多', exact: true }).click();
    await mine.getByRole('menuitem', { name: '回看' }).click();
    const slider = mine.getByRole('slider');
    await slider.focus();
    await mine.keyboard.press('Home');
    await expect(mine.locator('.records-page.past .records-differs')).toContainText('old.example.com');
    await expect(mine.getByRole('button', { name: '修改网址' })).toHaveCount(0);
    expect(await seriousFindings(mine)).toEqual([]);
    await mine.getByRole('button', { name: '回到现在' }).click();
    await expect(mine.getByRole('button', { name: '修改网址' })).toBeVisible();
  });
});
