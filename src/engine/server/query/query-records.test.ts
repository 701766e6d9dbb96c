import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { createSpecimenTables, specimenFeatures } from '#tests/support/specimen.ts';
import type { QueryRequest } from '../../contract/records/query.ts';
import { aggregateRecords, boardRecords, createRecords, queryRecords, replaceVersions, updateRecords } from '../records/records.ts';
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

const namesOf = async (member: 'administrator' | 'representative' | 'manager', input: QueryRequest): Promise<unknown[]> => {
  const { rows } = await workspace.read(member, (ctx) => queryRecords(ctx, 'specimen', input));
  return rows.map((row) => row['name']);
};

/** Reads a list page by page of this size. */
async function walk(member: 'administrator' | 'manager', input: QueryRequest, limit: number): Promise<unknown[]> {
  const names: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await workspace.read(member, (ctx) => queryRecords(ctx, 'specimen', { ...input, limit, cursor }));
    names.push(...page.rows.map((row) => row['name']));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return names;
}

test('lists sort Chinese names by pinyin', async () => {
  expect(await namesOf('administrator', { sort: [{ field: 'name' }] })).toEqual(
    ['Abe', '白', '李', '王', '张', '赵'].toSorted((a, b) => a.localeCompare(b, 'zh')),
  );
});

test.each([
  { sort: [{ field: 'name' }] },
  { sort: [{ field: 'name', descending: true }] },
  { sort: [{ field: 'found_on' }] },
  { sort: [{ field: 'found_on', descending: true }] },
  { sort: [{ field: 'stage' }, { field: 'found_on', descending: true }] },
  { sort: [{ field: 'price', descending: true }, { field: 'name' }] },
  { sort: [{ field: 'family.name' }] },
  { sort: [{ field: 'updated_at', descending: true }] },
  { sort: [] },
])('pages of two put together are the whole list, for %j', async ({ sort }) => {
  for (const member of ['administrator', 'manager'] as const) {
    const whole = await namesOf(member, { sort });
    expect(whole).toHaveLength(member === 'administrator' ? 6 : 4);
    expect(await walk(member, { sort }, 2)).toEqual(whole);
    expect(await walk(member, { sort }, 1)).toEqual(whole);
  }
});

test('a cursor of one order is refused by another', async () => {
  const { nextCursor } = await workspace.read('administrator', (ctx) => queryRecords(ctx, 'specimen', { sort: [{ field: 'name' }], limit: 1 }));
  await expect(namesOf('administrator', { sort: [{ field: 'count' }], cursor: nextCursor ?? '' })).rejects.toMatchObject({
    issues: [{ code: 'query.wrong_cursor' }],
  });
});

test('filters by clicking, writing and searching narrow together', async () => {
  expect(await namesOf('administrator', { filter: { field: 'stage', op: 'eq', value: 'kept' }, sort: [{ field: 'name' }] })).toEqual(['李', '王']);
  expect(await namesOf('administrator', { expression: "stage == 'kept' && price > 250", sort: [{ field: 'name' }] })).toEqual(['王']);
  expect(await namesOf('administrator', { expression: "family.tier == 'A'", sort: [{ field: 'name' }] })).toEqual(['李', '张']);
  expect(await namesOf('administrator', { filter: { field: 'colours', op: 'contains', value: 'blue' } })).toEqual(['王']);
  expect(await namesOf('administrator', { expression: 'owner == me()' })).toEqual([]);
  expect(await namesOf('administrator', { search: 'ab' })).toEqual(['Abe']);
});

test('a wrong filter says where it is wrong', async () => {
  await expect(namesOf('administrator', { expression: 'stagge == "kept"' })).rejects.toMatchObject({
    kind: 'invalid',
    issues: [{ field: 'expression', code: expect.stringContaining('unknown_field'), facts: { start: 0 } }],
  });
});

test('shown columns follow references and bring the names', async () => {
  const { rows } = await workspace.read('administrator', (ctx) =>
    queryRecords(ctx, 'specimen', {
      expression: "name == '李'",
      columns: ['name', 'family', 'family.tier', 'owner', 'owner.name', 'colours', 'total'],
    }),
  );
  expect(rows).toEqual([
    {
      id: expect.any(String),
      version: 1,
      name: '李',
      family: expect.any(String),
      'family.tier': 'A',
      owner: workspace.members.representative,
      'owner.name': '王敏',
      colours: null,
      total: money('400.00'),
      _names: { family: '凤蝶科', owner: '王敏' },
    },
  ]);
});

test('one sees the records of those one reaches, in the order asked for', async () => {
  expect(await namesOf('representative', { sort: [{ field: 'name' }] })).toEqual(['李', '张']);
  expect(await namesOf('manager', { sort: [{ field: 'count', descending: true }] })).toEqual(['白', '王', '李', '张']);
});

test('a board gives each column its cards, count and sum, and goes on column by column', async () => {
  const board = await workspace.read('administrator', (ctx) =>
    boardRecords(ctx, 'specimen', { sort: [{ field: 'name' }], limit: 1, sumOf: 'price', columns: ['name'] }),
  );
  expect(board.columns.map(({ value, count, sum, rows }) => [value, count, sum, rows.map((row) => row['name'])])).toEqual([
    ['new', 2, money('105.00'), ['张']],
    ['kept', 2, money('500.50'), ['李']],
    ['sold', 2, money('400.00'), ['白']],
  ]);
  const cursors = { kept: board.columns[1]?.nextCursor ?? '' };
  const more = await workspace.read('administrator', (ctx) =>
    boardRecords(ctx, 'specimen', { sort: [{ field: 'name' }], limit: 1, cursors, totals: false, columns: ['name'] }),
  );
  expect(more.columns.map(({ rows }) => rows.map((row) => row['name']))).toEqual([[], ['王'], []]);
  expect(more.columns[1]?.nextCursor).toBeNull();
});

test('records without a value stand in a column of their own where it is asked for, and go on like the others', async () => {
  const others = await given.workspace(run.app);
  await others.write('administrator', (ctx) => createRecords(ctx, 'family', [{ name: 'a', tier: 'A' }, { name: 'b' }, { name: 'c' }]));
  const boardOf = (input: Parameters<typeof boardRecords>[2]) =>
    others.read('administrator', (ctx) =>
      boardRecords(ctx, 'family', { by: 'tier', sort: [{ field: 'name' }], limit: 1, columns: ['name'], ...input }),
    );
  const { columns } = await boardOf({ values: ['A', ''] });
  expect(columns.map(({ value, count, rows }) => [value, count, rows.map((row) => row['name'])])).toEqual([
    ['A', 1, ['a']],
    ['', 2, ['b']],
  ]);
  const more = await boardOf({ values: [''], totals: false, cursors: { '': columns[1]?.nextCursor ?? '' } });
  expect(more.columns.map(({ rows }) => rows.map((row) => row['name']))).toEqual([['c']]);
  expect((await boardOf({})).columns.map(({ value }) => value)).toEqual(['A', 'B']);
});

test('as of a past instant, lists and figures are what they were then, of the records one may see today', async () => {
  const past = await given.workspace(run.app);
  const [row] = await past.write('administrator', (ctx) =>
    createRecords(ctx, 'specimen', [{ name: 'now', stage: 'sold', owner: past.members.representative, price: money('9') }]),
  );
  const owner = past.members.westRepresentative;
  await past.write('administrator', (ctx) =>
    replaceVersions(ctx, 'specimen', [
      {
        id: row?.id ?? '',
        versions: [
          { from: new Date('2017-01-01'), values: { name: 'then', stage: 'new', owner, price: money('5') } },
          { from: new Date('2017-07-01'), values: { name: 'now', stage: 'sold', owner: past.members.representative, price: money('9') } },
        ],
      },
    ]),
  );
  const asOf = '2017-06-30T00:00:00Z';
  const then = await past.read('representative', (ctx) => queryRecords(ctx, 'specimen', { asOf, expression: "stage == 'new'" }));
  expect(then.rows).toMatchObject([{ name: 'then', stage: 'new', owner, price: money('5.00') }]);
  const hidden = await past.read('westRepresentative', (ctx) => queryRecords(ctx, 'specimen', { asOf }));
  expect(hidden.rows).toEqual([]);
  const figures = await past.read('administrator', (ctx) =>
    aggregateRecords(ctx, 'specimen', { asOf, groupBy: ['stage'], measures: [{ id: 'sum', kind: 'sum', of: 'price' }] }),
  );
  expect(figures.groups).toMatchObject([{ keys: { stage: 'new' }, measures: { sum: money('5.00') } }]);
  for (const refused of [{ expression: 'count > 1' }, { columns: ['notes'] }, { sort: [{ field: 'count' }] }, { expression: "family.tier == 'A'" }]) {
    await expect(past.read('administrator', (ctx) => queryRecords(ctx, 'specimen', { asOf, ...refused }))).rejects.toMatchObject({
      issues: [{ code: 'record.not_historic' }],
    });
  }
  // Today is that day: what held for today then is answered for then.
  const dated = await past.read('administrator', (ctx) =>
    queryRecords(ctx, 'specimen', { asOf, expression: "stage == 'new' && today() < date('2018-01-01')" }),
  );
  expect(dated.rows).toHaveLength(1);
  const none = await past.read('administrator', (ctx) => queryRecords(ctx, 'specimen', { asOf: '2016-01-01T00:00:00Z' }));
  expect(none.rows).toEqual([]);
});

test('what another workspace has is not there', async () => {
  const other = await given.workspace(run.app);
  const { rows } = await other.read('administrator', (ctx) => queryRecords(ctx, 'specimen', {}));
  expect(rows).toEqual([]);
  const ids = await workspace.read('administrator', (ctx) => queryRecords(ctx, 'specimen', { limit: 1 }));
  await expect(
    other.write('administrator', (ctx) => updateRecords(ctx, 'specimen', [{ id: ids.rows[0]?.id ?? '', values: { count: 1 } }])),
  ).rejects.toMatchObject({ kind: 'not_found' });
});
