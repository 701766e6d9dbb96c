import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureProcessInForce } from '#features/process/server/public.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { seedWorkspace } from './seed-workspace.ts';

let it: GivenApp;
let company: GivenWorkspace;
let before: string[];

// Partitions come with the calendar, and the indexes of each with them.
const shape = `select indexdef as line from pg_indexes where schemaname = 'public' and tablename !~ '^event_[0-9]'
  union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace and conrelid::regclass::text !~ '^event_[0-9]'
  union all select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal order by 1`;

beforeAll(async () => {
  it = await given.app();
  company = await given.workspace(it.app);
  await company.write('administrator', async (ctx) => {
    await ensureProcessInForce(ctx, 'opportunity');
  });
  before = await describeShape();
  await it.app.database.system((session) =>
    seedWorkspace(session, {
      workspaceId: company.id,
      memberId: company.members.administrator,
      opportunities: 300,
      rebuildFrom: 1,
      say: () => undefined,
    }),
  );
}, 120_000);
afterAll(() => it.close());

async function describeShape(): Promise<string[]> {
  const rows = await it.app.database.system((session) => session.query<{ line: string }>({ text: shape }));
  return rows.map((row) => row.line.replace(' ON ONLY ', ' ON '));
}

async function count(text: string): Promise<number> {
  const [row] = await company.read('administrator', (ctx) => ctx.session.query<{ n: string }>({ text }));
  return Number(row?.n);
}

test('what was taken off for speed is back exactly: indexes, references, triggers', async () => {
  expect(await describeShape()).toEqual(before);
});

test('the promised numbers are there, each deal with five follow-ups and its events', async () => {
  expect(await count('select count(*) as n from opportunity')).toBe(300);
  expect(await count('select count(*) as n from activity')).toBe(1_500);
  expect(await count(`select count(*) as n from event where object = 'opportunity' and kind = 'record.created'`)).toBe(300);
  expect(await count(`select count(*) as n from event where object = 'activity'`)).toBe(1_500);
});

test('open versions and last stays say what the rows say', async () => {
  expect(
    await count(`select count(*) as n from opportunity o where not exists (select 1 from opportunity_version v where v.workspace_id = o.workspace_id
    and v.record_id = o.id and v.valid_to = 'infinity' and v.stage = o.stage and v.outcome = o.outcome and v.probability = o.probability)`),
  ).toBe(0);
  expect(
    await count(`select count(*) as n from opportunity o where not exists (select 1 from process_stage_history h where h.workspace_id = o.workspace_id
    and h.record_id = o.id and h.left_at is null and h.stage = o.stage and h.entered_at = o.stage_entered_at) and o.outcome = 'open'`),
  ).toBe(0);
  expect(await count('select count(*) as n from opportunity where stage_entered_at > now()')).toBe(0);
});

test('the roll-up has their sums', async () => {
  expect(
    await count(`select (select sum(amount_minor) from opportunity) - (select sum(sum_minor) from (select sum_minor from engine_rollup where object = 'opportunity'
    union all select sum_minor from engine_rollup_delta where object = 'opportunity') r) as n`),
  ).toBe(0);
});
