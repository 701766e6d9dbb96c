import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDeals } from '#features/opportunity/server/deals.given.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { runRead } from '#engine/server/run.ts';
import { readyDashboards } from '#features/analytics/contract/ready-dashboards.ts';
import { loadBoardContents } from './documents/board-contents.ts';
import { downloadDashboard } from './use-cases/download-dashboard.ts';

let it: GivenApp;
let company: GivenWorkspace;

beforeAll(async () => {
  it = await given.app({ now: () => new Date('2018-03-10T04:00:00Z') });
  company = await given.workspace(it.app);
  const { representative, westRepresentative } = company.members;
  const won = { outcome: 'won' as const, currency: 'CNY', engagedOn: '2018-01-05', closedOn: '2018-02-15' };
  await writeDeals(it.app, company.id, [
    { ...won, owner: representative, amountMinor: 12_345_600n },
    { ...won, owner: westRepresentative, amountMinor: 5_000_000n },
  ]);
});
afterAll(() => it.close());

async function download(member: 'manager' | 'representative', format: 'pdf' | 'xlsx', id: string, locale: 'zh' | 'en' = 'zh'): Promise<Buffer> {
  const caller = await company.as(member);
  const answer = await downloadDashboard(
    {
      app: it.app,
      caller,
      body: undefined,
      contentType: '',
      findCaller: async () => caller,
      read: (work) => runRead(it.app, caller, work),
      write: () => Promise.reject(new Error('Nothing is written.')),
    },
    { id, format, locale },
  );
  expect(answer.fileName).toMatch(/ 2018-03-10\.(pdf|xlsx)$/);
  if (!(answer.body instanceof Uint8Array)) throw new Error('Bytes are expected.');
  return Buffer.from(answer.body);
}

test.each(readyDashboards.map((board) => board.id))('%s becomes a PDF with its own glyphs and a workbook with a sheet per tile', async (id) => {
  for (const locale of ['zh', 'en'] as const) {
    const pdf = await download('manager', 'pdf', id, locale);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(/\+NotoSansSC/);
  }
  const book = await readXlsx(await download('manager', 'xlsx', id));
  const board = readyDashboards.find((each) => each.id === id);
  expect(book.sheets).toHaveLength(1 + (board?.body.tiles.filter((tile) => tile.kind !== 'text').length ?? 0));
});

test('everybody gets the figures within their own rights, as numbers', async () => {
  const wonIn = async (member: 'manager' | 'representative') => {
    const book = await readXlsx(await download(member, 'xlsx', 'ready:manager', 'en'));
    const sheet = book.sheets.find((each) => each.name === 'Won amount');
    return sheet?.rows[1]?.[0];
  };
  const company2 = await company.read('administrator', (ctx) => loadBoardContents({ ...ctx, locale: 'en' }, 'ready:manager', undefined));
  expect(company2.tiles[0]?.grid?.rows[0]?.[0]?.cell).toMatchObject({ number: 173_456 });
  expect(await wonIn('manager')).toBe(123_456);
  expect(await wonIn('representative')).toBe(123_456);
});

test('what it is over, for whom and when stands on it', async () => {
  const filter = { period: '2018', owner: company.members.representative };
  const { facts } = await company.read('manager', (ctx) => loadBoardContents({ ...ctx, locale: 'zh' }, 'ready:owner', filter));
  expect(facts.map(({ label, text }) => `${label}: ${text}`)).toEqual([
    '期间: 2018（2018-01-01 至 2018-12-31）',
    '负责人: 王敏',
    '按谁的权限: 东区经理',
    '生成于: 2018-03-10 12:00',
  ]);
});

test('that it left is in the log before it leaves', async () => {
  await download('manager', 'pdf', 'ready:owner');
  const events = await company.read('administrator', (ctx) =>
    ctx.session.query({
      text: "select actor_id, facts from event where workspace_id = $1 and kind = 'export.dashboard' order by at desc limit 1",
      values: [company.id],
    }),
  );
  expect(events).toEqual([{ actor_id: company.members.manager, facts: { dashboard: 'ready:owner', format: 'pdf', filter: null } }]);
});
