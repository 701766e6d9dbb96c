import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { FieldSpec } from '../../contract/schema/field-spec.ts';
import { RuleSpec } from '../../contract/schema/schema-parts.ts';
import { createRecordsEach } from '../records/create-records.ts';
import { createRecord, getRecord, queryRecords, updateRecord } from '../records/records.ts';
import { fieldUsage } from './find-usage.ts';
import { hideField, purgeField, restoreField } from './hide-fields.ts';
import { createField, updateField } from './manage-fields.ts';
import { createRule, saveLayout } from './manage-rules.ts';
import { getObject, getSchema } from './read-schema.ts';
import { listChanges, revertChange } from './schema-changes.ts';

let run: GivenApp;
let workspace: GivenWorkspace;
let now = new Date();
const label = (text: string) => ({ zh: text, en: text });

beforeAll(async () => {
  run = await given.app({ now: () => now });
  workspace = await given.workspace(run.app);
});
afterAll(() => run.close());

const addField = (id: string, spec: unknown, object = 'account') =>
  workspace.write('administrator', (ctx) => createField(ctx, { object, id, spec: FieldSpec.parse(spec) }));
const addRule = (spec: object, object = 'account') =>
  workspace.write('administrator', (ctx) => createRule(ctx, { object, ...RuleSpec.parse({ label: label('规则'), ...spec }) }));
let made = 0;
const write = (values: object, object = 'account') =>
  workspace.write('administrator', (ctx) => createRecord(ctx, object, { name: `客户${(made += 1)}号`, ...values }));
const change = (id: string, values: object) => workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', id, { ...values }));

test('a rule refuses what must not be, through every door, and leaves other changes alone', async () => {
  await addField('credit', { kind: 'number', label: label('信用'), scale: 0 });
  const before = await write({ credit: -5 });
  await addRule({ kind: 'validation', field: 'credit', expression: 'credit < 0', message: { zh: '信用不能为负', en: 'Credit is never negative' } });
  await expect(write({ credit: -1 })).rejects.toMatchObject({
    issues: [{ field: 'credit', code: 'rule.validation', message: { zh: '信用不能为负' } }],
  });
  const outcomes = await workspace.write('administrator', (ctx) =>
    createRecordsEach(
      ctx,
      'account',
      [
        { name: '好', credit: 1 },
        { name: '坏', credit: -1 },
      ],
      { partial: true },
    ),
  );
  expect(outcomes.map((outcome) => outcome.issues.length)).toEqual([0, 1]);
  await change(before.id, { name: '改名' });
  await expect(change(before.id, { credit: -6 })).rejects.toMatchObject({ code: 'rule.validation' });
});

test('a field is required, hidden or closed while its condition holds', async () => {
  await addField('grade', { kind: 'choice', label: label('等级'), options: ['gold', 'plain'].map((value) => ({ value, label: label(value) })) });
  await addField('mentor', { kind: 'text', label: label('导师') });
  await addRule({ kind: 'required_when', field: 'mentor', expression: "grade == 'gold'" });
  await expect(write({ grade: 'gold' })).rejects.toMatchObject({ issues: [{ field: 'mentor', code: 'rule.required_when' }] });
  const { id } = await write({ grade: 'gold', mentor: '王' });
  await addRule({ kind: 'read_only_when', field: 'mentor', expression: "grade == 'gold'" });
  await expect(change(id, { mentor: '李' })).rejects.toMatchObject({ issues: [{ code: 'rule.read_only_when' }] });
  await addField('seal', { kind: 'text', label: label('印章') });
  await addRule({ kind: 'visible_when', field: 'seal', expression: "grade == 'gold'" });
  await expect(write({ seal: '红' })).rejects.toMatchObject({ issues: [{ field: 'seal', code: 'rule.visible_when' }] });
});

test('a rule may look at what the record refers to', async () => {
  await addRule({ kind: 'validation', expression: 'account.credit == 13' }, 'contact');
  const { id } = await write({ name: '十三', credit: 13 });
  await expect(workspace.write('administrator', (ctx) => createRecord(ctx, 'contact', { name: '王', account: id }))).rejects.toMatchObject({
    code: 'rule.validation',
  });
  await workspace.write('administrator', (ctx) => createRecord(ctx, 'contact', { name: '王' }));
});

test('an expression that does not fit is refused where it is declared', async () => {
  await expect(addRule({ kind: 'validation', expression: 'nobody > 3' })).rejects.toMatchObject({ code: 'expression.unknown_field' });
  await expect(addField('bad', { kind: 'formula', label: label('错'), expression: 'name + 3', result: 'number' })).rejects.toMatchObject({
    kind: 'invalid',
  });
});

test('computed fields may build on each other, are asked for in filters and rules, and never go in a circle', async () => {
  await addField('income', { kind: 'number', label: label('收入'), scale: 0 });
  await addField('doubled', { kind: 'formula', label: label('两倍'), expression: 'income * 2', result: 'number' });
  await addField('tripled', { kind: 'formula', label: label('六倍'), expression: 'doubled * 3', result: 'number' });
  await addField('people', { kind: 'rollup', label: label('人数'), children: 'contacts', figure: 'count', condition: "name.startsWith('王')" });
  const { id } = await write({ income: 7 });
  await workspace.write('administrator', (ctx) => createRecord(ctx, 'contact', { name: '王一', account: id }));
  await workspace.write('administrator', (ctx) => createRecord(ctx, 'contact', { name: '赵二', account: id }));
  expect(await workspace.read('administrator', (ctx) => getRecord(ctx, 'account', id))).toMatchObject({ doubled: 14, tripled: 42, people: 1 });
  const found = async (object: string, expression: string) => {
    const { rows } = await workspace.read('administrator', (ctx) => queryRecords(ctx, object, { expression, limit: 10 }));
    return rows.map((row) => row['name']);
  };
  expect(await found('account', 'tripled == 42 && people == 1')).toHaveLength(1);
  expect(await found('contact', 'account.tripled == 42 && account.people > 0')).toEqual(expect.arrayContaining(['王一', '赵二']));
  expect(await found('account', 'contacts.exists(each, each.account.people == 1)')).toHaveLength(1);
  await addRule({ kind: 'validation', field: 'income', expression: 'tripled > 600' });
  await expect(write({ income: 101 })).rejects.toMatchObject({ code: 'rule.validation' });
  const circle = FieldSpec.parse({ kind: 'formula', label: label('两倍'), expression: 'tripled + income', result: 'number' });
  await expect(
    workspace.write('administrator', (ctx) => updateField(ctx, { object: 'account', field: 'doubled', spec: circle })),
  ).rejects.toMatchObject({ label: { zh: expect.stringContaining('account.tripled → account.doubled → account.tripled') } });
});

test('deleting a field tells what uses it, keeps its values for 30 days, and only then lets them be purged', async () => {
  await addField('memo', { kind: 'text', label: label('备忘') });
  await addField('loud', { kind: 'formula', label: label('大声'), expression: 'memo.upper()', result: 'text' });
  const { id } = await write({ memo: 'hello' });
  const usage = await workspace.read('administrator', (ctx) => fieldUsage(ctx, { object: 'account', field: 'memo' }));
  expect(usage.usage).toMatchObject([{ kind: 'formula', id: 'account.loud' }]);
  const hide = (field: string) => workspace.write('administrator', (ctx) => hideField(ctx, { object: 'account', field }));
  await expect(hide('memo')).rejects.toMatchObject({ code: 'schema.in_use' });
  await hide('loud');
  await hide('memo');
  expect(await workspace.read('administrator', (ctx) => getRecord(ctx, 'account', id))).not.toHaveProperty('memo');
  await expect(addField('memo', { kind: 'text', label: label('备忘') })).rejects.toMatchObject({ code: 'schema.name_taken' });
  await workspace.write('administrator', (ctx) => restoreField(ctx, { object: 'account', field: 'memo' }));
  expect(await workspace.read('administrator', (ctx) => getRecord(ctx, 'account', id))).toMatchObject({ memo: 'hello' });
  await hide('memo');
  const purge = () => workspace.write('administrator', (ctx) => purgeField(ctx, { object: 'account', field: 'memo' }));
  await expect(purge()).rejects.toMatchObject({ code: 'schema.not_purgeable' });
  now = new Date(now.getTime() + 31 * 86_400_000);
  await purge();
  await addField('memo', { kind: 'text', label: label('备忘') });
  expect(await workspace.read('administrator', (ctx) => getRecord(ctx, 'account', id))).toMatchObject({ memo: null });
});

test('each change is written down and can be taken back', async () => {
  await addField('size', { kind: 'text', label: label('规模') });
  await workspace.write('administrator', (ctx) =>
    updateField(ctx, { object: 'account', field: 'size', spec: FieldSpec.parse({ kind: 'text', label: label('大小') }) }),
  );
  const list = () => workspace.read('administrator', (ctx) => listChanges(ctx, { object: 'account', limit: 2 }));
  const { changes } = await list();
  expect(changes.map((each) => [each.kind, each.subject])).toEqual([
    ['field.changed', 'size'],
    ['field.created', 'size'],
  ]);
  await workspace.write('administrator', (ctx) => revertChange(ctx, { id: changes[0]?.id ?? '' }));
  const detail = await workspace.read('administrator', (ctx) => getObject(ctx, { object: 'account' }));
  expect(detail.fields.find((field) => field.id === 'size')?.spec.label.zh).toBe('规模');
  await workspace.write('administrator', (ctx) => revertChange(ctx, { id: changes[1]?.id ?? '' }));
  expect((await workspace.read('administrator', (ctx) => getObject(ctx, { object: 'account' }))).definition.fields).not.toHaveProperty('size');
});

test('the pages of a workspace are told its own layout', async () => {
  const layout = {
    record: { sections: [{ label: label('要点'), columns: 1, fields: ['name', 'owner'], visibleWhen: "name != ''" }] },
    lists: [
      { id: 'big', label: label('大客户'), filter: 'credit > 100', sort: [{ field: 'credit', descending: true }], columns: ['name', 'credit'] },
    ],
  };
  await workspace.write('administrator', (ctx) => saveLayout(ctx, { object: 'account', ...layout }));
  const { objects } = await workspace.read('representative', (ctx) => getSchema(ctx));
  const account = objects.find((object) => object.definition.id === 'account');
  expect(account?.definition.views.map((view) => view.id)).toEqual(['big']);
  expect(account?.definition.layout[0]).toMatchObject({ label: label('要点'), columns: 1, fields: ['name', 'owner'] });
  expect(account?.rules.length).toBeGreaterThan(0);
});
