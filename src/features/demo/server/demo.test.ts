import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#engine/server/context.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { buildDemo } from './use-cases/build-demo.ts';
import { openDemo } from './use-cases/start-demo.ts';

let it: GivenApp;
let company: GivenWorkspace;
let statements = 0;

beforeAll(async () => {
  it = await given.app();
  company = await given.workspace(it.app);
  await company.write('administrator', openDemo);
  await buildDemo({ write: (work) => company.write('administrator', (ctx) => work(counting(ctx))), progress: async () => undefined });
}, 180_000);
afterAll(() => it.close());

function counting(ctx: Context): Context {
  const { session } = ctx;
  return {
    ...ctx,
    session: {
      ...session,
      query: (statement) => {
        statements += 1;
        return session.query(statement);
      },
    },
  };
}

async function count(text: string): Promise<number> {
  const [row] = await company.read('administrator', (ctx) => ctx.session.query<{ n: string }>({ text }));
  return Number(row?.n);
}

test('what people of the company did reads as done in front of pages', async () => {
  expect(
    await count(
      `select count(*) as n from event where door <> 'page' and (kind like 'record.%' or kind like 'activity.%' or kind like 'opportunity.%') and object <> 'organisation_assignment'`,
    ),
  ).toBe(0);
});

test('the promised numbers are there', async () => {
  expect(await count('select count(*) as n from account')).toBe(600);
  expect(await count('select count(*) as n from opportunity')).toBe(2_000);
  expect(await count(`select count(*) as n from organisation_member where external_id like 'demo-%'`)).toBe(40);
  expect(await count(`select count(*) as n from organisation_member where status = 'left'`)).toBe(3);
  expect(await count('select count(*) as n from activity')).toBeGreaterThan(7_500);
  expect(await count(`select count(*) as n from target_version where status = 'active'`)).toBeGreaterThan(0);
  expect(await count(`select count(*) as n from inspection_run where status = 'done'`)).toBe(2);
  expect(await count('select count(*) as n from inspection_action')).toBeGreaterThan(5);
  expect(await count('select count(distinct period_from) as n from evaluation_score')).toBeGreaterThan(2);
  expect(await count('select count(*) as n from process_exception_use')).toBeGreaterThan(2);
});

test('the open version of every deal says what its row says, and its last stay is its stage', async () => {
  expect(
    await count(`select count(*) as n from opportunity o where not exists (select 1 from opportunity_version v
    where v.workspace_id = o.workspace_id and v.record_id = o.id and v.valid_to = 'infinity' and v.stage = o.stage and v.owner_id = o.owner_id
      and v.amount_minor is not distinct from o.amount_minor and v.close_date is not distinct from o.close_date)`),
  ).toBe(0);
  expect(
    await count(`select count(*) as n from opportunity o where not exists (select 1 from process_stage_history h
    where h.workspace_id = o.workspace_id and h.object = 'opportunity' and h.record_id = o.id and h.left_at is null and h.stage = o.stage and h.entered_at = o.stage_entered_at)`),
  ).toBe(0);
  expect(await count(`select count(*) as n from opportunity where imported`)).toBe(0);
});

test('a meeting or visit was done before a deal went into validation', async () => {
  expect(
    await count(`select count(*) as n from process_stage_history h where h.stage = 'technical_validation' and not exists (select 1 from activity a
    where a.workspace_id = h.workspace_id and a.opportunity_id = h.record_id and a.status = 'done' and a.type in ('meeting', 'visit') and a.done_at < h.entered_at)`),
  ).toBe(0);
});

test('sums of the roll-up are those of the deals', async () => {
  const [row] = await company.read('administrator', (ctx) =>
    ctx.session.query<{ rows: string; rolled: string }>({
      text: `select (select sum(amount_minor) from opportunity) as rows,
        (select sum(sum_minor) from (select sum_minor from engine_rollup where object = 'opportunity' union all select sum_minor from engine_rollup_delta where object = 'opportunity') r) as rolled`,
    }),
  );
  expect(row?.rolled).toBe(row?.rows);
});

test('a second demo is refused, and so is anybody but an administrator', async () => {
  await expect(company.write('administrator', openDemo)).rejects.toMatchObject({ code: 'demo.in_use' });
  await expect(company.write('manager', openDemo)).rejects.toMatchObject({ code: 'demo.forbidden' });
});

test('running the job again adds nothing', async () => {
  const before = await count('select count(*) as n from event');
  await buildDemo({ write: (work) => company.write('administrator', work), progress: async () => undefined });
  expect(await count('select count(*) as n from event')).toBe(before);
});

test('it is written set by set: statements do not grow with the records', () => {
  expect(statements).toBeLessThan(3_000);
});
