import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import type { FieldSpec } from '../../contract/schema/field-spec.ts';
import { aggregateRecords } from '../query/aggregate-records.ts';
import { readHistory, readTimeline } from '../query/read-timeline.ts';
import { createRecord, createRecords, getRecord, queryRecords, updateRecord } from '../records/records.ts';
import { createField } from './manage-fields.ts';

let run: GivenApp;
let workspace: GivenWorkspace;
let other: GivenWorkspace;

const label = (text: string) => ({ zh: text, en: text });

async function addField(id: string, spec: FieldSpec, object = 'account', home = workspace) {
  return home.write('administrator', (ctx) => createField(ctx, { object, id, spec }));
}

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
  other = await given.workspace(run.app);
  await addField('segment', {
    kind: 'choice',
    label: label('细分'),
    historic: true,
    options: ['a', 'b'].map((value) => ({ value, label: label(value) })),
  });
  await addField('score', { kind: 'number', label: label('评分'), scale: 2, indexed: true });
  await addField('signed_on', { kind: 'date', label: label('签约日') });
  await addField('deposit', { kind: 'money', label: label('押金'), historic: true });
  await addField('partner', { kind: 'reference', label: label('合作方'), object: 'account' });
  await addField('nickname', { kind: 'text', label: label('昵称'), unique: true });
  await addField('story', { kind: 'long_text', label: label('故事') });
});
afterAll(() => run.close());

test('an added field is written, read, filtered, sorted and grouped like a built-in one', async () => {
  const ids = await workspace.write('administrator', async (ctx) => {
    const [first] = await createRecords(ctx, 'account', [{ name: '甲', segment: 'a', score: '3.5', signed_on: '2026-01-02', story: '很久以前' }]);
    const rest = await createRecords(ctx, 'account', [
      { name: '乙', segment: 'b', score: '9', deposit: { amount: '100.00', currency: 'CNY' }, partner: first?.id },
      { name: '丙', segment: 'b', score: '1.25' },
    ]);
    return [first, ...rest].map((row) => row?.id ?? '');
  });
  const [first = '', second = ''] = ids;
  const read = await workspace.read('administrator', (ctx) => getRecord(ctx, 'account', second));
  expect(read).toMatchObject({ segment: 'b', score: '9.00', deposit: { amount: '100.00', currency: 'CNY' }, partner: first });
  expect(read._names?.['partner']).toBe('甲');
  const changed = await workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', first, { score: '4', story: '后来' }));
  expect(changed).toMatchObject({ score: '4.00', story: '后来' });

  const named = async (input: object): Promise<unknown[]> => {
    const { rows } = await workspace.read('administrator', (ctx) =>
      queryRecords(ctx, 'account', { sort: [{ field: 'score', descending: true }], ...input, limit: 50 }),
    );
    return rows.map((row) => row['name']);
  };
  expect(await named({})).toEqual(['乙', '甲', '丙']);
  expect(await named({ expression: "segment == 'b' && score > 2" })).toEqual(['乙']);
  expect(await named({ filter: { field: 'signed_on', op: 'lt', value: '2026-06-01' } })).toEqual(['甲']);
  expect(await named({ expression: 'deposit >= 100' })).toEqual(['乙']);
  expect(await named({ expression: 'partner.score == 4' })).toEqual(['乙']);
  expect(await named({ expression: "story.contains('后来')" })).toEqual(['甲']);
  expect(await named({ expression: 'accounts.count() == 1' })).toEqual(['甲']);
  const figures = await workspace.read('administrator', (ctx) =>
    aggregateRecords(ctx, 'account', {
      measures: [{ id: 'total', kind: 'sum', of: 'score' }],
      groupBy: ['segment'],
      having: [],
      sort: [],
      totals: false,
      limit: 10,
    }),
  );
  expect(figures.groups.map((group) => [group.keys['segment'], group.measures['total']])).toEqual([
    ['a', '4.00'],
    ['b', '10.25'],
  ]);
});

test('its past is kept and shown', async () => {
  const { id } = await workspace.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '旧', segment: 'a' }));
  const before = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', id, { segment: 'b' }));
  const { versions } = await workspace.read('administrator', (ctx) => readHistory(ctx, 'account', id));
  expect(versions.map((version) => version.values['segment'])).toEqual(['a', 'b']);
  const { entries } = await workspace.read('administrator', (ctx) => readTimeline(ctx, 'account', id, { limit: 10 }));
  expect(entries[0]?.changes).toMatchObject([{ field: 'segment', label: { zh: '细分' } }]);
  const past = await workspace.read('administrator', (ctx) =>
    queryRecords(ctx, 'account', { asOf: before, expression: "segment == 'a'", limit: 50 }),
  );
  expect(past.rows.map((row) => row.id)).toContain(id);
  await expect(
    workspace.read('administrator', (ctx) => queryRecords(ctx, 'account', { asOf: before, expression: 'score > 1', limit: 5 })),
  ).rejects.toMatchObject({
    code: 'record.not_historic',
  });
});

test('what it must be is said by its name, one record at a time too', async () => {
  const write = (values: object) => workspace.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '丁', ...values }));
  await expect(write({ segment: 'z' })).rejects.toMatchObject({ issues: [{ field: 'segment', code: 'record.invalid_value' }] });
  await expect(write({ partner: run.app.newId() })).rejects.toMatchObject({ issues: [{ field: 'partner', code: 'record.reference_missing' }] });
  await write({ nickname: 'D' });
  await expect(write({ nickname: 'D' })).rejects.toMatchObject({ issues: [{ field: 'nickname', code: 'record.not_unique' }] });
});

test('another workspace has no such field, and its own may use the same column', async () => {
  const write = (values: object) => other.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '他', ...values }));
  await expect(write({ score: '1' })).rejects.toMatchObject({ issues: [{ code: 'record.unknown_field' }] });
  await addField('height', { kind: 'number', label: label('高'), scale: 0 }, 'account', other);
  const made = await write({ height: 7 });
  expect(await other.read('administrator', (ctx) => getRecord(ctx, 'account', made.id))).toMatchObject({ height: 7 });
});

test('only an administrator declares fields', async () => {
  await expect(
    workspace.write('operations', (ctx) => createField(ctx, { object: 'account', id: 'mine', spec: { kind: 'text', label: label('我的') } })),
  ).rejects.toMatchObject({ code: 'schema.not_manager' });
});

test('when columns have run out it says so by name, and the slower way works', async () => {
  const home = await given.workspace(run.app);
  const spec: FieldSpec = { kind: 'money', label: label('钱'), indexed: true };
  for (let at = 1; at <= 4; at += 1) await addField(`money_${at}`, spec, 'contact', home);
  await expect(addField('money_5', spec, 'contact', home)).rejects.toMatchObject({
    code: 'schema.no_slot',
    label: { zh: expect.stringContaining('全部用完：钱') },
  });
  await addField('money_5', { kind: 'money', label: label('第五') }, 'contact', home);
  const { id } = await home.write('administrator', (ctx) =>
    createRecord(ctx, 'contact', { name: '王', money_5: { amount: '7.50', currency: 'CNY' } }),
  );
  await home.write('administrator', (ctx) => createRecord(ctx, 'contact', { name: '李', money_5: { amount: '2.50', currency: 'CNY' } }));
  const { rows } = await home.read('administrator', (ctx) =>
    queryRecords(ctx, 'contact', { expression: 'money_5 > 1', sort: [{ field: 'money_5', descending: true }], limit: 5 }),
  );
  expect(rows.map((row) => row['money_5'])).toEqual([
    { amount: '7.50', currency: 'CNY' },
    { amount: '2.50', currency: 'CNY' },
  ]);
  await home.write('administrator', (ctx) => updateRecord(ctx, 'contact', id, { money_5: null }));
  expect(await home.read('administrator', (ctx) => getRecord(ctx, 'contact', id))).toMatchObject({ money_5: null });
});
