import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from '@playwright/test';
import { z } from 'zod';
import { initialsOf } from '#platform/contract/format/pinyin-initials.ts';
import { addChineseGlyphs } from '#tests/support/chinese-glyphs.ts';
import { demoNow, signIn } from '#tests/support/demo-app.ts';
import { expect, test } from '#tests/support/demo-journey.ts';

const written = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'clicks.md'), 'utf8');
const Rows = z.object({ rows: z.array(z.looseObject({ id: z.string(), name: z.string() })) });

/** What a task took: clicks (or taps, or drags), keys beside the text, and texts typed. */
class Effort {
  readonly page: Page;
  clicks = 0;
  keys = 0;
  texts = 0;
  constructor(page: Page) {
    this.page = page;
  }
  async click(target: Locator): Promise<void> {
    await target.click();
    this.clicks += 1;
  }
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    this.keys += 1;
  }
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.texts += 1;
  }
  async drag(from: Locator, to: Locator): Promise<void> {
    await from.dragTo(to);
    this.clicks += 1;
  }
  /** The line of docs/clicks.md must say what was counted. */
  isWritten(task: string): void {
    expect(written, `docs/clicks.md, ${task}`).toContain(`| ${task} | ${this.clicks} | ${this.keys} | ${this.texts} |`);
  }
}

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

let desk: Page;
let phone: Page;

test.beforeAll(async ({ browser, app }) => {
  desk = await open(browser, app.url, { width: 1440, height: 900 });
  phone = await open(browser, app.url, { width: 390, height: 844 });
});
test.afterAll(async () => {
  await desk.context().close();
  await phone.context().close();
});

async function open(browser: Browser, baseURL: string, viewport: { width: number; height: number }): Promise<Page> {
  const isPhone = viewport.width < 768;
  const context = await browser.newContext({
    baseURL,
    viewport,
    isMobile: isPhone,
    hasTouch: isPhone,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
  });
  await addChineseGlyphs(context);
  await context.clock.setFixedTime(demoNow);
  await signIn(context.request, baseURL, 'representative');
  return context.newPage();
}

async function mine(plural: string, expression: string) {
  const answer = await desk.request.post(`/api/${plural}/query`, {
    data: { expression, sort: [{ field: 'name' }], limit: 20 },
    headers: { origin: new URL(desk.url()).origin },
  });
  return Rows.parse(await answer.json()).rows;
}
const composer = (page: Page) => page.locator('.composer');

test('a customer is found by the initials of its pinyin', async () => {
  await desk.goto('/');
  await expect(desk.getByRole('heading', { name: '今日' })).toBeVisible();
  const [account] = await mine('accounts', "lifecycle == 'customer'");
  const effort = new Effort(desk);
  await effort.press('Control+k');
  await expect(desk.getByRole('combobox', { name: '搜索，或输入命令' })).toBeFocused();
  await effort.type(initialsOf(account?.name ?? '').slice(0, 5));
  await expect(desk.getByRole('option', { name: account?.name ?? '' }).first()).toBeVisible();
  const isFirst = await desk.getByRole('option').first().innerText();
  expect(isFirst).toContain(account?.name ?? '');
  await effort.press('Enter');
  await expect(desk.getByRole('heading', { name: account?.name ?? '' })).toBeVisible();
  effort.isWritten('find a customer by pinyin');
});

test('a visit is logged where one stands, with what comes next', async () => {
  const effort = new Effort(desk);
  await desk.locator('[data-open-composer]').waitFor();
  await effort.press('l');
  await effort.click(composer(desk).getByText('拜访', { exact: true }));
  await composer(desk).locator('textarea').focus();
  await effort.type('现场看了二号线，设备部同意先试一条');
  await effort.press('Control+Enter');
  await expect(composer(desk)).toBeHidden();
  await expect(desk.getByText('现场看了二号线，设备部同意先试一条').first()).toBeVisible();
  effort.isWritten('log a visit on the customer one is on');
});

test('a follow-up is logged from a list', async () => {
  await desk.goto('/opportunities?layout=table');
  const row = desk.locator('.k-table-row:not(.pending)').first();
  await row.hover();
  const effort = new Effort(desk);
  await effort.click(row.getByRole('button', { name: '记一次跟进' }));
  await composer(desk).locator('textarea').waitFor();
  await effort.type('电话里约了下周二');
  await effort.click(composer(desk).getByRole('button', { name: /保存/ }));
  await expect(composer(desk)).toBeHidden();
  effort.isWritten('log a follow-up from a list');
});

test('a deal is dragged on, refused with what is missing, mended on the spot, and moved', async () => {
  const [deal] = await mine('opportunities', "outcome == 'open' && stage == 'initial_contact' && need == null && account != null");
  await desk.goto(`/opportunities?view=all&layout=board`);
  const card = desk.getByRole('button', { name: new RegExp(deal?.name ?? '-') }).first();
  await expect(card).toBeVisible();
  const effort = new Effort(desk);
  await effort.drag(card, desk.locator('[data-column=needs_confirmed]').first());
  const refusal = desk.getByRole('dialog', { name: /不能放到/ });
  await expect(refusal).toContainText('填写需求');
  effort.isWritten('move a deal on the board and be told what is missing');
  const mend = new Effort(desk);
  await mend.click(refusal.getByRole('textbox').first());
  await mend.type('二号线要联网采集，停机损失可见');
  await mend.click(refusal.getByRole('button', { name: /推进到/ }));
  await expect(refusal).toBeHidden();
  await expect(
    desk
      .locator('[data-column=needs_confirmed]')
      .getByRole('button', { name: new RegExp(deal?.name ?? '-') })
      .first(),
  ).toBeVisible();
  mend.isWritten('give what is missing and move the deal');
});

test('a view is built from a typed condition and kept', async () => {
  await desk.goto('/opportunities?view=all&layout=table');
  await desk.locator('.k-table-row:not(.pending)').first().waitFor();
  const effort = new Effort(desk);
  await effort.click(desk.getByRole('button', { name: '条件', exact: true }));
  await effort.type('金额 大于 30万');
  await effort.press('Enter');
  await effort.click(desk.getByRole('button', { name: '存为视图' }));
  const dialog = desk.getByRole('dialog', { name: /视图/ });
  await dialog.getByLabel('名称').focus();
  await effort.type('三十万以上');
  await effort.click(dialog.getByRole('button', { name: '保存' }));
  await expect(desk.getByRole('tab', { name: /三十万以上/ })).toHaveAttribute('aria-selected', 'true');
  effort.isWritten('build a view');
});

test('a dashboard with three charts', async () => {
  await desk.goto('/dashboards');
  await expect(desk.getByRole('link', { name: '团队业绩' })).toBeVisible();
  const effort = new Effort(desk);
  const click = (name: string | RegExp) => effort.click(desk.getByRole('button', { name, exact: typeof name === 'string' }).first());
  await click('新建仪表盘');
  await expect(desk).toHaveURL(/\/edit$/);
  for (const [figure, shape] of [
    ['赢单金额', /^柱形 · 月$/],
    ['在途管道金额', /^柱形 · 阶段$/],
    ['赢单率（按单数）', /^折线 · 月$/],
  ] as const) {
    await click(figure);
    await click(shape);
  }
  await click('发布');
  await expect(desk.locator('.board-tile')).toHaveCount(3);
  effort.isWritten('build a dashboard with three charts');
});

test('a file with known headers is imported', async () => {
  await desk.goto('/imports');
  const effort = new Effort(desk);
  await effort.click(desk.getByRole('button', { name: '导入文件' }).first());
  const lines = ['客户名称,行业,负责人', '海川机械（试）,装备制造,', '云岭食品（试）,食品饮料,'];
  await desk.locator('input[type=file]').setInputFiles([{ name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }]);
  effort.clicks += 1; // the file is dropped
  await effort.click(desk.getByRole('button', { name: '开始预览' }));
  await effort.click(desk.getByRole('button', { name: /^导入 2 行$/ }));
  await expect(desk.getByText('文件都已导入')).toBeVisible({ timeout: 60_000 });
  effort.isWritten('import a file with known headers');
});

test('a deal is moved on the phone: its menu, then the stage', async () => {
  const [deal] = await mine(
    'opportunities',
    "outcome == 'open' && stage == 'needs_confirmed' && amount != null && close_date != null && account.contacts.count() > 0",
  );
  await phone.goto('/opportunities?view=all&layout=board');
  const effort = new Effort(phone);
  const card = phone.locator('.k-board-card', { hasText: deal?.name ?? '-' }).first();
  await card.scrollIntoViewIfNeeded();
  await effort.click(card.getByRole('button', { name: '移到…' }));
  await effort.click(phone.getByRole('menuitem', { name: '方案交流' }));
  await expect(
    phone
      .locator('[data-column=solution]')
      .getByText(deal?.name ?? '-')
      .first(),
  ).toBeAttached();
  effort.isWritten('move a deal on the phone');
});
