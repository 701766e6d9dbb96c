import AxeBuilder from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from '#tests/support/journey.ts';

const email = 'boards@example.com';
const password = 'Ying-huan-2026!boards';

test.describe.configure({ mode: 'serial' });

let segmentId = '';

test.beforeEach(async ({ page, app }) => {
  await page.request.post('/api/setup', {
    data: { token: app.setupToken, workspaceName: '赢环', administrator: { name: '周雨晴', email, password } },
  });
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: app.url } });
  expect(answer.status(), await answer.text()).toBe(200);
  if (segmentId === '') segmentId = await makeMachines(page.request, app.url);
});

/** An object of the workspace's own with two choices and an amount, four records of it and a list with two of them. */
async function makeMachines(request: APIRequestContext, origin: string): Promise<string> {
  const post = async (path: string, data: unknown) => {
    const answer = await request.post(path, { data, headers: { origin } });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
    return answer.json();
  };
  const option = (value: string, zh: string, en: string) => ({ value, label: { zh, en } });
  await post('/api/schema/objects', { id: 'machine', label: { zh: '设备', en: 'Machine' }, labelPlural: { zh: '设备', en: 'Machines' } });
  const fields = [
    {
      id: 'state',
      spec: {
        kind: 'choice',
        label: { zh: '状态', en: 'State' },
        options: [option('running', '在用', 'Running'), option('stopped', '停机', 'Stopped'), option('sold', '已售', 'Sold')],
      },
    },
    {
      id: 'hall',
      spec: {
        kind: 'choice',
        label: { zh: '车间', en: 'Hall' },
        options: [option('north', '北车间', 'North hall'), option('south', '南车间', 'South hall')],
      },
    },
    { id: 'price', spec: { kind: 'money', label: { zh: '价格', en: 'Price' } } },
  ];
  for (const field of fields) await post('/api/schema/objects/custom_machine/fields', field);
  const machines = [
    ['注塑机一号', 'running', 'north', '30000'],
    ['注塑机二号', 'running', 'south', '20000'],
    ['激光切割机', 'stopped', 'north', '50000'],
    ['冲床', 'sold', 'south', '7000'],
  ] as const;
  const ids: string[] = [];
  for (const [name, state, hall, amount] of machines) {
    ids.push((await post('/api/records/custom_machine', { name, state, hall, price: { amount, currency: 'CNY' } })).id);
  }
  const segment = await post('/api/segments', { object: 'custom_machine', kind: 'static', name: '要检修的' });
  await post(`/api/segments/${segment.id}/members`, { records: ids.slice(1, 3) });
  return segment.id;
}

const board = (settings: object = { board: { by: 'state' } }, more = '') =>
  `/records/custom_machine?layout=board&settings=${encodeURIComponent(JSON.stringify(settings))}${more}`;
const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const card = (page: Page, name: string) => page.locator('.k-board-face', { hasText: name });

test('an object of the workspace has the board deals have: totals, keyboard, mouse, taking back', async ({ page }) => {
  await page.goto(board());
  await expect(column(page, '在用')).toContainText('5.0万', { timeout: 60_000 });
  await expect(column(page, '在用').getByRole('heading')).toContainText('2');
  await card(page, '注塑机一号').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(column(page, '停机')).toContainText('注塑机一号');
  await expect(column(page, '停机')).toContainText('8.0万');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(column(page, '在用')).toContainText('注塑机一号');
  await card(page, '冲床').dragTo(column(page, '停机'));
  await expect(column(page, '停机')).toContainText('冲床');
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').map((each) => each.id)).toEqual([]);
});

test('in lanes a card is carried across and down: both choices are written at once and taken back at once', async ({ page }) => {
  await page.goto(board({ board: { by: 'state', lanes: 'hall' } }));
  const lane = (name: string) => page.locator('.k-board-lane').filter({ has: page.getByRole('button', { name: new RegExp(name) }) });
  await expect(lane('北车间').first()).toContainText('8.0万', { timeout: 60_000 });
  await card(page, '激光切割机').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  const there = page.locator(`[data-column='["south","sold"]']`);
  await expect(there).toContainText('激光切割机');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.locator(`[data-column='["north","stopped"]']`)).toContainText('激光切割机');
});

test('a board narrowed by a segment shows its records only, in columns, totals and lanes', async ({ page }) => {
  const filter = `&filter=${encodeURIComponent(JSON.stringify([{ field: 'id', op: 'in_segment', value: segmentId }]))}`;
  await page.goto(board({ board: { by: 'state' } }, filter));
  await expect(page.locator('.k-board-card')).toHaveCount(2, { timeout: 60_000 });
  await expect(column(page, '在用')).toContainText('2.0万');
  await expect(column(page, '停机')).toContainText('5.0万');
  await page.getByRole('button', { name: '泳道' }).click();
  await page.getByRole('menuitem', { name: '车间' }).click();
  await expect(page.locator('.k-board-lane')).toHaveCount(2);
  await expect(page.locator('.k-board-lane', { hasText: '南车间' })).toContainText('注塑机二号');
  await expect(page.locator('.k-board-lane', { hasText: '北车间' })).toContainText('激光切割机');
});

test('a record without a value has a column of its own until it is carried out of it', async ({ page, app }) => {
  const made = await page.request.post('/api/records/custom_machine', { data: { name: '没人管的车床' }, headers: { origin: app.url } });
  expect(made.status(), await made.text()).toBe(200);
  await page.goto(board());
  await expect(column(page, '（空）')).toContainText('没人管的车床', { timeout: 60_000 });
  await card(page, '没人管的车床').dragTo(column(page, '已售'));
  await expect(column(page, '已售')).toContainText('没人管的车床');
  await expect(column(page, '（空）')).toHaveCount(0);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(column(page, '（空）')).toContainText('没人管的车床');
});

test('deals stand in columns of another choice, too, without the gates of stages', async ({ page, app }) => {
  const made = await page.request.post('/api/opportunities', {
    data: { name: '二期产线改造', amount: { amount: '1280000', currency: 'CNY' }, close_date: '2027-03-15', forecast_category: 'pipeline' },
    headers: { origin: app.url },
  });
  expect(made.status(), await made.text()).toBe(200);
  await page.goto('/opportunities?view=all&layout=board');
  await page.getByRole('button', { name: /^列：/ }).click({ timeout: 60_000 });
  await page.getByRole('menuitem', { name: '预测类别' }).click();
  // In its new column: a card lifted while the old columns still stand is put down with them.
  await expect(column(page, '管道')).toContainText('二期产线改造');
  await card(page, '二期产线改造').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(page.locator('.k-toast').filter({ hasText: '二期产线改造' })).toBeVisible();
  const { id } = await made.json();
  const deal = await (await page.request.get(`/api/opportunities/${id}`)).json();
  expect(deal.forecast_category).not.toBe('pipeline');
});
