import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeasureRequest, MeasureResult } from '#engine/contract/metrics/measure.ts';
import { measure, measureMany } from '#engine/server/metrics/measure.ts';
import { type GivenDeal, writeDeals } from '#features/opportunity/server/deals.given.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { Dashboard } from '../contract/analytics.routes.ts';
import { getDashboard } from './use-cases/get-dashboard.ts';

const folder = '../shared/data/crm_opportunities';
const onData = test.skipIf(!existsSync(folder));
const stages: Readonly<Record<string, string>> = { Prospecting: 'initial_contact', Engaging: 'needs_confirmed', Won: 'won', Lost: 'lost' };

let it: GivenApp;
let company: GivenWorkspace;
const regions = new Map<string, string>();

const read = (file: string): Record<string, string>[] => parse(readFileSync(`${folder}/${file}`), { columns: true, bom: true });
const midnight = (date: string) => `${date}T00:00:00+08:00`;

beforeAll(async () => {
  if (!existsSync(folder)) return;
  it = await given.app({ now: () => new Date('2018-06-01T00:00:00Z') });
  company = await given.workspace(it.app, { currency: 'USD' });
  const agents = await writeAgents();
  const products = await writeProducts();
  await writeDeals(
    it.app,
    company.id,
    read('sales_pipeline.csv').map((row) => dealOf(row, agents, products)),
  );
  // As an import does: without it the figures of a year take forty seconds until autovacuum comes by.
  await it.app.database.write(company.id, ({ query }) => query({ text: "select engine_analyze('opportunity')" }));
}, 120_000);
afterAll(() => it?.close());

function dealOf(row: Record<string, string>, agents: ReadonlyMap<string, string>, products: ReadonlyMap<string, string>): GivenDeal {
  const { deal_stage: name = '', engage_date: engaged = '', close_date: closed = '', close_value: value = '' } = row;
  const outcome = name === 'Won' ? 'won' : name === 'Lost' ? 'lost' : 'open';
  const began: [string, Record<string, unknown>] = [
    midnight(engaged || '2017-12-31'),
    { outcome: 'open', stage: outcome === 'open' ? stages[name] : 'needs_confirmed' },
  ];
  return {
    owner: agents.get(row['sales_agent'] ?? '') ?? null,
    product: products.get((row['product'] ?? '').replace('GTXPro', 'GTX Pro')) ?? '',
    ...(value === '' ? {} : { amountMinor: BigInt(value) * 100n, currency: 'USD' }),
    outcome,
    stage: stages[name] ?? '',
    imported: true,
    ...(engaged === '' ? {} : { engagedOn: engaged }),
    ...(closed === '' ? {} : { closedOn: closed, closeDate: closed }),
    versions: outcome === 'open' ? [began] : [began, [midnight(closed), {}]],
    stays: [
      ...(engaged === '' ? [] : [['needs_confirmed', midnight(engaged)] as const]),
      ...(closed === '' ? [] : [[stages[name] ?? '', midnight(closed)] as const]),
    ],
  };
}

async function writeAgents(): Promise<ReadonlyMap<string, string>> {
  const teams = read('sales_teams.csv');
  const agents = new Map(teams.map((team) => [team['sales_agent'] ?? '', it.app.newId()]));
  await it.app.database.write(company.id, async ({ query }) => {
    for (const name of new Set(teams.map((team) => team['regional_office'] ?? ''))) {
      const id = it.app.newId();
      regions.set(name, id);
      await query({
        text: 'insert into organisation_department (workspace_id, id, name, parent_id, path, created_at, updated_at) values ($1, $2, $3, $4, $5, now(), now())',
        values: [company.id, id, name, company.departments.company, `/${company.departments.company}/${id}/`],
      });
    }
    for (const team of teams) {
      const id = agents.get(team['sales_agent'] ?? '');
      await query({
        text: "insert into organisation_member (workspace_id, id, name, status, created_at, updated_at) values ($1, $2, $3, 'no_sign_in', now(), now())",
        values: [company.id, id, team['sales_agent']],
      });
      await query({
        text: "insert into organisation_assignment (workspace_id, id, member_id, department_id, role, valid_from, created_at, updated_at) values ($1, gen_random_uuid(), $2, $3, 'representative', '2016-10-01', now(), now())",
        values: [company.id, id, regions.get(team['regional_office'] ?? '')],
      });
    }
  });
  return agents;
}

async function writeProducts(): Promise<ReadonlyMap<string, string>> {
  const products = new Map(read('products.csv').map((row) => [row['product'] ?? '', it.app.newId()]));
  await it.app.database.write(company.id, async ({ query }) => {
    for (const [name, id] of products)
      await query({
        text: 'insert into product (workspace_id, id, name, created_at, updated_at) values ($1, $2, $3, now(), now())',
        values: [company.id, id, name],
      });
  });
  return products;
}

const ask = (request: MeasureRequest): Promise<MeasureResult> => company.read('administrator', (ctx) => measure(ctx, request));
const byName = (result: MeasureResult) => Object.fromEntries((result.groups ?? []).map((group) => [group.labels[0]?.en, [group.value, group.n]]));

onData.each([
  ['won_count', '4238'],
  ['lost_count', '2473'],
  ['won_amount', '10005534.00'],
  ['win_rate', '63.15'],
  ['engage_to_close_won_mean', '51.78'],
  ['engage_to_close_lost_mean', '41.48'],
  ['engage_to_close_won_median', '57.00'],
  ['engage_to_close_lost_median', '14.00'],
  ['open_count', '2089'],
])('%s of the imported deals is %s', async (metric, value) => {
  expect(await ask({ metric })).toMatchObject({ value, undefinedBecause: null });
});

onData('open deals stand in Engaging 1,589 and Prospecting 500', async () => {
  const result = await ask({ metric: 'open_count', groupBy: ['stage'] });
  expect(Object.fromEntries((result.groups ?? []).map((group) => [group.keys[0], group.value]))).toEqual({
    needs_confirmed: '1589',
    initial_contact: '500',
  });
});

onData('the sales cycle from creation is undefined: creation is not known of imported history', async () => {
  expect(await ask({ metric: 'sales_cycle_days' })).toMatchObject({ value: null, n: 0 });
});

onData('won value by quarter of 2017, by region, by product and by agent', async () => {
  const [quarters, byRegion, products, agents] = await company.read('administrator', (ctx) =>
    measureMany(ctx, [
      { metric: 'won_amount', period: '2017', groupBy: ['quarter'] },
      { metric: 'won_amount', groupBy: ['region'] },
      { metric: 'won_amount', groupBy: ['product'] },
      { metric: 'won_amount', groupBy: ['owner'] },
    ]),
  );
  expect(quarters?.groups?.map((group) => group.value)).toEqual(['1134672.00', '3086111.00', '2982255.00', '2802496.00']);
  expect(byRegion && byName(byRegion)).toMatchObject({
    West: ['3568647.00', expect.any(Number)],
    Central: ['3346293.00', expect.any(Number)],
    East: ['3090594.00', expect.any(Number)],
  });
  expect(products && byName(products)['GTX Pro']).toEqual(['3510578.00', 729]);
  expect(agents?.groups).toHaveLength(30);
  expect(agents?.groups?.toSorted((a, b) => Number(b.value) - Number(a.value))[0]).toMatchObject({
    value: '1153214.00',
    labels: [{ en: 'Darcel Schlecht' }],
  });
});

onData('as of the end of 2017-06-30: Engaging 1,686, won 1,785 for 4,220,783, lost 894', async () => {
  const asOf = '2017-06-30';
  const [open, won, amount, lost] = await company.read('administrator', (ctx) =>
    measureMany(ctx, [
      { metric: 'open_count', scope: { expression: "stage == 'needs_confirmed'" }, asOf },
      { metric: 'won_count', asOf },
      { metric: 'won_amount', asOf },
      { metric: 'lost_count', asOf },
    ]),
  );
  expect([open?.value, won?.value, amount?.value, lost?.value]).toEqual(['1686', '1785', '4220783.00', '894']);
});

onData('the dashboard of 2017 shows the same figures, each with its explanation and rows', async () => {
  const dashboard = await company.read('administrator', (ctx) => getDashboard(ctx, { period: '2017' }));
  expect(() => Dashboard.parse(dashboard)).not.toThrow();
  const tile = (id: string) => dashboard.tiles.find((each) => each.id === id);
  expect(tile('won_amount')?.result.value).toBe('10005534.00');
  expect(tile('win_rate')?.result).toMatchObject({ value: '63.15', trace: { metricId: 'win_rate', rows: { count: 6711 } } });
  expect(tile('top_agents')?.result.groups).toHaveLength(10);
  expect(tile('top_agents')?.result.groups?.[0]?.labels[0]?.en).toBe('Darcel Schlecht');
  expect(tile('won_by_month')?.result.groups?.map((group) => group.keys[0])).toEqual(
    ['03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2017-${month}`),
  );
  for (const each of dashboard.tiles) expect(each.result.trace.formula?.length).toBeGreaterThan(1);
});

onData('the dashboard of one region and one agent is over these only', async () => {
  const west = await company.read('administrator', (ctx) => getDashboard(ctx, { period: '2017', department: regions.get('West') ?? '' }));
  expect(west.tiles.find((tile) => tile.id === 'won_amount')?.result.value).toBe('3568647.00');
  const agent = west.tiles.find((tile) => tile.id === 'top_agents')?.result.groups?.[0]?.keys[0] ?? '';
  const own = await company.read('administrator', (ctx) => getDashboard(ctx, { from: '2017-01-01', to: '2017-12-31', owner: agent }));
  expect(own.tiles.find((tile) => tile.id === 'top_agents')?.result.groups).toHaveLength(1);
});
