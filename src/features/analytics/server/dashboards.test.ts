import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDeals } from '#features/opportunity/server/deals.given.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { TileResult } from '../contract/tile-result.ts';
import type { BoardFilter, Tile, TileOptions, TileSource } from '../contract/tile.ts';
import { evaluateTiles } from './tiles/evaluate-tiles.ts';
import * as manage from './use-cases/manage-dashboards.ts';
import { listDashboards, listDashboardVersions, readDashboard, readDashboardTiles } from './use-cases/read-dashboards.ts';

let it: GivenApp;
let company: GivenWorkspace;

beforeAll(async () => {
  it = await given.app({ now: () => new Date('2018-03-10T04:00:00Z') });
  company = await given.workspace(it.app);
  const { representative, colleague, westRepresentative } = company.members;
  const won = (owner: string, closedOn: string, amount: number) =>
    ({ owner, closedOn, closeDate: closedOn, amount, outcome: 'won', stage: 'won' }) as const;
  const lost = (owner: string, closedOn: string) => ({ owner, closedOn, closeDate: closedOn, amount: 50, outcome: 'lost', stage: 'lost' }) as const;
  const open = (owner: string, stage: string, amount: number) => ({ owner, stage, amount, closeDate: '2018-04-01' }) as const;
  await writeDeals(it.app, company.id, [
    won(representative, '2018-01-05', 100),
    won(representative, '2018-03-01', 300),
    won(colleague, '2018-01-20', 200),
    won(westRepresentative, '2018-02-02', 1000),
    won(representative, '2017-01-10', 80),
    lost(representative, '2018-02-03'),
    open(representative, 'needs_confirmed', 10),
    open(representative, 'initial_contact', 30),
    open(westRepresentative, 'initial_contact', 70),
  ]);
});
afterAll(() => it.close());

const tile = (source: TileSource, options: TileOptions = {}, kind: Tile['kind'] = 'bar'): Tile => ({
  id: 'one',
  title: '',
  kind,
  source,
  options,
  place: { x: 0, y: 0, w: 6, h: 4 },
});
const metric = (metrics: string | string[], ...groupBy: string[]): TileSource => ({ kind: 'metric', metrics: [metrics].flat(), groupBy });

async function ask(source: TileSource, options: TileOptions = {}, filter: BoardFilter = { period: '2018' }, member: GivenMember = 'administrator') {
  const [result] = await company.read(member, (ctx) => evaluateTiles(ctx, [tile(source, options)], filter));
  expect(() => TileResult.parse(result)).not.toThrow();
  if (!result) throw new Error('no tile');
  return result;
}
const figures = (result: TileResult) => result.groups.map((group) => [group.keys.join('/'), group.figures[0]?.value]);

test('months without a sale stand there as 0, those to come without a figure', async () => {
  const result = await ask(metric('won_amount', 'month'));
  expect(figures(result).slice(0, 4)).toEqual([
    ['2018-01', '300.00'],
    ['2018-02', '1000.00'],
    ['2018-03', '300.00'],
    ['2018-04', null],
  ]);
  expect(result.groups).toHaveLength(12);
  expect(result.total.figures[0]?.value).toBe('1600.00');
  expect(result.dimensions).toMatchObject([{ kind: 'date', isOrdered: true }]);
});

test('each month stands against the same month of the year before', async () => {
  const result = await ask(metric('won_amount', 'month'), { compare: 'year_before' });
  expect(result.comparedWith).toEqual({ from: '2017-01-01', to: '2017-03-10' });
  expect(result.groups[0]?.figures[0]).toMatchObject({ value: '300.00', before: '80.00' });
  expect(result.total.figures[0]).toMatchObject({ value: '1600.00', before: '80.00' });
});

test('people come by the size of their figure, cut after the limit, and are told to be cut', async () => {
  const result = await ask(metric(['won_amount', 'win_rate'], 'owner'), { limit: 2 });
  expect(figures(result)).toEqual([
    [company.members.westRepresentative, '1000.00'],
    [company.members.representative, '400.00'],
  ]);
  expect(result.groups[1]?.figures[1]).toMatchObject({ value: '66.67', n: 3 });
  expect(result.isTruncated).toBe(true);
  expect(result.groups[0]?.rows?.link).toContain('/opportunities?expression=');
});

test('two ways to cut a rate have the totals of each way, which are no sums', async () => {
  const result = await ask(metric('win_rate', 'owner', 'quarter'), {}, { period: '2018' });
  expect(result.totals?.map((axis) => axis.map((group) => group.figures[0]?.value))).toEqual([
    expect.arrayContaining(['100.00', '66.67']),
    ['80.00', null, null, null],
  ]);
});

test('a representative sees a dashboard over their own deals, whoever made it', async () => {
  const own = await ask(metric('won_amount'), {}, { period: '2018' }, 'representative');
  expect(own.total.figures[0]?.value).toBe('400.00');
  const records = await ask({ kind: 'object', object: 'opportunity', groupBy: [], measures: [{ kind: 'count' }] }, {}, {}, 'representative');
  expect(records.total.figures[0]?.value).toBe('6');
});

test('a tile that asks for what does not exist is refused by itself; the others are answered', async () => {
  const tiles = [
    { ...tile(metric('no_such_metric')), id: 'a' },
    { ...tile(metric('won_amount', 'no_such_dimension')), id: 'b' },
    { ...tile(metric('won_count')), id: 'c' },
    { ...tile({ kind: 'object', object: 'opportunity', groupBy: [], measures: [{ kind: 'sum', of: 'name' }] }), id: 'd' },
  ];
  const results = await company.read('administrator', (ctx) => evaluateTiles(ctx, tiles, { period: '2018' }));
  expect(results.map((result) => [result.id, result.refusal !== null])).toEqual([
    ['a', true],
    ['b', true],
    ['c', false],
    ['d', true],
  ]);
  expect(results[2]?.total.figures[0]?.value).toBe('4');
});

test('records of an object are counted and added up by stage, in the order of the process, with a link to each group', async () => {
  const result = await ask({
    kind: 'object',
    object: 'opportunity',
    filter: { field: 'outcome', op: 'eq', value: 'open' },
    groupBy: ['stage'],
    measures: [{ kind: 'sum', of: 'amount' }, { kind: 'count' }],
  });
  expect(figures(result)).toEqual([
    ['initial_contact', '100.00'],
    ['needs_confirmed', '10.00'],
  ]);
  expect(result.groups[0]?.labels[0]?.zh).toBe('初步接触');
  expect(result.groups[0]?.rows?.expression).toBe("(outcome == 'open') && (stage == 'initial_contact')");
  expect(result.measures).toMatchObject([{ unit: 'money', currency: 'CNY', isAdditive: true }, { unit: 'count' }]);
  expect(result.traces[0]).toMatchObject({ value: { value: '110.00' }, rows: { count: 3 } });
});

test('the period of the dashboard narrows records by the date the tile names, and fills its months', async () => {
  const source: TileSource = {
    kind: 'object',
    object: 'opportunity',
    groupBy: ['closed_on:month'],
    measures: [{ kind: 'count' }],
    dateField: 'closed_on',
  };
  const result = await ask(source, { compare: 'year_before' }, { period: { from: '2018-01-01', to: '2018-03-31' } });
  expect(figures(result)).toEqual([
    ['2018-01', '2'],
    ['2018-02', '2'],
    ['2018-03', '1'],
  ]);
  expect(result.groups[0]?.figures[0]?.before).toBe('1');
});

test('a department and a person narrow every tile', async () => {
  const east = { period: '2018', department: company.departments.east };
  expect((await ask(metric('won_amount'), {}, east)).total.figures[0]?.value).toBe('600.00');
  const deals: TileSource = { kind: 'object', object: 'opportunity', groupBy: [], measures: [{ kind: 'count' }] };
  expect((await ask(deals, {}, east)).total.figures[0]?.value).toBe('7');
  expect((await ask(deals, {}, { owner: company.members.colleague })).total.figures[0]?.value).toBe('1');
});

test('a condition in terms of deals narrows follow-ups through the deal they are about, and is told where it cannot', async () => {
  const conditions = [{ object: 'opportunity', where: { field: 'stage', op: 'eq', value: 'won' } as const }];
  const filter = { period: '2018', conditions };
  expect((await ask(metric('won_count'), {}, filter)).total.figures[0]?.value).toBe('4');
  const followUps = await ask(metric('activity_count'), {}, filter);
  expect([followUps.ignored, followUps.refusal]).toEqual([[], null]);
  expect((await ask({ kind: 'object', object: 'product', groupBy: [], measures: [{ kind: 'count' }] }, {}, filter)).ignored).toContain('stage');
});

test('a draft is seen by its maker alone until it is published; every published version is kept', async () => {
  const body = { tiles: [tile(metric('won_amount'))], filter: { period: '2018' } };
  const made = await company.write('manager', (ctx) =>
    manage.createDashboard(ctx, { name: '东区', description: '', kind: 'dashboard', body, shared: 'everybody', roles: [], publish: false }),
  );
  const seen = (member: GivenMember) => company.read(member, async (ctx) => (await listDashboards(ctx)).rows.find((row) => row.id === made.id));
  expect(await seen('representative')).toBeUndefined();
  await expect(company.read('representative', (ctx) => readDashboard(ctx, { id: made.id }))).rejects.toMatchObject({ kind: 'not_found' });
  await company.write('manager', (ctx) => manage.publishDashboard(ctx, { id: made.id }));
  expect(await seen('representative')).toMatchObject({ can_edit: false, number: 1 });
  const own = await company.read('representative', (ctx) => readDashboardTiles(ctx, { id: made.id }));
  expect(own.tiles[0]?.total.figures[0]?.value).toBe('400.00');
  await expect(company.write('representative', (ctx) => manage.deleteDashboard(ctx, { id: made.id }))).rejects.toMatchObject({ kind: 'forbidden' });

  const changed = { ...body, tiles: [...body.tiles, { ...tile(metric('won_count')), id: 'two' }] };
  const view = await company.read('manager', (ctx) => readDashboard(ctx, { id: made.id }));
  const { revision } = await company.write('manager', (ctx) =>
    manage.saveDashboardDraft(ctx, { id: made.id, body: changed, revision: view.revision }),
  );
  await expect(
    company.write('manager', (ctx) => manage.saveDashboardDraft(ctx, { id: made.id, body, revision: revision - 1 })),
  ).rejects.toMatchObject({ code: 'dashboard.draft_changed' });
  expect((await company.read('representative', (ctx) => readDashboard(ctx, { id: made.id }))).body.tiles).toHaveLength(1);
  await company.write('manager', (ctx) => manage.publishDashboard(ctx, { id: made.id }));
  const { versions } = await company.read('manager', (ctx) => listDashboardVersions(ctx, { id: made.id }));
  expect(versions.map((version) => [version.number, version.body.tiles.length])).toEqual([
    [2, 2],
    [1, 1],
  ]);
});

test('a report is one tile, and a representative may not share', async () => {
  const two = { tiles: [tile(metric('won_amount')), { ...tile(metric('won_count')), id: 'two' }], filter: {} };
  const create = (member: GivenMember, values: Partial<Parameters<typeof manage.createDashboard>[1]>) =>
    company.write(member, (ctx) =>
      manage.createDashboard(ctx, { name: 'x', description: '', kind: 'report', shared: 'nobody', roles: [], publish: true, ...values }),
    );
  await expect(create('manager', { body: two })).rejects.toMatchObject({ kind: 'invalid' });
  await expect(create('representative', { shared: 'everybody' })).rejects.toMatchObject({ code: 'dashboard.share' });
  expect(await create('representative', { kind: 'dashboard', copy_of: 'ready:manager' })).toMatchObject({ number: 1, can_edit: true });
});

test.each(['ready:representative', 'ready:manager', 'ready:operations', 'ready:owner'])('%s answers every tile to every role', async (id) => {
  for (const member of ['representative', 'manager', 'operations', 'administrator'] as const) {
    const { tiles } = await company.read(member, (ctx) => readDashboardTiles(ctx, { id }));
    expect(tiles.filter((each) => each.refusal !== null).map((each) => [each.id, each.refusal?.en])).toEqual([]);
  }
});
