import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { propertySettings } from '#tests/support/property-runs.ts';
import type { FieldSpec } from '../../contract/schema/field-spec.ts';
import type { Context } from '../context.ts';
import { mergeRecords } from '../duplicates/merge-records.ts';
import { undoMergeOf } from '../duplicates/undo-merge.ts';
import { restoreDeleted } from '../history/restore-deleted.ts';
import { createJobContext } from '../jobs/job-context.ts';
import { aggregateRecords, createRecord, createRecords, deleteRecords, queryRecords, updateRecord } from '../records/records.ts';
import { runWrite } from '../run.ts';
import { buildIndexesJob } from './build-indexes.ts';
import { fillKept } from './fill-kept.ts';
import { hideField, restoreField } from './hide-fields.ts';
import { createField, updateField } from './manage-fields.ts';
import { getObject } from './read-schema.ts';

let run: GivenApp;
let workspace: GivenWorkspace;

const label = (text: string) => ({ zh: text, en: text });
const write = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => workspace.write('administrator', work);
const addField = (object: string, id: string, spec: FieldSpec) => write((ctx) => createField(ctx, { object, id, spec }));

/** One that is kept, `k_<id>`, and one that is computed when it is read, `c_<id>`, to compare it with. */
async function addPair(object: string, id: string, spec: (prefix: string) => FieldSpec): Promise<void> {
  await addField(object, `c_${id}`, spec('c_'));
  await addField(object, `k_${id}`, Object.assign(spec('k_'), { kept: true }));
  pairs.push([object, id]);
}

const pairs: [object: string, id: string][] = [];

async function jobContext() {
  const jobId = run.app.newId();
  return createJobContext(run.app, () => workspace.as('administrator', 'job'), { workspaceId: workspace.id, jobId, cause: `job:${jobId}` }).context;
}

/** What the worker does with the jobs of changed fields. */
async function fillAll(): Promise<void> {
  const job = await jobContext();
  const rows = await workspace.read('administrator', (ctx) =>
    ctx.session.query<{ object: string; field: string; run: number }>({
      text: `select object, id as field, kept_run as run from engine_custom_field where storage = 'computed' and slot is not null and kept_state <> 'ready'`,
    }),
  );
  for (const row of rows) await fillKept(job, row, 0);
  for (const object of ['account', 'contact']) await buildIndexesJob.run(job, { object });
}

/** Every pair whose two values differ in some record. */
async function differences(): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const object of new Set(pairs.map(([each]) => each))) {
    const ids = pairs.filter(([each]) => each === object).map(([, id]) => id);
    const columns = ['name', ...ids.flatMap((id) => [`k_${id}`, `c_${id}`])];
    const { rows } = await workspace.read('administrator', (ctx) => queryRecords(ctx, object, { columns, limit: 500 }));
    for (const row of rows) {
      for (const id of ids) {
        const [kept, computed] = [row[`k_${id}`], row[`c_${id}`]];
        if (JSON.stringify(kept) !== JSON.stringify(computed)) found.push({ object, name: row['name'], id, kept, computed });
      }
    }
  }
  return found;
}

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
  await addField('account', 'score', { kind: 'number', label: label('评分'), scale: 1 });
  await addField('account', 'partner', {
    kind: 'reference',
    label: label('合作方'),
    object: 'account',
    onDelete: 'clear',
    children: { id: 'partners', label: label('伙伴') },
  });
  await addField('contact', 'weight', { kind: 'number', label: label('权重'), scale: 1 });
  await addField('contact', 'fee', { kind: 'money', label: label('费用') });
  await write((ctx) => createRecords(ctx, 'account', [{ name: '早先', score: '1' }]));
  const over = { kind: 'rollup', label: label('汇总'), children: 'contacts' } as const;
  await addPair('account', 'count', () => ({ ...over, figure: 'count' }));
  await addPair('account', 'heavy', () => ({ ...over, figure: 'count', condition: 'weight > 3 && account.score > 2' }));
  for (const figure of ['sum', 'avg', 'min', 'max'] as const) await addPair('account', figure, () => ({ ...over, figure, of: 'weight' }));
  await addPair('account', 'fees', () => ({ ...over, figure: 'sum', of: 'fee' }));
  await addPair('account', 'size', (p) => ({
    kind: 'formula',
    label: label('大小'),
    expression: `${p}count > 1 ? 'big' : score > 2 ? 'good' : 'small'`,
    result: 'text',
  }));
  await addPair('account', 'group', (p) => ({ kind: 'rollup', label: label('集团'), children: 'partners', figure: 'sum', of: `${p}count` }));
  await addPair('contact', 'home', () => ({ kind: 'lookup', label: label('公司评分'), reference: 'account', field: 'score' }));
  await addPair('contact', 'level', (p) => ({
    kind: 'formula',
    label: label('分量'),
    expression: `${p}home * 2 + weight`,
    result: 'number',
    scale: 2,
  }));
  await fillAll();
});
afterAll(() => run.close());

test('after any writes what is kept is what is computed', async () => {
  const { runs, seed } = propertySettings({ runs: 120, seed: 7 });
  let state = seed;
  const random = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const pick = <T>(from: readonly T[]): T | undefined => from[random(from.length)];
  const accounts: string[] = [];
  const contacts: string[] = [];
  const gone: [string, string][] = [];
  const merges: string[] = [];
  const weight = () => (random(5) === 0 ? null : (random(80) / 10).toFixed(1));
  const fee = () => (random(4) === 0 ? null : { amount: `${random(900)}.50`, currency: random(6) === 0 ? 'USD' : 'CNY' });
  const contact = () => ({
    name: `人${random(1_000_000)}`,
    account: random(8) === 0 ? null : (pick(accounts) ?? null),
    weight: weight(),
    fee: fee(),
  });
  const account = () => ({ name: `司${random(1_000_000_000)}`, score: weight(), partner: pick(accounts) ?? null });
  const unmatched = { unmatched: true };
  const steps: (() => Promise<void>)[] = [
    async () => void accounts.push((await write((ctx) => createRecord(ctx, 'account', account(), unmatched))).id),
    async () => void contacts.push((await write((ctx) => createRecord(ctx, 'contact', contact(), unmatched))).id),
    async () => {
      const caller = await workspace.as('administrator', 'import');
      const rows = await runWrite(run.app, caller, (ctx) => createRecords(ctx, 'contact', [contact(), contact(), contact()], unmatched));
      contacts.push(...rows.map((row) => row.id));
    },
    async () => void (await write((ctx) => updateRecord(ctx, 'contact', pick(contacts) ?? '', { weight: weight(), fee: fee() }))),
    async () => void (await write((ctx) => updateRecord(ctx, 'contact', pick(contacts) ?? '', { account: pick(accounts) ?? null }))),
    async () => void (await write((ctx) => updateRecord(ctx, 'account', pick(accounts) ?? '', { score: weight() }))),
    async () => {
      const [one, two] = [pick(accounts) ?? '', pick(accounts) ?? null];
      if (one !== two) await write((ctx) => updateRecord(ctx, 'account', one, { partner: two }));
    },
    async () => {
      const id = contacts.splice(random(contacts.length), 1)[0] ?? '';
      const caller = await workspace.as('administrator', random(2) === 0 ? 'import' : 'page');
      await runWrite(run.app, caller, (ctx) => deleteRecords(ctx, 'contact', [id]));
      if (caller.door === 'page') gone.push(['contact', id]);
    },
    async () => {
      const [object, id] = gone.pop() ?? [];
      if (object === undefined || id === undefined) return;
      await write((ctx) => restoreDeleted(ctx, object, id));
      contacts.push(id);
    },
    async () => {
      const [survivor, merged] = [pick(contacts) ?? '', pick(contacts) ?? ''];
      if (survivor === merged) return;
      const { merges: made } = await write((ctx) => mergeRecords(ctx, { object: 'contact', survivor, merged: [merged], fields: {} }));
      merges.push(...made.map((each) => each.id));
      contacts.splice(contacts.indexOf(merged), 1);
    },
    async () => {
      const id = merges.pop();
      if (id !== undefined) contacts.push((await write((ctx) => undoMergeOf(ctx, { id }))).mergedId);
    },
  ];
  for (let at = 0; at < 6; at += 1) await steps[at % 2]?.();
  for (let at = 0; at < runs; at += 1) {
    if (contacts.length < 3) await steps[2]?.();
    const step = random(steps.length);
    await steps[step]?.();
    if (at % 10 === 9) expect({ at, step, differences: await differences() }).toEqual({ at, step, differences: [] });
  }
  expect(await differences()).toEqual([]);
});

test('two people who write children of one parent at once lose nothing', async () => {
  const { id } = await write((ctx) => createRecord(ctx, 'account', { name: '热门客户有限公司', score: '5' }));
  const adding = Array.from({ length: 24 }, (_, at) => write((ctx) => createRecord(ctx, 'contact', { name: `并发${at}`, account: id, weight: '1' })));
  const scoring = Array.from({ length: 6 }, (_, at) => write((ctx) => updateRecord(ctx, 'account', id, { score: `${at}.5` })).catch(() => undefined));
  const made = await Promise.all(adding);
  await Promise.all(scoring);
  const leaving = made.slice(0, 6).map((row) => write((ctx) => deleteRecords(ctx, 'contact', [row.id])));
  const moving = made.slice(6, 10).map((row) => write((ctx) => updateRecord(ctx, 'contact', row.id, { weight: '3' })));
  await Promise.all([...leaving, ...moving]);
  const { rows } = await workspace.read('administrator', (ctx) =>
    queryRecords(ctx, 'account', { filter: { field: 'k_count', op: 'eq', value: 18 }, columns: ['name', 'k_count', 'k_sum'] }),
  );
  expect(rows).toMatchObject([{ name: '热门客户有限公司', k_count: 18, k_sum: '26.0' }]);
  expect(await differences()).toEqual([]);
});

test('lists are sorted, groups made and figures measured by kept fields from their column, which has an index', async () => {
  const { rows } = await workspace.read('administrator', (ctx) =>
    queryRecords(ctx, 'account', { sort: [{ field: 'k_count', descending: true }], columns: ['name', 'k_count'], limit: 3 }),
  );
  expect(rows[0]).toMatchObject({ name: '热门客户有限公司', k_count: 18 });
  const figures = await workspace.read('administrator', (ctx) =>
    aggregateRecords(ctx, 'account', {
      groupBy: ['k_size'],
      measures: ['k', 'c'].map((p) => ({ id: p, kind: 'sum' as const, of: `${p}_sum` })),
    }),
  );
  expect(figures.groups.length).toBeGreaterThan(1);
  for (const { measures } of figures.groups) expect(measures['k']).toEqual(measures['c']);
  const indexes = await workspace.read('administrator', (ctx) =>
    ctx.session.query<{ def: string }>({
      text: `select indexdef as def from pg_indexes where tablename = 'account' and indexname like 'account_x_int%'`,
    }),
  );
  expect(indexes.length).toBeGreaterThan(0);
});

test('a list of the past refuses a kept field by name', async () => {
  const asked = workspace.read('administrator', (ctx) =>
    queryRecords(ctx, 'account', { sort: [{ field: 'k_count' }], columns: ['name'], asOf: new Date().toISOString() }),
  );
  await expect(asked).rejects.toMatchObject({ issues: [{ field: 'k_count', code: 'record.not_historic' }] });
});

test('a field is switched to being kept and back; until it is filled it is computed, and the page is told how far it is', async () => {
  const spec: FieldSpec = { kind: 'rollup', label: label('人数'), children: 'contacts', figure: 'count' };
  const stateOf = async () => {
    const detail = await workspace.read('administrator', (ctx) => getObject(ctx, { object: 'account' }));
    return detail.fields.find((field) => field.id === 'people')?.kept;
  };
  const shown = async () => {
    const { rows } = await workspace.read('administrator', (ctx) =>
      queryRecords(ctx, 'account', { filter: { field: 'name', op: 'eq', value: '热门客户有限公司' }, columns: ['people'] }),
    );
    return rows[0]?.['people'];
  };
  await addField('account', 'people', spec);
  expect(await stateOf()).toEqual({ state: 'none', done: 0, total: null });
  const kept = await write((ctx) => updateField(ctx, { object: 'account', field: 'people', spec: { ...spec, kept: true } }));
  expect(kept.kept.state).toBe('building');
  expect(await shown()).toBe(18);
  await fillAll();
  expect(await stateOf()).toMatchObject({ state: 'ready', total: expect.any(Number) });
  expect(await shown()).toBe(18);
  const changed = await write((ctx) =>
    updateField(ctx, { object: 'account', field: 'people', spec: { ...spec, condition: 'weight == 3', kept: true } }),
  );
  expect(changed.kept.state).toBe('building');
  expect(await shown()).toBe(4);
  await fillAll();
  expect(await shown()).toBe(4);
  await write((ctx) => hideField(ctx, { object: 'account', field: 'people' }));
  await fillAll();
  await write((ctx) => restoreField(ctx, { object: 'account', field: 'people' }));
  expect((await stateOf())?.state).toBe('building');
  await fillAll();
  expect(await shown()).toBe(4);
  await write((ctx) => updateField(ctx, { object: 'account', field: 'people', spec }));
  expect(await stateOf()).toMatchObject({ state: 'none' });
  expect(await shown()).toBe(18);
  await fillAll();
  const slots = await workspace.read('administrator', (ctx) => getObject(ctx, { object: 'account' }));
  expect(slots.slots.flatMap((slot) => slot.used)).not.toContain('people');
});

test('what changes by itself cannot be kept, and a circle through several objects is refused with its path', async () => {
  const today: FieldSpec = { kind: 'formula', label: label('今天'), expression: 'today()', result: 'date', kept: true };
  await expect(addField('account', 'day', today)).rejects.toMatchObject({ issues: [{ field: 'account.day', code: 'schema.not_keepable' }] });
  const boss: FieldSpec = { kind: 'formula', label: label('负责人名'), expression: 'owner.name', result: 'text', kept: true };
  await expect(addField('account', 'boss', boss)).rejects.toMatchObject({ issues: [{ code: 'schema.not_keepable' }] });
  const peers: FieldSpec = { kind: 'lookup', label: label('同事'), reference: 'account', field: 'k_count', kept: true };
  await expect(addField('contact', 'peers', peers)).rejects.toMatchObject({ issues: [{ field: 'contact.peers', code: 'schema.not_keepable' }] });
  await addField('contact', 'peers', { ...peers, kept: false });
  const first: FieldSpec = { kind: 'rollup', label: label('甲'), children: 'contacts', figure: 'sum', of: 'weight', kept: true };
  await addField('account', 'first', first);
  await addField('contact', 'second', { kind: 'lookup', label: label('乙'), reference: 'account', field: 'first' });
  const closing = write((ctx) => updateField(ctx, { object: 'account', field: 'first', spec: { ...first, of: 'second' } }));
  await expect(closing).rejects.toMatchObject({
    issues: expect.arrayContaining([
      expect.objectContaining({
        code: 'expression.formula_circle',
        message: expect.objectContaining({ en: expect.stringContaining('account.first → contact.second → account.first') }),
      }),
    ]),
  });
});
