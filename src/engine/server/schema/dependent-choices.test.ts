import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { recordSchemas } from '../../contract/records/record-schemas.ts';
import { FieldSpec } from '../../contract/schema/field-spec.ts';
import { z } from 'zod';
import { createRecordsEach } from '../records/create-records.ts';
import { createRecord, getRecord, updateRecord } from '../records/records.ts';
import { hideField } from './hide-fields.ts';
import { saveDependency } from './manage-dependencies.ts';
import { createField } from './manage-fields.ts';
import { getSchema } from './read-schema.ts';
import { listChanges, revertChange } from './schema-changes.ts';

let run: GivenApp;
let workspace: GivenWorkspace;
const label = (text: string) => ({ zh: text, en: text });
const choice = (text: string, options: readonly string[]) =>
  FieldSpec.parse({ kind: 'choice', label: label(text), options: options.map((value) => ({ value, label: label(value) })) });

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
  for (const [id, spec] of [
    ['zone', choice('大区', ['east', 'south'])],
    ['city', choice('城市', ['hangzhou', 'guangzhou', 'shenzhen'])],
  ] as const)
    await workspace.write('administrator', (ctx) => createField(ctx, { object: 'account', id, spec }));
  await depend('city', { on: 'zone', allowed: { east: ['hangzhou'], south: ['guangzhou', 'shenzhen'] } });
});
afterAll(() => run.close());

const depend = (field: string, dependency: Parameters<typeof saveDependency>[1]['dependency']) =>
  workspace.write('administrator', (ctx) => saveDependency(ctx, { object: 'account', field, dependency }));
let made = 0;
const write = (values: object) =>
  workspace.write('administrator', (ctx) => createRecord(ctx, 'account', { name: `依赖${(made += 1)}号`, ...values }));
const change = (id: string, values: object) => workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', id, { ...values }));

test('a choice that does not fit is refused on creating, changing and changing what decides', async () => {
  const fits = await write({ zone: 'east', city: 'hangzhou' });
  const refusal = { issues: [{ field: 'city', code: 'record.choice_not_allowed' }] };
  await expect(write({ zone: 'east', city: 'guangzhou' })).rejects.toMatchObject(refusal);
  await expect(write({ city: 'guangzhou' })).rejects.toMatchObject(refusal);
  await expect(change(fits.id, { city: 'guangzhou' })).rejects.toMatchObject(refusal);
  await expect(change(fits.id, { zone: 'south' })).rejects.toMatchObject(refusal);
  await change(fits.id, { zone: 'south', city: 'shenzhen' });
  expect(await workspace.read('administrator', (ctx) => getRecord(ctx, 'account', fits.id))).toMatchObject({ zone: 'south', city: 'shenzhen' });
});

test('rows of a batch are refused one by one, as an import meets them', async () => {
  const rows = [
    { name: '好行', zone: 'east', city: 'hangzhou' },
    { name: '坏行', zone: 'east', city: 'shenzhen' },
  ];
  const outcomes = await workspace.write('administrator', (ctx) => createRecordsEach(ctx, 'account', rows, { partial: true }));
  expect(outcomes.map((outcome) => outcome.issues.map((issue) => issue.field))).toEqual([[], ['city']]);
});

test('pages and the API are told of it', async () => {
  const { objects } = await workspace.read('administrator', (ctx) => getSchema(ctx));
  const account = objects.find(({ definition }) => definition.id === 'account')?.definition;
  expect(account?.fields['city']).toMatchObject({ dependsOn: { on: 'zone' } });
  if (!account) throw new Error('There are no accounts.');
  const described = z.toJSONSchema(recordSchemas(account).create, { io: 'input', unrepresentable: 'any' }).properties?.['city'];
  expect(described).toMatchObject({ anyOf: [{ 'x-depends-on': { on: 'zone', allowed: { east: ['hangzhou'] } } }, { type: 'null' }] });
});

test('fields the program declares can depend on another one too', async () => {
  await depend('city', null);
  await write({ zone: 'east', city: 'shenzhen' });
  const { objects } = await workspace.read('administrator', (ctx) => getSchema(ctx));
  const fields = objects.find(({ definition }) => definition.id === 'account')?.definition.fields ?? {};
  const [name, field] = Object.entries(fields).find(([, each]) => each.kind === 'choice' && !('column' in each) && each.readOnly !== true) ?? [];
  if (name === undefined || field?.kind !== 'choice') throw new Error('Accounts have no choice of their own.');
  const [first, second] = field.options.map((option) => option.value);
  await depend(name, { on: 'zone', allowed: { east: first === undefined ? [] : [first] } });
  await expect(write({ zone: 'east', [name]: second })).rejects.toMatchObject({ issues: [{ field: name, code: 'record.choice_not_allowed' }] });
  await write({ zone: 'south', [name]: second });
  await depend(name, null);
});

test('what makes no sense is refused, and so is hiding what others depend on', async () => {
  await expect(depend('city', { on: 'city', allowed: {} })).rejects.toMatchObject({ issues: [{ code: 'schema.dependency_unfit' }] });
  await expect(depend('city', { on: 'zone', allowed: { west: [] } })).rejects.toMatchObject({ issues: [{ facts: { given: 'west' } }] });
  await depend('city', { on: 'zone', allowed: {} });
  await expect(depend('zone', { on: 'city', allowed: {} })).rejects.toMatchObject({ code: 'schema.dependency_circle' });
  const hide = workspace.write('administrator', (ctx) => hideField(ctx, { object: 'account', field: 'zone' }));
  await expect(hide).rejects.toMatchObject({ code: 'schema.unknown_field' });
});

test('each change is kept and can be taken back', async () => {
  await depend('city', { on: 'zone', allowed: { east: [] } });
  await expect(write({ zone: 'east', city: 'hangzhou' })).rejects.toMatchObject({ code: 'record.choice_not_allowed' });
  const { changes } = await workspace.read('administrator', (ctx) => listChanges(ctx, { object: 'account', limit: 1 }));
  expect(changes[0]).toMatchObject({ kind: 'dependency.changed', subject: 'city', canRevert: true });
  await workspace.write('administrator', (ctx) => revertChange(ctx, { id: changes[0]?.id ?? '' }));
  await write({ zone: 'east', city: 'hangzhou' });
});
