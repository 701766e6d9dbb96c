import { afterAll, beforeAll, expect, test } from 'vitest';
import { createJobContext } from '#engine/server/jobs/job-context.ts';
import { callerFor } from '#features/organisation/server/resolve-caller.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { startDueInspections } from './inspection.jobs.ts';
import { createSchedule, listSchedules, updateSchedule } from './use-cases/manage-schedules.ts';
import { listTemplates } from './use-cases/manage-templates.ts';

let app: GivenApp;
let workspace: GivenWorkspace;
let templateId: string;
let clock = new Date('2026-03-02T02:00:00Z');

beforeAll(async () => {
  app = await given.app({ now: () => clock });
  workspace = await given.workspace(app.app);
  const { templates } = await workspace.read('administrator', listTemplates);
  templateId = templates[0]?.id ?? '';
});
afterAll(() => app.close());

const schedule = (nextOn: string, as: 'administrator' | 'manager' = 'administrator') =>
  workspace.write(as, (ctx) => createSchedule(ctx, { templateId, every: 'week', departmentId: null, nextOn }));

async function runDue(): Promise<void> {
  const findCaller = (workspaceId: string, memberId: string | null) =>
    callerFor(app.app.database, workspaceId, memberId ?? workspace.members.administrator, 'job');
  const { context } = createJobContext(app.app, findCaller, { workspaceId: workspace.id, jobId: workspace.id, cause: 'job:test' });
  await startDueInspections.run(context, {});
}

const query = <Row>(text: string, ...values: unknown[]) => workspace.read('administrator', (ctx) => ctx.session.query<Row>({ text, values }));
const runsOf = (id: string) => query<{ inspector_id: string }>('select inspector_id from inspection_run where schedule_id = $1', id);

async function nextDayOf(id: string): Promise<string | undefined> {
  const { schedules } = await workspace.read('administrator', listSchedules);
  return schedules.find((each) => each.id === id)?.nextOn;
}

test('a due inspection starts once, as the person who scheduled it, and waits for its next day', async () => {
  const { id } = await schedule('2026-03-02', 'manager');
  const later = await schedule('2026-03-03');
  await runDue();
  await runDue();
  expect(await runsOf(id)).toEqual([{ inspector_id: workspace.members.manager }]);
  expect(await nextDayOf(id)).toBe('2026-03-09');
  expect(await runsOf(later.id)).toEqual([]);
});

test('weeks that were missed are made up for by one run, and the next day lies ahead', async () => {
  const { id } = await schedule('2026-01-05');
  await runDue();
  expect(await runsOf(id)).toHaveLength(1);
  expect(await nextDayOf(id)).toBe('2026-03-09');
});

test('an occurrence whose run cannot be opened for want of the database is not lost', async () => {
  clock = new Date('2026-03-10T02:00:00Z');
  const { id } = await schedule('2026-03-10');
  await app.app.database.system((session) =>
    session.query({ text: 'alter table inspection_run add constraint no_more_runs check (false) not valid' }),
  );
  await expect(runDue()).rejects.toThrow();
  expect(await nextDayOf(id)).toBe('2026-03-10');
  await app.app.database.system((session) => session.query({ text: 'alter table inspection_run drop constraint no_more_runs' }));
  await runDue();
  expect(await runsOf(id)).toHaveLength(1);
});

test('an inspection whose person may no longer run it is left out with the reason, and stops no other', async () => {
  clock = new Date('2026-04-01T02:00:00Z');
  const { id } = await schedule('2026-04-01');
  const other = await schedule('2026-04-01', 'manager');
  const paused = await schedule('2026-04-01');
  await workspace.write('administrator', (ctx) => updateSchedule(ctx, { id: paused.id, isEnabled: false }));
  await workspace.write('administrator', (ctx) =>
    ctx.session.query({ text: 'update inspection_schedule set created_by = $2 where id = $1', values: [id, workspace.members.representative] }),
  );
  await runDue();
  expect(await runsOf(id)).toEqual([]);
  expect(await nextDayOf(id)).toBe('2026-04-08');
  expect(await runsOf(other.id)).toHaveLength(1);
  expect(await runsOf(paused.id)).toEqual([]);
  const [event] = await query<{ facts: { because: { en: string } } }>(
    "select facts from event where kind = 'inspection.schedule_skipped' and record_id = $1",
    id,
  );
  expect(event?.facts.because.en).toMatch(/may not|permission/i);
});
