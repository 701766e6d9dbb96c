import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import type { FieldSpec } from '../../contract/schema/field-spec.ts';
import { createField } from '../schema/manage-fields.ts';
import { createRecord, createRecords, queryRecords } from '../records/records.ts';
import { aggregateRecords } from './aggregate-records.ts';

let run: GivenApp;
let workspace: GivenWorkspace;

const label = (text: string) => ({ zh: text, en: text });
const addField = (object: string, id: string, spec: FieldSpec) => workspace.write('administrator', (ctx) => createField(ctx, { object, id, spec }));

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
  await addField('account', 'weight', { kind: 'number', label: label('权重'), scale: 1 });
  await addField('contact', 'weight', { kind: 'number', label: label('权重'), scale: 1 });
  await addField('account', 'people', { kind: 'rollup', label: label('联系人数'), children: 'contacts', figure: 'count' });
  await addField('account', 'load', { kind: 'rollup', label: label('总权重'), children: 'contacts', figure: 'sum', of: 'weight' });
  await addField('account', 'size', { kind: 'formula', label: label('大小'), expression: "people > 1 ? 'big' : 'small'", result: 'text' });
  await addField('contact', 'home', { kind: 'lookup', label: label('公司权重'), reference: 'account', field: 'weight' });
  const given_ = async (name: string, weight: string, weights: readonly string[]) => {
    const account = await workspace.write('administrator', (ctx) => createRecord(ctx, 'account', { name, weight }));
    const rows = weights.map((each, at) => ({ name: `${name}${at}`, account: account.id, weight: each }));
    if (rows.length > 0) await workspace.write('administrator', (ctx) => createRecords(ctx, 'contact', rows));
  };
  await given_('甲', '1.5', ['2', '3.5']);
  await given_('乙', '9', ['7']);
  await given_('丙', '4', []);
  await given_('丁', '2', ['1', '1', '0.5']);
});
afterAll(() => run.close());

test('a list is sorted, and paged, by what is computed when it is read', async () => {
  const pages: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await workspace.read('administrator', (ctx) =>
      queryRecords(ctx, 'account', {
        sort: [{ field: 'people', descending: true }],
        columns: ['name', 'people'],
        limit: 1,
        ...(cursor && { cursor }),
      }),
    );
    pages.push(...page.rows.map((row) => [row['name'], row['people']]));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(pages).toEqual([
    ['丁', 3],
    ['甲', 2],
    ['乙', 1],
    ['丙', 0],
  ]);
});

test('contacts are sorted by a roll-up of their account and show it', async () => {
  const { rows } = await workspace.read('administrator', (ctx) =>
    queryRecords(ctx, 'contact', {
      sort: [{ field: 'account.load' }, { field: 'home' }, { field: 'name' }],
      columns: ['name', 'account.load', 'home'],
      limit: 3,
    }),
  );
  expect(rows.map((row) => [row['name'], row['account.load'], row['home']])).toEqual([
    ['丁0', '2.5', '2.0'],
    ['丁1', '2.5', '2.0'],
    ['丁2', '2.5', '2.0'],
  ]);
});

test('records are grouped and measured by computed fields', async () => {
  const figures = await workspace.read('administrator', (ctx) =>
    aggregateRecords(ctx, 'account', {
      groupBy: ['size'],
      measures: [
        { id: 'n', kind: 'count' },
        { id: 'people', kind: 'sum', of: 'people' },
        { id: 'load', kind: 'avg', of: 'load' },
        { id: 'most', kind: 'max', of: 'load' },
      ],
      totals: true,
    }),
  );
  expect(figures.groups.map((group) => [group.keys['size'], group.measures])).toEqual([
    ['big', { n: 2, people: 5, load: '4', most: '5.5' }],
    ['small', { n: 2, people: 1, load: '3.5', most: '7.0' }],
  ]);
  expect(figures.totals?.measures).toEqual({ n: 4, people: 6, load: '3.75', most: '7.0' });
});

test('a list of the past is not sorted by what is computed, and says so by name', async () => {
  const asked = workspace.read('administrator', (ctx) =>
    queryRecords(ctx, 'account', { sort: [{ field: 'people' }], columns: ['name'], asOf: new Date().toISOString() }),
  );
  await expect(asked).rejects.toMatchObject({ issues: [{ field: 'people', code: 'record.not_historic' }] });
});
