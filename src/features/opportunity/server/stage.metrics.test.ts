import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeasureRequest, MeasureResult } from '#engine/contract/metrics/measure.ts';
import { listMeasureRows } from '#engine/server/metrics/list-rows.ts';
import { measure } from '#engine/server/metrics/measure.ts';
import { defaultOpportunityProcess } from '#features/process/contract/default-process.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { writeDeals } from './deals.given.ts';

const now = new Date('2017-07-15T04:00:00Z');
let it: GivenApp;
let workspace: GivenWorkspace;
let ids: string[];
let versionId: string;

const [first, second, third] = defaultOpportunityProcess.stages.map((stage) => stage.id);
const [A, B, C] = [first ?? '', second ?? '', third ?? ''];

beforeAll(async () => {
  it = await given.app({ now: () => now });
  workspace = await given.workspace(it.app);
  versionId = await publishedVersion();
  const { representative, colleague } = workspace.members;
  ids = await writeDeals(it.app, workspace.id, [
    // Through both stages to won; 10 days in A, 20 in B.
    {
      owner: representative,
      amount: 100,
      outcome: 'won',
      closedOn: '2017-05-31',
      stays: [
        [A, '2017-05-01T01:00:00Z'],
        [B, '2017-05-11T01:00:00Z'],
        ['won', '2017-05-31T01:00:00Z'],
      ],
    },
    // Skipped B, went back to A: A counts once and has been passed; B was never entered. 10 days, then 4.
    {
      owner: representative,
      outcome: 'open',
      stage: A,
      stays: [
        [A, '2017-05-01T01:00:00Z'],
        [C, '2017-05-11T01:00:00Z'],
        [A, '2017-05-15T01:00:00Z'],
      ],
    },
    // Lost from B.
    {
      owner: colleague,
      outcome: 'lost',
      closedOn: '2017-06-10',
      stays: [
        [A, '2017-06-01T01:00:00Z'],
        [B, '2017-06-05T01:00:00Z'],
        ['lost', '2017-06-10T01:00:00Z'],
      ],
    },
    // Still in A, for 5 days.
    { owner: colleague, outcome: 'open', stage: A, stays: [[A, '2017-07-10T01:00:00Z']] },
  ]);
  await it.app.database.write(workspace.id, ({ query }) => query({ text: 'update process_stage_history set version_id = $1', values: [versionId] }));
});
afterAll(() => it.close());

/** The process a workspace begins with; written here when set-up has not made one. */
async function publishedVersion(): Promise<string> {
  return it.app.database.write(workspace.id, async ({ query }) => {
    const [known] = await query<{ id: string }>({ text: "select id from process_version where status = 'published'" });
    if (known) return known.id;
    const [made] = await query<{ id: string }>({
      text: `with p as (insert into process (workspace_id, id, object, name_zh, name_en, created_at) values ($1, gen_random_uuid(), 'opportunity', '销售流程', 'Sales process', now()) returning id)
        insert into process_version (workspace_id, id, process_id, number, status, valid_from, definition, created_at, updated_at)
        select $1, gen_random_uuid(), p.id, 1, 'published', '2016-01-01', $2, now(), now() from p returning id`,
      values: [workspace.id, JSON.stringify(defaultOpportunityProcess)],
    });
    return made?.id ?? '';
  });
}

const ask = (request: MeasureRequest): Promise<MeasureResult> => workspace.read('administrator', (ctx) => measure(ctx, request));
const byKey = (result: MeasureResult) => Object.fromEntries((result.groups ?? []).map((group) => [group.keys.join(' '), [group.value, group.n]]));

test('conversion counts first entries, whoever skipped ahead or came back', async () => {
  const result = await ask({ metric: 'stage_conversion', groupBy: ['from_stage'] });
  expect(byKey(result)).toEqual({ [A]: ['75.00', 4], [B]: ['50.00', 2], [C]: ['0.00', 1] });
});

test('conversion is of the cohort that entered in the period', async () => {
  expect(byKey(await ask({ metric: 'stage_conversion', period: '2017-05', groupBy: ['from_stage'] }))).toMatchObject({ [A]: ['100.00', 2] });
  expect(byKey(await ask({ metric: 'stage_conversion', period: '2017-07', groupBy: ['from_stage'] }))).toEqual({ [A]: ['0.00', 1] });
});

test('conversion as of a past day does not know what came later', async () => {
  expect(byKey(await ask({ metric: 'stage_conversion', groupBy: ['from_stage'], asOf: '2017-05-10' }))).toEqual({ [A]: ['0.00', 2] });
});

test('leakage counts who was lost from the stage and who sits idle in it', async () => {
  expect(byKey(await ask({ metric: 'stage_leakage', groupBy: ['from_stage'] }))).toEqual({ [A]: ['25.00', 4], [B]: ['50.00', 2], [C]: ['0.00', 1] });
});

test('dwell is the median of the stays that ended', async () => {
  expect(byKey(await ask({ metric: 'stage_dwell', groupBy: ['from_stage'] }))).toEqual({ [A]: ['10.00', 3], [B]: ['12.50', 2], [C]: ['4.00', 1] });
});

test('the ageing index compares open deals with the median of winners in the same stage', async () => {
  // In A since 61 and 5 days; the only winner stayed 10: (6.1 + 0.5) ÷ 2.
  expect(await ask({ metric: 'ageing_index' })).toMatchObject({ value: '3.30', n: 2 });
});

test('a back move counts once a deal', async () => {
  expect(await ask({ metric: 'back_move_rate' })).toMatchObject({ value: '33.33', n: 3 });
  expect(await ask({ metric: 'back_move_rate', period: '2017-06' })).toMatchObject({ value: '0.00', n: 1 });
});

test('a move conforms when the process has that transition and no exception was used', async () => {
  // Of 6 moves, A → C is no transition of the process and B → won skips the rest; C → A, A → B (twice) and → lost are.
  expect(await ask({ metric: 'process_conformance' })).toMatchObject({ value: '66.67', n: 6 });
});

test('rows of one stage are the deals that entered it', async () => {
  const found = await workspace.read('administrator', (ctx) =>
    listMeasureRows(ctx, { metric: 'stage_conversion', groupBy: ['from_stage'], keys: [B], limit: 200 }),
  );
  expect(found).toMatchObject({ object: 'opportunity', nextAfter: null, rows: { expression: null } });
  expect(found.ids.toSorted()).toEqual([ids[0], ids[2]].toSorted());
});

test('stages are named in both languages', async () => {
  const { groups } = await ask({ metric: 'stage_dwell', groupBy: ['from_stage'] });
  expect(groups?.find((group) => group.keys[0] === A)?.labels[0]).toEqual(defaultOpportunityProcess.stages[0]?.label);
});

test('slippage is measured from the versions at the start of the period', async () => {
  const slipping = await given.workspace(it.app);
  await writeDeals(it.app, slipping.id, [
    // Due in the quarter when it began, moved out of it.
    {
      amount: 100,
      outcome: 'open',
      closeDate: '2017-08-01',
      versions: [
        ['2017-03-01T00:00:00Z', { close_date: '2017-05-01' }],
        ['2017-05-02T00:00:00Z', {}],
      ],
    },
    // Due, won late in the quarter at a higher amount: the amount at the start counts.
    {
      amount: 500,
      outcome: 'won',
      closeDate: '2017-06-01',
      closedOn: '2017-06-01',
      versions: [
        ['2017-03-01T00:00:00Z', { amount_minor: 30000, outcome: 'open' }],
        ['2017-06-01T00:00:00Z', {}],
      ],
    },
    // Pulled in after the start: was not due then.
    {
      amount: 70,
      outcome: 'open',
      closeDate: '2017-09-01',
      versions: [
        ['2017-03-01T00:00:00Z', { close_date: '2017-07-01' }],
        ['2017-04-05T00:00:00Z', { close_date: '2017-06-01' }],
        ['2017-06-02T00:00:00Z', {}],
      ],
    },
    // Moved out only after the quarter had ended.
    {
      amount: 100,
      outcome: 'open',
      closeDate: '2017-08-01',
      versions: [
        ['2017-03-01T00:00:00Z', { close_date: '2017-06-15' }],
        ['2017-07-02T00:00:00Z', {}],
      ],
    },
  ]);
  const result = await slipping.read('administrator', (ctx) => measure(ctx, { metric: 'slippage', period: '2017-Q2' }));
  expect(result).toMatchObject({ value: '20.00', numerator: '100', denominator: '500', n: 3 });
});

test('a past state is read from versions: what was open then, with the amount and owner of then', async () => {
  const past = await given.workspace(it.app);
  const { representative, colleague } = past.members;
  await writeDeals(it.app, past.id, [
    {
      owner: colleague,
      amount: 900,
      outcome: 'won',
      closedOn: '2017-07-01',
      versions: [
        ['2017-03-01T00:00:00Z', { amount_minor: 50000, outcome: 'open', owner_id: representative }],
        ['2017-06-30T17:00:00Z', {}],
      ],
    },
    { owner: colleague, amount: 20, outcome: 'open', createdAt: '2017-07-02T00:00:00Z' },
  ]);
  const at = (request: MeasureRequest) => past.read('administrator', (ctx) => measure(ctx, request));
  // 17:00 UTC on 30 June is 1 July in Shanghai: the day 2017-06-30 ends before it was won.
  const open = await at({ metric: 'open_pipeline', asOf: '2017-06-30', groupBy: ['owner'] });
  expect(open).toMatchObject({ value: '500.00', n: 1, asOf: '2017-06-30T15:59:59.999Z' });
  expect(open.groups?.[0]?.labels[0]?.zh).toBe('王敏');
  expect(open.trace.population.en).toContain('as it stood at');
  expect(await at({ metric: 'won_amount', asOf: '2017-07-01' })).toMatchObject({ value: '900.00' });
  expect(await at({ metric: 'open_count', period: '2017-Q2' })).toMatchObject({ value: '1' });
  expect(await at({ metric: 'open_count' })).toMatchObject({ value: '1' });
});

test('completeness asks for what the stage requires, and “TBD” is empty', async () => {
  const dirty = await given.workspace(it.app);
  await writeDeals(it.app, dirty.id, [
    { owner: dirty.members.representative, amount: 5, closeDate: '2017-09-01', outcome: 'open', stage: A },
    { owner: dirty.members.representative, amount: 5, closeDate: '2017-09-01', outcome: 'open', stage: B },
  ]);
  await it.app.database.write(dirty.id, async ({ query }) => {
    await query({ text: "update opportunity set need = 'TBD' where stage = $1", values: [B] });
    await query({
      text: `with p as (insert into process (workspace_id, id, object, name_zh, name_en, created_at) values ($1, gen_random_uuid(), 'opportunity', '销售流程', 'Sales process', now()) on conflict do nothing returning id)
        insert into process_version (workspace_id, id, process_id, number, status, valid_from, definition, created_at, updated_at)
        select $1, gen_random_uuid(), p.id, 1, 'published', '2016-01-01', $2, now(), now() from p`,
      values: [dirty.id, JSON.stringify(defaultOpportunityProcess)],
    });
  });
  // A: account, owner, amount, close date, 3 of 4 filled. B: those and need, which is “TBD”: 3 of 5.
  const result = await dirty.read('administrator', (ctx) => measure(ctx, { metric: 'data_completeness', groupBy: ['field'] }));
  expect(result).toMatchObject({ value: '66.67', numerator: '6', denominator: '9' });
  expect(byKey(result)).toMatchObject({ need: ['0.00', 1], account: ['0.00', 2], owner: ['100.00', 2] });
});
