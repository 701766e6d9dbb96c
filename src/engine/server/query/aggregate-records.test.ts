import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { createSpecimenTables, specimenFeatures } from '#tests/support/specimen.ts';
import { aggregateRecords, createRecords } from '../records/records.ts';
import { money, writeSpecimens } from './specimen-rows.given.ts';

let run: GivenApp;
let workspace: GivenWorkspace;

beforeAll(async () => {
  run = await given.app({ features: specimenFeatures(), now: () => new Date('2026-03-01T00:00:00Z') });
  await createSpecimenTables(run.app);
  workspace = await given.workspace(run.app);
  await writeSpecimens(workspace);
});
afterAll(() => run.close());

test('figures by group, with totals, buckets, names and conditions', async () => {
  const result = await workspace.read('administrator', (ctx) =>
    aggregateRecords(ctx, 'specimen', {
      groupBy: ['stage'],
      totals: true,
      measures: [
        { id: 'n', kind: 'count' },
        { id: 'total', kind: 'sum', of: 'price' },
        { id: 'mean', kind: 'avg', of: 'count' },
        { id: 'middle', kind: 'median', of: 'count' },
        { id: 'owners', kind: 'count_distinct', of: 'owner' },
        { id: 'first', kind: 'min', of: 'found_on' },
        { id: 'dear', kind: 'count', expression: 'price > 150' },
      ],
    }),
  );
  expect(result.groups.map((group) => [group.keys['stage'], group.measures])).toEqual([
    ['kept', { n: 2, total: money('500.50'), mean: '2.5', middle: '2.5', owners: 2, first: '2026-02-15', dear: 2 }],
    ['new', { n: 2, total: money('105.00'), mean: '5.5', middle: '5.5', owners: 2, first: '2026-01-15', dear: 0 }],
    ['sold', { n: 2, total: money('400.00'), mean: '4', middle: '4', owners: 2, first: '2025-12-31', dear: 1 }],
  ]);
  expect(result.totals?.measures).toMatchObject({ n: 6, total: money('1005.50'), mean: '4', middle: '3', owners: 3 });
  const months = await workspace.read('administrator', (ctx) =>
    aggregateRecords(ctx, 'specimen', {
      groupBy: ['found_on:month', 'owner'],
      measures: [{ id: 'n', kind: 'count' }],
      having: [{ measure: 'n', operator: '>=', value: 1 }],
    }),
  );
  expect(months.groups[0]).toMatchObject({ keys: { 'found_on:month': '2025-12-01' }, names: { owner: '赵倩' }, measures: { n: 1 } });
  const far = await workspace.read('administrator', (ctx) =>
    aggregateRecords(ctx, 'specimen', { groupBy: ['family.tier'], measures: [{ id: 'n', kind: 'count' }] }),
  );
  expect(far.groups.map((group) => [group.keys['family.tier'], group.measures['n']])).toEqual([
    ['A', 2],
    [null, 4],
  ]);
});

test('a share of two figures, its order and its totals; nothing divided by nothing is nothing', async () => {
  const result = await workspace.read('administrator', (ctx) =>
    aggregateRecords(ctx, 'specimen', {
      groupBy: ['stage'],
      totals: true,
      measures: [
        { id: 'n', kind: 'count' },
        { id: 'dear', kind: 'count', expression: 'price > 250' },
        { id: 'total', kind: 'sum', of: 'price' },
        { id: 'dated', kind: 'count', of: 'found_on', expression: "stage != 'new'" },
        { id: 'share', kind: 'ratio', numerator: 'dear', denominator: 'n' },
        { id: 'each', kind: 'ratio', numerator: 'total', denominator: 'dated' },
      ],
      sort: [{ by: 'share', descending: true }, { by: 'total' }],
      having: [{ measure: 'share', operator: '<', value: 0.6 }],
    }),
  );
  expect(result.groups.map((group) => [group.keys['stage'], group.measures['share'], group.measures['each']])).toEqual([
    ['sold', '0.5', '200'],
    ['kept', '0.5', '500.5'],
    ['new', '0', null],
  ]);
  expect(result.totals?.measures).toMatchObject({ share: '0.3333333333' });
  const wrong = workspace.read('administrator', (ctx) =>
    aggregateRecords(ctx, 'specimen', { measures: [{ id: 'share', kind: 'ratio', numerator: 'n', denominator: 'n' }] }),
  );
  await expect(wrong).rejects.toMatchObject({ issues: [{ code: 'query.wrong_measure' }] });
});

test('a pivot has the totals of its rows, of its columns and of all', async () => {
  const ask = (pivot: string) =>
    workspace.read('administrator', (ctx) =>
      aggregateRecords(ctx, 'specimen', { groupBy: ['owner', 'stage'], pivot, totals: true, measures: [{ id: 'n', kind: 'count' }] }),
    );
  const result = await ask('stage');
  expect(result.groups).toHaveLength(6);
  expect(result.columnTotals?.map((row) => [row.keys, row.measures['n']])).toEqual([
    [{ stage: 'kept' }, 2],
    [{ stage: 'new' }, 2],
    [{ stage: 'sold' }, 2],
  ]);
  expect(result.rowTotals?.map((row) => [Object.keys(row.keys), row.measures['n'], typeof row.names['owner']])).toEqual(
    Array.from({ length: 3 }, () => [['owner'], 2, 'string']),
  );
  expect(result.totals?.measures['n']).toBe(6);
  await expect(ask('name')).rejects.toMatchObject({ issues: [{ field: 'pivot', code: 'query.wrong_pivot' }] });
});

test('amounts of several currencies are never added up', async () => {
  const other = await given.workspace(run.app);
  await other.write('administrator', (ctx) =>
    createRecords(ctx, 'specimen', [
      { name: 'a', price: money('1') },
      { name: 'b', price: money('1', 'USD') },
    ]),
  );
  const result = await other.read('administrator', (ctx) =>
    aggregateRecords(ctx, 'specimen', { totals: true, measures: [{ id: 'sum', kind: 'sum', of: 'price' }] }),
  );
  expect(result.totals).toMatchObject({ measures: { sum: null }, mixedCurrencies: ['sum'] });
  const each = await other.read('administrator', (ctx) =>
    aggregateRecords(ctx, 'specimen', { groupBy: ['price.currency'], measures: [{ id: 'sum', kind: 'sum', of: 'price' }] }),
  );
  expect(each.groups.map((group) => group.measures['sum'])).toEqual([money('1.00'), money('1.00', 'USD')]);
});

test('a sum weighted by a percentage multiplies each amount by its own, whatever the sum of both would give', async () => {
  await workspace.write('administrator', (ctx) =>
    createRecords(ctx, 'specimen', [
      { name: '加权甲', price: money('1000'), share: '62.5' },
      { name: '加权乙', price: money('100'), share: '10' },
      { name: '加权丙', price: money('999'), share: null },
    ]),
  );
  const ask = (measure: { kind: 'sum' | 'avg'; weightedBy: string }) =>
    workspace.read('administrator', (ctx) =>
      aggregateRecords(ctx, 'specimen', {
        filter: { and: [{ field: 'name', op: 'contains', value: '加权' }] },
        measures: [{ id: 'expected', of: 'price', ...measure }],
      }),
    );
  const { groups } = await ask({ kind: 'sum', weightedBy: 'share' });
  expect(groups[0]?.measures['expected']).toEqual(money('635.00'));
  await expect(ask({ kind: 'avg', weightedBy: 'share' })).rejects.toMatchObject({ kind: 'invalid' });
  await expect(ask({ kind: 'sum', weightedBy: 'count' })).rejects.toMatchObject({ kind: 'invalid' });
});
