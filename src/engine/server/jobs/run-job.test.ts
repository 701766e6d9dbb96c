import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invalid } from '#platform/contract/errors.ts';
import { type Database, openDatabase } from '#platform/server/database/database.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-postgres.ts';
import { engineFeature } from '../engine.feature.ts';
import { defineFeature, type JobDefinition } from '../feature.ts';
import { buildRegistry } from '../registry.ts';
import { type App, type Caller, createApp, runRead, runWrite } from '../run.ts';
import { enqueueJob } from './enqueue-job.ts';
import { findJob, findJobWork } from './job.queries.ts';
import { type JobRunner, startJobRunner } from './start-runner.ts';
import { isDue } from './run-schedules.ts';

const workspaceId = randomUUID();
const runs: string[] = [];
let attempts = 0;

const jobs: readonly JobDefinition[] = [
  {
    id: 'test.count',
    run: async (job, input) => {
      await job.progress(1, 3, 'first');
      await job.write(null, async (ctx) => ctx.emit({ kind: 'test.ran', object: 'test', recordId: job.jobId }));
      runs.push(String(input['name']));
    },
  },
  {
    id: 'test.refuse',
    run: async () => {
      throw invalid([{ code: 'test.bad', message: { zh: '不行', en: 'Not so' } }]);
    },
  },
  {
    id: 'test.stumble',
    run: async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('the first time');
    },
  },
];

let testDatabase: TestDatabase;
let database: Database;
let app: App;
let runner: JobRunner;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase);
  app = createApp(database, buildRegistry([engineFeature, defineFeature({ id: 'test', jobs })]));
  runner = await startJobRunner({ app, findCaller: async (_workspace, _member, cause) => ({ ...caller, cause }), report: () => undefined });
});

afterAll(async () => {
  await runner.stop(1_000);
  await database.close();
  await testDatabase.drop();
});

const all = { actions: ['see', 'create', 'update', 'delete', 'import', 'export'], visibility: 'all' } as const;
const caller: Caller = {
  workspace: { id: workspaceId, name: 'Test', currency: 'CNY', timeZone: 'Asia/Shanghai', fiscalYearStart: 1 },
  actor: {
    workspaceId,
    memberId: randomUUID(),
    name: 'Test',
    locale: 'en',
    reach: { own: [], department: [], department_tree: [] },
    role: { id: 'administrator', objects: {}, otherObjects: all, abilities: [] },
  },
  door: 'job',
  locale: 'en',
};

test('a job runs after its transaction commits, shows how far it has come, and writes events with itself as cause', async () => {
  const id = await runWrite(app, caller, (ctx) => enqueueJob(ctx, 'test.count', { name: 'one' }));
  const job = await waitForEnd(id);
  expect(job).toMatchObject({ status: 'done', done: 3, total: 3, note: 'first', attempts: 1, requested_by: caller.actor.memberId });
  expect(runs).toContain('one');
  const events = await runRead(app, caller, (ctx) =>
    ctx.db.selectFrom('event').select(['cause', 'door']).where('kind', '=', 'test.ran').where('record_id', '=', id).execute(),
  );
  expect(events).toEqual([{ cause: `job:${id}`, door: 'job' }]);
});

test('a job of a transaction that fails never runs', async () => {
  const failing = runWrite(app, caller, async (ctx) => {
    await enqueueJob(ctx, 'test.count', { name: 'never' });
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  await wait(300);
  expect(runs).not.toContain('never');
});

test('what a person has to act on fails at once and says why; anything else is tried again', async () => {
  const refused = await runWrite(app, caller, (ctx) => enqueueJob(ctx, 'test.refuse', {}));
  expect(await waitForEnd(refused)).toMatchObject({
    status: 'failed',
    attempts: 1,
    error: { code: 'test.bad', message: { zh: '不行', en: 'Not so' } },
  });

  const stumbling = await runWrite(app, caller, (ctx) => enqueueJob(ctx, 'test.stumble', {}));
  expect(await waitForEnd(stumbling)).toMatchObject({ status: 'done', attempts: 2, error: null });
});

test('the application role can put in jobs of its own workspace only, and never reads the queue', async () => {
  const id = await runWrite(app, caller, (ctx) => enqueueJob(ctx, 'test.count', { name: 'two' }));
  const stranger = randomUUID();
  const enqueueForeign = database.write(stranger, (session) => session.query({ text: 'select engine_enqueue_job($1)', values: [id] }));
  await expect(enqueueForeign).rejects.toThrow('There is no job');
  const reading = database.read(workspaceId, (session) => session.query({ text: 'select 1 from graphile_worker.jobs' }));
  await expect(reading).rejects.toThrow('permission denied');
  expect(await database.read(stranger, (session) => findJobWork(session.db, workspaceId, id))).toBeUndefined();
});

test('a job that a dead process held runs again within seconds', async () => {
  const id = await runWrite(app, caller, (ctx) => enqueueJob(ctx, 'test.count', { name: 'orphan' }, { runAt: new Date(Date.now() + 3_600_000) }));
  // As a killed worker leaves it: taken, and nobody there.
  const take = "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'pool-dead', run_at = now() where key = $1";
  await database.system((session) => session.query({ text: take, values: [id] }));
  expect(await waitForEnd(id, 12_000)).toMatchObject({ status: 'done' });
  expect(runs.filter((name) => name === 'orphan')).toHaveLength(1);
});

test.each([
  {
    schedule: '0 2 * * *',
    timeZone: 'Asia/Shanghai',
    from: '2026-03-01T17:59:00Z',
    until: '2026-03-01T18:00:00Z',
    due: true,
    why: 'two at night in Shanghai',
  },
  {
    schedule: '0 2 * * *',
    timeZone: 'UTC',
    from: '2026-03-01T17:59:00Z',
    until: '2026-03-01T18:00:00Z',
    due: false,
    why: 'six in the evening in London',
  },
  {
    schedule: '0 2 * * *',
    timeZone: 'Asia/Shanghai',
    from: '2026-03-01T15:00:00Z',
    until: '2026-03-01T22:00:00Z',
    due: true,
    why: 'the machine slept over it',
  },
  {
    schedule: '30 8 * * 1',
    timeZone: 'Asia/Shanghai',
    from: '2026-03-02T00:29:00Z',
    until: '2026-03-02T00:30:00Z',
    due: true,
    why: 'Monday morning',
  },
  {
    schedule: '30 8 * * 1',
    timeZone: 'Asia/Shanghai',
    from: '2026-03-02T00:30:00Z',
    until: '2026-03-02T00:31:00Z',
    due: false,
    why: 'it has been looked at already',
  },
])('a schedule is due: $why ($due)', ({ schedule, timeZone, from, until, due }) => {
  expect(isDue(schedule, timeZone, new Date(from), new Date(until))).toBe(due);
});

async function waitForEnd(id: string, patienceMs = 10_000) {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const job = await database.read(workspaceId, (session) => findJob(session.db, workspaceId, id));
    if (job?.status === 'done' || job?.status === 'failed') return job;
    if (performance.now() > deadline) throw new Error(`The job has not ended: ${JSON.stringify(job)}`);
    await wait(20);
  }
}
