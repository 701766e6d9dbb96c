import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { createSpecimenTables, specimenFeatures } from '#tests/support/specimen.ts';
import { createRecord, deleteRecords, getRecord, readHistory, updateRecord } from '../records/records.ts';
import { historyFeature } from './history.feature.ts';
import { listChanges } from './list-changes.ts';
import { listDeleted } from './list-deleted.ts';
import { readRecordAt } from './read-record-at.ts';
import { restoreDeleted } from './restore-deleted.ts';
import { restoreValues } from './restore-values.ts';

let run: GivenApp;
let workspace: GivenWorkspace;
let clock = new Date('2026-03-01T00:00:00Z');
const money = (amount: string) => ({ amount, currency: 'CNY' });

beforeAll(async () => {
  run = await given.app({ features: [...specimenFeatures(), historyFeature], now: () => clock });
  await createSpecimenTables(run.app);
  workspace = await given.workspace(run.app);
});
afterAll(() => run.close());

/** A moment later; answers the instant before. */
function tick(): string {
  const before = clock.toISOString();
  clock = new Date(clock.valueOf() + 3_600_000);
  return before;
}

async function specimenWithPast(values: object = {}) {
  const { representative } = workspace.members;
  const made = await workspace.write('administrator', (ctx) =>
    createRecord(ctx, 'specimen', {
      name: '甲',
      owner: representative,
      stage: 'new',
      count: 1,
      price: money('100'),
      colours: ['red', 'blue'],
      ...values,
    }),
  );
  const created = tick();
  await workspace.write('representative', (ctx) => updateRecord(ctx, 'specimen', made.id, { name: '乙', price: money('200') }));
  const renamed = tick();
  await workspace.write('representative', (ctx) => updateRecord(ctx, 'specimen', made.id, { count: 7 }));
  const counted = tick();
  return { id: made.id, created, renamed, counted };
}

test('the value of one field over time is told newest first, with who changed it', async () => {
  const { id } = await specimenWithPast();
  const changes = await workspace.read('representative', (ctx) => listChanges(ctx, { object: 'specimen', id, field: 'name', limit: 50 }));
  expect(changes.entries.map((entry) => entry.changes.find((change) => change.field === 'name')?.after.value)).toEqual(['乙', '甲']);
  expect(changes.entries[0]?.actor?.id).toBe(workspace.members.representative);
});

test('a record is shown as it was at any instant, in all fields, historic or not', async () => {
  const { id, created, renamed } = await specimenWithPast();
  const at = (instant: string) => workspace.read('representative', (ctx) => readRecordAt(ctx, 'specimen', id, new Date(instant)));
  expect(await at(created)).toMatchObject({
    exists: true,
    values: { name: { value: '甲' }, count: { value: 1 }, price: { value: money('100.00') } },
  });
  expect(await at(renamed)).toMatchObject({ values: { name: { value: '乙' }, count: { value: 1 } } });
  expect(await at('2026-01-01T00:00:00Z')).toMatchObject({ exists: false, values: {} });
});

test('a single field goes back to an earlier value through the usual rules, as one event that says why', async () => {
  const { id, created } = await specimenWithPast();
  const restored = await workspace.write('representative', (ctx) => restoreValues(ctx, { object: 'specimen', id, at: created, fields: ['name'] }));
  expect(restored.fields).toEqual(['name']);
  const row = await workspace.read('representative', (ctx) => getRecord(ctx, 'specimen', id));
  expect(row).toMatchObject({ name: '甲', count: 7, price: money('200.00') });
  const { entries } = await workspace.read('representative', (ctx) => listChanges(ctx, { object: 'specimen', id, limit: 1 }));
  expect(entries[0]).toMatchObject({ kind: 'record.updated', cause: `restore:${created}`, changes: [{ field: 'name' }] });
});

test('a whole record goes back to what it was; a stale version is a conflict', async () => {
  const { id, created } = await specimenWithPast();
  const restore = (version?: number) =>
    workspace.write('representative', (ctx) => restoreValues(ctx, { object: 'specimen', id, at: created, version }));
  await expect(restore(1)).rejects.toMatchObject({ code: 'record.version_conflict' });
  await restore(3);
  const row = await workspace.read('representative', (ctx) => getRecord(ctx, 'specimen', id));
  expect(row).toMatchObject({ name: '甲', count: 1, price: money('100.00'), version: 4 });
});

test('nobody restores what they may not change, nor to a time before the record was there', async () => {
  const { id, created } = await specimenWithPast();
  const as = (member: 'westRepresentative' | 'representative', at: string) =>
    workspace.write(member, (ctx) => restoreValues(ctx, { object: 'specimen', id, at }));
  await expect(as('westRepresentative', created)).rejects.toMatchObject({ kind: 'not_found' });
  await expect(as('representative', '2026-01-01T00:00:00Z')).rejects.toMatchObject({ code: 'history.not_there' });
});

test('a deleted record comes back with its id, values, choices, versions and what pointed to it', async () => {
  const { id, created } = await specimenWithPast();
  const child = await workspace.write('administrator', (ctx) =>
    createRecord(ctx, 'specimen', { name: '子', parent: id, owner: workspace.members.colleague }),
  );
  tick();
  const before = await workspace.read('administrator', (ctx) => getRecord(ctx, 'specimen', id));
  const versions = (await workspace.read('administrator', (ctx) => readHistory(ctx, 'specimen', id))).versions;
  await workspace.write('administrator', (ctx) => deleteRecords(ctx, 'specimen', [id]));
  const gone = tick();
  await expect(workspace.read('administrator', (ctx) => getRecord(ctx, 'specimen', id))).rejects.toMatchObject({ kind: 'not_found' });

  const deleted = await workspace.read('administrator', (ctx) => listDeleted(ctx, { object: 'specimen', limit: 10 }));
  expect(deleted.rows[0]).toMatchObject({ id, name: '乙', deletedBy: { id: workspace.members.administrator } });
  expect(await workspace.write('administrator', (ctx) => restoreDeleted(ctx, 'specimen', id))).toEqual({ id, restored: 1 });

  const after = await workspace.read('administrator', (ctx) => getRecord(ctx, 'specimen', id));
  expect(after).toMatchObject({
    name: '乙',
    count: 7,
    price: money('200.00'),
    created_at: before.created_at,
    created_by: before.created_by,
    version: 4,
  });
  expect(after['colours']).toEqual(before['colours']);
  expect(await workspace.read('administrator', (ctx) => getRecord(ctx, 'specimen', child.id))).toMatchObject({ parent: id });
  const back = (await workspace.read('administrator', (ctx) => readHistory(ctx, 'specimen', id))).versions;
  expect(back.slice(0, versions.length - 1)).toEqual(versions.slice(0, -1));
  expect(back.at(-2)?.until).toBe(gone);
  const at = (instant: string) => workspace.read('administrator', (ctx) => readRecordAt(ctx, 'specimen', id, new Date(instant)));
  expect(await at(created)).toMatchObject({ exists: true, values: { name: { value: '甲' } } });
  expect(await at(gone)).toMatchObject({ exists: false });
});

test('a deleted record is restored once, and only by whom it could have belonged to', async () => {
  const { id } = await specimenWithPast();
  await workspace.write('administrator', (ctx) => deleteRecords(ctx, 'specimen', [id]));
  const restore = (member: 'westRepresentative' | 'representative') => workspace.write(member, (ctx) => restoreDeleted(ctx, 'specimen', id));
  await expect(restore('westRepresentative')).rejects.toMatchObject({ kind: 'not_found' });
  const west = await workspace.read('westRepresentative', (ctx) => listDeleted(ctx, { object: 'specimen', limit: 50 }));
  expect(west.rows.map((row) => row.id)).not.toContain(id);
  await restore('representative');
  await expect(restore('representative')).rejects.toMatchObject({ code: 'history.already_there' });
});
