import { sweepObject } from '#engine/server/duplicates/group.use-cases.ts';
import type { Context } from '#engine/server/context.ts';
import type { JobDefinition } from '#engine/server/feature.ts';
import type { Label } from '#platform/contract/label.ts';
import { planDemo } from '../../contract/plan-demo.ts';
import * as queries from '../demo.queries.ts';
import { inspectBefore, inspectNow, scoreQuarters } from '../run-checks.ts';
import { writeExceptions } from '../write-exceptions.ts';
import { writeRecords } from '../write-records.ts';
import { writeTargets } from '../write-targets.ts';
import { writeTeam } from '../write-team.ts';

/** How the demo company is made: transactions of its own, and a way to say how far it has come. */
export interface DemoBuild {
  write(work: (ctx: Context) => Promise<void>): Promise<void>;
  progress(done: number, total: number, note: Label): Promise<void>;
}

interface Step {
  readonly note: Label;
  readonly run: (ctx: Context, today: string) => Promise<void>;
}

const steps: readonly Step[] = [
  {
    note: { zh: '准备日志', en: 'Preparing the log' },
    run: (ctx, today) => queries.ensurePastMonths(ctx, `${Number(today.slice(0, 4)) - 1}${today.slice(4, 7)}-01`),
  },
  { note: { zh: '部门、人员、客户、商机、跟进、目标', en: 'Departments, people, customers, deals, follow-ups, targets' }, run: writeYear },
  { note: { zh: '上一次检查', en: 'The check before' }, run: async (ctx, today) => inspectBefore(ctx, today, await queries.listDemoMembers(ctx)) },
  { note: { zh: '本次检查', en: 'The present check' }, run: async (ctx, today) => inspectNow(ctx, today, await queries.listDemoMembers(ctx)) },
  { note: { zh: '往期评价', en: 'Evaluations of past quarters' }, run: scoreQuarters },
  { note: { zh: '查重', en: 'Looking for duplicates' }, run: findDuplicates },
];

/** Makes the demo company step by step, each in one transaction; run again it goes on where it stopped. */
export async function buildDemo(build: DemoBuild): Promise<void> {
  for (const [at, step] of steps.entries()) {
    await build.progress(at, steps.length, step.note);
    await build.write(async (ctx) => {
      const state = await queries.lockDemo(ctx);
      if (!state || state.stepsDone > at) return;
      await step.run(ctx, state.builtOn);
      await queries.markStepDone(ctx, at + 1);
    });
  }
  await build.progress(steps.length, steps.length, { zh: '完成', en: 'Done' });
}

async function writeYear(ctx: Context, today: string): Promise<void> {
  const plan = planDemo(today, ctx.workspace.timeZone);
  const ids = await writeTeam(ctx, plan.calendar, plan.team);
  await writeRecords(ctx, plan, ids);
  await writeTargets(ctx, plan, ids);
  await writeExceptions(ctx, plan, ids);
}

/** Looked for in the background once everything is there, so that the page of duplicates has the twins that careless people made. */
async function findDuplicates(ctx: Context): Promise<void> {
  for (const object of ['account', 'contact']) await sweepObject(ctx, { object });
}

/** The demo company in the background, as the administrator who asked for it. */
export const buildDemoJob: JobDefinition = {
  id: 'demo.build',
  run: async (job, payload) => {
    const memberId = String(payload['memberId']);
    // Told in the language of who asked for it.
    const locale = await job.read(memberId, async (ctx) => ctx.locale);
    await buildDemo({
      write: (work) => job.write(memberId, work, { door: 'page', cause: 'demo' }),
      progress: (done, total, note) => job.progress(done, total, note[locale]),
    });
  },
};
