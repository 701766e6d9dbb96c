import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkStorage } from '#engine/server/fields/check-storage.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { createSpecimenTables, specimenFeatures } from '#tests/support/specimen.ts';
import {
  createRecord,
  createRecords,
  createRecordsEach,
  deleteRecords,
  getRecord,
  readHistory,
  readTimeline,
  replaceVersions,
  updateRecord,
  updateRecords,
} from './records.ts';

let run: GivenApp;
let workspace: GivenWorkspace;
let clock = new Date('2026-03-01T00:00:00Z');

beforeAll(async () => {
  run = await given.app({ features: specimenFeatures(), now: () => clock });
  await createSpecimenTables(run.app);
  workspace = await given.workspace(run.app);
});
afterAll(() => run.close());

const everyKind = () => ({
  name: '蓝闪蝶',
  notes: '翅展 12 厘米',
  count: 3,
  weight: '1.25',
  price: { amount: '12.5', currency: 'CNY' },
  share: '62.5',
  rare: true,
  found_on: '2026-02-28',
  seen_at: '2026-02-28T09:00:00+08:00',
  stage: 'kept',
  colours: ['blue', 'red'],
  home: workspace.departments.east,
  contact: 'wang@example.com',
  phone: '+86 10 8888 8888',
  page: 'https://example.com/1',
  place: { province: '云南省', city: '大理' },
  photos: [{ id: '0190a0a0-0000-7000-8000-000000000001', name: 'a.jpg', size: 12, type: 'image/jpeg' }],
});

test('what the declarations say is what their own table statements make', async () => {
  const lacking = await run.app.database.system((session) => checkStorage(session, run.app.registry));
  expect(lacking).toEqual([]);
});

test('a record with a field of every kind comes back as it was written, in canonical form', async () => {
  const family = await workspace.write('administrator', (ctx) => createRecord(ctx, 'family', { name: '蛱蝶科', tier: 'A' }));
  const made = await workspace.write('representative', (ctx) =>
    createRecord(ctx, 'specimen', { ...everyKind(), family: family.id, external_id: 'X-1', code: 'c1' }),
  );
  const read = await workspace.read('representative', (ctx) => getRecord(ctx, 'specimen', made.id));
  expect(read).toMatchObject({
    ...everyKind(),
    colours: ['red', 'blue'],
    weight: '1.250',
    share: '62.50',
    price: { amount: '12.50', currency: 'CNY' },
    seen_at: '2026-02-28T01:00:00.000Z',
    owner: workspace.members.representative,
    family: family.id,
    external_id: 'X-1',
    version: 1,
    total: { amount: '37.50', currency: 'CNY' },
    _names: { owner: '王敏', family: '蛱蝶科', home: expect.any(String) },
    _can: { update: true, delete: false },
  });
});

test('every fault of a record is said at once, by field, with the remedy in both languages', async () => {
  const attempt = workspace.write('representative', (ctx) =>
    createRecord(ctx, 'specimen', {
      count: -1,
      price: { amount: '1.234', currency: 'CNY' },
      stage: 'lost',
      nmae: 'x',
      tag: 'mine',
      found_on: '2026-02-30',
    }),
  );
  const error: unknown = await attempt.catch((caught: unknown) => caught);
  expect(error).toMatchObject({ kind: 'invalid' });
  const issues = error instanceof Error && 'issues' in error && Array.isArray(error.issues) ? error.issues : [];
  expect(Object.fromEntries(issues.map((issue) => [issue.field, issue.code]))).toEqual({
    count: 'record.invalid_value',
    price: 'record.invalid_value',
    stage: 'record.invalid_value',
    nmae: 'record.unknown_field',
    tag: 'record.read_only',
    found_on: 'record.invalid_value',
  });
  expect(issues.find((issue) => issue.field === 'nmae')?.message.en).toContain('did you mean “name”');
});

test('a required field cannot be left out or emptied', async () => {
  await expect(workspace.write('administrator', (ctx) => createRecord(ctx, 'specimen', { count: 1 }))).rejects.toMatchObject({
    issues: [{ field: 'name', code: 'record.required' }],
  });
  const made = await workspace.write('administrator', (ctx) => createRecord(ctx, 'specimen', { name: 'a' }));
  await expect(workspace.write('administrator', (ctx) => updateRecord(ctx, 'specimen', made.id, { name: '' }))).rejects.toMatchObject({
    issues: [{ field: 'name' }],
  });
});

test('an update changes what it names, counts the version and writes one event with before and after', async () => {
  const made = await workspace.write('representative', (ctx) => createRecord(ctx, 'specimen', everyKind()));
  const changed = await workspace.write('representative', (ctx) =>
    updateRecord(ctx, 'specimen', made.id, { colours: ['green', 'red'], count: 4, weight: '1.2500' }),
  );
  expect(changed).toMatchObject({ version: 2, colours: ['red', 'green'], count: 4 });
  const timeline = await workspace.read('representative', (ctx) => readTimeline(ctx, 'specimen', made.id, {}));
  expect(timeline.entries.map((entry) => entry.kind)).toEqual(['record.updated', 'record.created']);
  expect(timeline.entries[0]?.changes.map((change) => change.field).toSorted()).toEqual(['colours', 'count']);
  expect(timeline.entries[0]).toMatchObject({
    actor: { name: '王敏' },
    changes: [{ label: { zh: '数量' }, before: { text: { zh: '3' } } }, { after: { text: { zh: '红、绿' } } }],
  });
  const same = await workspace.write('representative', (ctx) => updateRecord(ctx, 'specimen', made.id, { count: 4 }));
  expect(same.version).toBe(2);
});

test('a change made from an older version is refused and shows both values', async () => {
  const made = await workspace.write('administrator', (ctx) => createRecord(ctx, 'specimen', { name: 'a', count: 1 }));
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'specimen', made.id, { count: 2 }, { expectedVersion: 1 }));
  const late = workspace.write('administrator', (ctx) => updateRecord(ctx, 'specimen', made.id, { count: 3 }, { expectedVersion: 1 }));
  await expect(late).rejects.toMatchObject({
    kind: 'conflict',
    code: 'record.version_conflict',
    issues: [{ field: 'count', facts: { theirs: '2', yours: '3' } }],
  });
});

test('historic fields leave versions that join without a gap; a second change at one instant mends the version', async () => {
  clock = new Date('2026-03-02T00:00:00Z');
  const made = await workspace.write('administrator', (ctx) => createRecord(ctx, 'specimen', { name: 'v', stage: 'new' }));
  clock = new Date('2026-03-05T00:00:00Z');
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'specimen', made.id, { stage: 'kept' }));
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'specimen', made.id, { stage: 'sold' }));
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'specimen', made.id, { count: 9 }));
  const { versions } = await workspace.read('administrator', (ctx) => readHistory(ctx, 'specimen', made.id));
  expect(versions.map(({ from, until, values }) => [from.slice(0, 10), until?.slice(0, 10) ?? null, values['stage']])).toEqual([
    ['2026-03-02', '2026-03-05', 'new'],
    ['2026-03-05', null, 'sold'],
  ]);
});

test('the past of a record can be written anew from several versions', async () => {
  const made = await workspace.write('administrator', (ctx) => createRecord(ctx, 'specimen', { name: 'h', stage: 'sold' }));
  await workspace.write('administrator', (ctx) =>
    replaceVersions(ctx, 'specimen', [
      {
        id: made.id,
        versions: [
          { from: new Date('2017-01-01'), values: { name: 'h', stage: 'new' } },
          { from: new Date('2017-05-01'), values: { name: 'h', stage: 'sold' } },
        ],
      },
    ]),
  );
  const { versions } = await workspace.read('administrator', (ctx) => readHistory(ctx, 'specimen', made.id));
  expect(versions.map(({ from, until, values }) => [from.slice(0, 10), until?.slice(0, 10) ?? null, values['stage']])).toEqual([
    ['2017-01-01', '2017-05-01', 'new'],
    ['2017-05-01', null, 'sold'],
  ]);
});

test('a batch is all or nothing, and says which record is at fault; partially, the faultless are written', async () => {
  const batch = [
    { name: 'b1', code: 'k1' },
    { name: 'b2', code: 'k1' },
    { name: 'b3', family: '0190a0a0-0000-7000-8000-00000000dead' },
    { name: 'b4' },
  ];
  await expect(workspace.write('administrator', (ctx) => createRecords(ctx, 'specimen', batch))).rejects.toMatchObject({
    issues: [
      { field: 'records.1.code', code: 'record.not_unique' },
      { field: 'records.2.family', code: 'record.reference_missing' },
    ],
  });
  const outcomes = await workspace.write('administrator', (ctx) => createRecordsEach(ctx, 'specimen', batch, { partial: true }));
  expect(outcomes.map((outcome) => outcome.issues.length === 0)).toEqual([true, false, false, true]);
});

test('a single record that repeats a unique value or points nowhere is refused by field', async () => {
  await workspace.write('administrator', (ctx) => createRecord(ctx, 'specimen', { name: 'u', code: 'unique-1' }));
  await expect(workspace.write('administrator', (ctx) => createRecord(ctx, 'specimen', { name: 'u', code: 'unique-1' }))).rejects.toMatchObject({
    issues: [{ field: 'code', code: 'record.not_unique' }],
  });
  await expect(
    workspace.write('administrator', (ctx) => createRecord(ctx, 'specimen', { name: 'u', family: '0190a0a0-0000-7000-8000-00000000dead' })),
  ).rejects.toMatchObject({ issues: [{ field: 'family', code: 'record.reference_missing' }] });
});

test('nobody points at a record they may not see, in one record or a batch, by creating or changing', async () => {
  const theirs = await workspace.write('westRepresentative', (ctx) => createRecord(ctx, 'specimen', { name: 'theirs' }));
  const mine = await workspace.write('representative', (ctx) => createRecord(ctx, 'specimen', { name: 'mine' }));
  const refused = { issues: [{ code: 'record.reference_missing' }] };
  const given = { name: 'points', parent: theirs.id };
  await expect(workspace.write('representative', (ctx) => createRecord(ctx, 'specimen', given))).rejects.toMatchObject(refused);
  await expect(
    workspace.write('representative', (ctx) => createRecords(ctx, 'specimen', [{ name: 'fine', parent: mine.id }, given])),
  ).rejects.toMatchObject({
    issues: [{ field: 'records.1.parent', code: 'record.reference_missing' }],
  });
  await expect(workspace.write('representative', (ctx) => updateRecord(ctx, 'specimen', mine.id, { parent: theirs.id }))).rejects.toMatchObject(
    refused,
  );
  // What somebody with a wider view has linked stays, and the rest of the record can still be changed.
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'specimen', mine.id, { parent: theirs.id }));
  await workspace.write('representative', (ctx) => updateRecord(ctx, 'specimen', mine.id, { parent: theirs.id, count: 2 }));
  const made = await workspace.write('representative', (ctx) => createRecord(ctx, 'specimen', { name: 'child', parent: mine.id }));
  expect(made).toMatchObject({ parent: mine.id });
});

test('many records are updated in one go, each with its own values', async () => {
  const made = await workspace.write('administrator', (ctx) => createRecords(ctx, 'specimen', [{ name: 'm1' }, { name: 'm2' }]));
  const updates = made.map((row, at) => ({ id: row.id, values: at === 0 ? { count: 5 } : { stage: 'sold' } }));
  await workspace.write('administrator', (ctx) => updateRecords(ctx, 'specimen', updates));
  const read = await Promise.all(made.map((row) => workspace.read('administrator', (ctx) => getRecord(ctx, 'specimen', row.id))));
  expect(read).toMatchObject([
    { count: 5, stage: 'new', version: 2 },
    { count: null, stage: 'sold', version: 2 },
  ]);
});

test('deleting keeps the whole content in the event and clears what referred to it', async () => {
  const parent = await workspace.write('administrator', (ctx) => createRecord(ctx, 'specimen', { name: 'p', colours: ['red'] }));
  const child = await workspace.write('administrator', (ctx) => createRecord(ctx, 'specimen', { name: 'c', parent: parent.id }));
  await workspace.write('administrator', (ctx) => deleteRecords(ctx, 'specimen', [parent.id]));
  await expect(workspace.read('administrator', (ctx) => getRecord(ctx, 'specimen', parent.id))).rejects.toMatchObject({ kind: 'not_found' });
  expect(await workspace.read('administrator', (ctx) => getRecord(ctx, 'specimen', child.id))).toMatchObject({ parent: null, version: 2 });
  const events = await workspace.read('administrator', (ctx) =>
    ctx.session.query<{ changes: unknown }>({
      text: "select changes from event where record_id = $1 and kind = 'record.deleted'",
      values: [parent.id],
    }),
  );
  expect(events).toMatchObject([{ changes: { name: ['p', null], colours: [['red'], null] } }]);
});

test('a record that others must not lose cannot be deleted, and says who refers to it', async () => {
  const family = await workspace.write('administrator', (ctx) => createRecord(ctx, 'family', { name: '凤蝶科' }));
  await workspace.write('administrator', (ctx) => createRecord(ctx, 'specimen', { name: 'f', family: family.id }));
  await expect(workspace.write('administrator', (ctx) => deleteRecords(ctx, 'family', [family.id]))).rejects.toMatchObject({
    issues: [{ code: 'record.still_referred', facts: { count: 1 } }],
  });
});

test('out of sight is not found, in sight but out of reach is refused, and nobody writes where they cannot reach', async () => {
  const foreign = await workspace.write('westRepresentative', (ctx) => createRecord(ctx, 'specimen', { name: 'w' }));
  await expect(workspace.write('representative', (ctx) => updateRecord(ctx, 'specimen', foreign.id, { count: 1 }))).rejects.toMatchObject({
    kind: 'not_found',
  });
  await expect(
    workspace.write('representative', (ctx) => createRecord(ctx, 'specimen', { name: 'x', owner: workspace.members.westRepresentative })),
  ).rejects.toMatchObject({ issues: [{ field: 'owner', code: 'record.owner_out_of_reach' }] });
  const own = await workspace.write('representative', (ctx) => createRecord(ctx, 'specimen', { name: 'mine' }));
  const giveAway = { owner: workspace.members.westRepresentative };
  await expect(workspace.write('representative', (ctx) => updateRecord(ctx, 'specimen', own.id, giveAway))).rejects.toMatchObject({
    issues: [{ field: 'owner', code: 'record.leaves_reach' }],
  });
  // A manager may hand over.
  await workspace.write('manager', (ctx) => updateRecord(ctx, 'specimen', own.id, giveAway));
  await expect(workspace.read('representative', (ctx) => getRecord(ctx, 'specimen', own.id))).rejects.toMatchObject({ kind: 'not_found' });
});
