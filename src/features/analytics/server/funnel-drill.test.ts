import { afterAll, beforeAll, expect, test } from 'vitest';
import { MeasureRowsRequest } from '#engine/contract/metrics/metrics.routes.ts';
import type { RowsLink } from '#engine/contract/metrics/measure.ts';
import { queryRecords } from '#engine/server/query/query-records.ts';
import { listMeasureRows } from '#engine/server/metrics/list-rows.ts';
import { unmetOf } from '#engine/server/metrics/rows-link.ts';
import { writeDeals } from '#features/opportunity/server/deals.given.ts';
import { defaultOpportunityProcess } from '#features/process/contract/default-process.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import type { TileGroup } from '../contract/tile-result.ts';
import type { BoardFilter, Tile, TileSource } from '../contract/tile.ts';
import { evaluateTiles } from './tiles/evaluate-tiles.ts';
import { getDashboard } from './use-cases/get-dashboard.ts';

const [A = '', B = '', C = ''] = defaultOpportunityProcess.stages.map((stage) => stage.id);
let it: GivenApp;
let company: GivenWorkspace;
let ids: readonly string[];

beforeAll(async () => {
  it = await given.app({ now: () => new Date('2018-03-10T04:00:00Z') });
  company = await given.workspace(it.app);
  const { representative, colleague, westRepresentative } = company.members;
  ids = await writeDeals(it.app, company.id, [
    // 0: all the way, last year and this.
    { owner: representative, outcome: 'won', closedOn: '2018-02-01', stays: stays([A, '2017-11-05'], [B, '2017-12-01'], ['won', '2018-02-01']) },
    // 1: A this year, went on, lost from B; owned by somebody else until 1 March.
    {
      owner: representative,
      outcome: 'lost',
      closedOn: '2018-03-05',
      stays: stays([A, '2018-01-05'], [B, '2018-01-20'], ['lost', '2018-03-05']),
      versions: [
        ['2018-01-05T00:00:00Z', { owner_id: colleague, outcome: 'open', stage: A }],
        ['2018-03-01T00:00:00Z', { outcome: 'open', stage: B }],
        ['2018-03-05T00:00:00Z', {}],
      ],
    },
    // 2: still in A. 3: lost from A. 4: skipped B.
    { owner: colleague, stage: A, stays: stays([A, '2018-02-10']) },
    { owner: colleague, outcome: 'lost', closedOn: '2018-02-20', stays: stays([A, '2018-02-01'], ['lost', '2018-02-20']) },
    { owner: westRepresentative, stage: C, stays: stays([A, '2018-01-08'], [C, '2018-02-08']) },
  ]);
});
afterAll(() => it.close());

type Stay = readonly [stage: string, day: string];
const stays = (...given: readonly Stay[]) => given.map(([stage, day]): Stay => [stage, `${day}T01:00:00Z`]);

const conversion: TileSource = { kind: 'metric', metrics: ['stage_conversion'], groupBy: ['from_stage'] };
const funnel = (source: TileSource): Tile => ({ id: 'one', title: '', kind: 'funnel', source, options: {}, place: { x: 0, y: 0, w: 6, h: 4 } });

async function steps(member: GivenMember, filter: BoardFilter, source = conversion): Promise<TileGroup[]> {
  const [result] = await company.read(member, (ctx) => evaluateTiles(ctx, [funnel(source)], filter));
  return result?.groups ?? [];
}

/** What a click on a step asks for: the request in the link, page by page. */
async function open(member: GivenMember, rows: RowsLink | null | undefined) {
  const measure = new URL(rows?.link ?? '', 'http://x').searchParams.get('measure');
  const request = MeasureRowsRequest.parse({ ...JSON.parse(measure ?? 'null'), limit: 2 });
  const first = await company.read(member, (ctx) => listMeasureRows(ctx, request));
  const found = [...first.ids];
  for (let after = first.nextAfter; after !== null;) {
    const next = await company.read(member, (ctx) => listMeasureRows(ctx, { ...request, after: after ?? undefined }));
    expect(next.total).toBeNull();
    found.push(...next.ids);
    after = next.nextAfter;
  }
  expect(first.total).toBe(found.length);
  return { deals: found.map((id) => ids.indexOf(id)).toSorted(), asOf: first.rows.asOf };
}

/** By step: the number in the bar, the deals behind it, those who went no further. */
async function opened(member: GivenMember, filter: BoardFilter) {
  const shown = (await steps(member, filter)).map(async (step) => {
    const [all, stayed] = [await open(member, step.rows), await open(member, step.unmet?.rows)];
    expect(all.deals).toHaveLength(step.figures[0]?.n ?? -1);
    expect(stayed.deals).toHaveLength(step.unmet?.count ?? -1);
    return [step.keys[0], all.deals, stayed.deals];
  });
  return Promise.all(shown);
}

test('each step opens the deals that entered it, and those that went no further: as many as it says', async () => {
  expect(await opened('administrator', { period: '2018' })).toEqual([
    [A, [1, 2, 3, 4], [2, 3]],
    [B, [1], [1]],
    [C, [4], [4]],
  ]);
});

test('each person opens the deals they may see', async () => {
  expect(await opened('manager', { period: '2018' })).toEqual([
    [A, [1, 2, 3], [2, 3]],
    [B, [1], [1]],
  ]);
  expect(await opened('colleague', { period: '2018' })).toEqual([[A, [2, 3], [2, 3]]]);
  expect(await opened('westRepresentative', { owner: company.members.colleague, period: '2018' })).toEqual([]);
});

test('a period that is over has the deals of that period, with what has become of them since', async () => {
  expect(await opened('administrator', { period: '2017-Q4' })).toEqual([
    [A, [0], []],
    [B, [0], []],
  ]);
});

test('as of a past day the deals are those of then, in the state of then', async () => {
  const filter = { period: '2018', asOf: '2018-01-31' };
  expect(await opened('administrator', filter)).toEqual([
    [A, [1, 4], [4]],
    [B, [1], [1]],
  ]);
  const [step] = await steps('administrator', filter);
  const { asOf } = await open('administrator', step?.rows);
  expect(asOf).toBe('2018-01-31T15:59:59.999Z');
  const { rows } = await company.read('administrator', (ctx) =>
    queryRecords(ctx, 'opportunity', { filter: { field: 'id', op: 'in', value: [ids[1] ?? ''] }, columns: ['outcome', 'owner'], asOf: asOf ?? '' }),
  );
  expect(rows[0]).toMatchObject({ outcome: 'open', owner: company.members.colleague });
});

test('a link kept by somebody who has lost sight of a deal opens without it', async () => {
  const [step] = await steps('administrator', { period: '2018' });
  expect((await open('colleague', step?.rows)).deals).toEqual([2, 3]);
  expect((await open('westManager', step?.unmet?.rows)).deals).toEqual([]);
});

test('a figure with one bar a stage opens by an expression, and its bars say nothing of those who went no further', async () => {
  const [step] = await steps('administrator', {}, { kind: 'object', object: 'opportunity', groupBy: ['stage'], measures: [{ kind: 'count' }] });
  expect(step?.rows?.expression).toContain(`stage == '${A}'`);
  expect(step?.unmet).toBeUndefined();
});

test('the overview’s funnel opens the same', async () => {
  const dashboard = await company.read('administrator', (ctx) => getDashboard(ctx, { period: '2018' }));
  const tile = dashboard.tiles.find((each) => each.id === 'funnel');
  const stayed = tile?.funnel?.map((step) => [step.stage, step.entered, step.stayed?.count]).filter(([, entered]) => entered !== 0);
  expect(stayed).toEqual([
    [A, 4, 2],
    [B, 1, 1],
    [C, 1, 1],
    ['won', 1, undefined],
  ]);
  expect((await open('administrator', tile?.funnel?.[0]?.stayed?.rows)).deals).toEqual([2, 3]);
});

test('a rate of records has two parts, together all of it; what is no rate has none', async () => {
  const part = (metric: string, one?: 'met' | 'unmet') =>
    company.read('administrator', (ctx) => listMeasureRows(ctx, { metric, period: '2018', limit: 200, ...(one && { part: one }) }));
  const found = async (one?: 'met' | 'unmet') => (await part('win_rate', one)).ids.map((id) => ids.indexOf(id)).toSorted();
  expect([await found('met'), await found('unmet'), await found()]).toEqual([[0], [1, 3], [0, 1, 3]]);
  await expect(part('won_amount', 'met')).rejects.toMatchObject({ code: 'metric.no_parts', issues: [{ field: 'part' }] });
});

test.each([
  { metric: 'stage_conversion', groupBy: ['from_stage'], isTold: true, why: 'each deal is counted once in a stage' },
  { metric: 'stage_conversion', groupBy: ['owner'], isTold: false, why: 'a deal is counted once for each of its stages' },
  { metric: 'process_conformance', groupBy: ['from_stage'], isTold: false, why: 'a deal may leave a stage twice' },
])('$metric by $groupBy tells of those that did not: $isTold, because $why', async ({ metric, groupBy, isTold }) => {
  const figure = { keys: ['needs_confirmed'], n: 3, numerator: '2', denominator: '3' };
  const unmet = await company.read('administrator', async (ctx) => unmetOf(ctx, { metric, groupBy, period: '2026' }, figure));
  expect(unmet !== undefined).toBe(isTold);
});
