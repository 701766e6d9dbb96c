import { startOfDate } from '#engine/contract/expression/time-zone.ts';
import type { Context } from '#engine/server/context.ts';
import { scorePast } from '#features/evaluation/server/public.ts';
import { completeAction, createAction, executeRun, getReport, listTemplates, openRun } from '#features/inspection/server/public.ts';
import { plusDays, quartersBetween } from '../contract/demo-calendar.ts';
import { idOf } from './write-team.ts';

/** The inspection at the end of the last quarter, looked at as things stood then, with what was decided on it. */
export async function inspectBefore(ctx: Context, today: string, members: ReadonlyMap<string, string>): Promise<void> {
  const quarter = finishedQuarters(today).at(-1);
  if (!quarter) return;
  const asOf = startOfDate(plusDays(quarter.to, 1), ctx.workspace.timeZone);
  const then = at(ctx, asOf, 30);
  const runId = await inspect(then, { from: quarter.from, to: quarter.to, asOf: asOf.toISOString() });
  const found = (await getReport(then, { id: runId })).items.flatMap((item) => (item.finding ? [{ id: item.finding.id, zh: item.label.zh }] : []));
  const titles = ['逐条补齐并由组长复核', '在周会上清理，逾期者当面说明', '把要求写进关口，先培训后执行', '由运营导出名单，按人催办'];
  for (const [place, finding] of found.slice(0, 6).entries()) {
    const owner = idOf(members, ['south-0', 'south-west-0', 'north-0', 'channel-0', 'east-small-0', 'ops-1'][place] ?? 'ops-1');
    const title = `${finding.zh}：${titles[place % titles.length] ?? ''}`;
    const action = await createAction(at(ctx, asOf, 90 + place), {
      id: finding.id,
      title,
      cause: place % 2 === 0 ? '日常没有检查，只在月底补录' : null,
      ownerId: owner,
      dueOn: plusDays(quarter.to, 14 + place * 7),
    });
    // Done means measured again: some turn out mended, some come back, some nobody has touched.
    if (place % 3 !== 2) await completeAction(at(ctx, asOf, 60 * 24 * (12 + place * 3)), { id: action.id });
  }
}

/** The inspection of this morning, with first actions on what it found. */
export async function inspectNow(ctx: Context, today: string, members: ReadonlyMap<string, string>): Promise<void> {
  const runId = await inspect(ctx, { from: null, to: null, asOf: null });
  const found = (await getReport(ctx, { id: runId })).items.flatMap((item) => (item.finding ? [{ id: item.finding.id, zh: item.label.zh }] : []));
  for (const [place, finding] of found.slice(0, 3).entries()) {
    const ownerId = idOf(members, ['south-west-0', 'channel-0', 'ops-2'][place] ?? 'ops-2');
    await createAction(ctx, { id: finding.id, title: `${finding.zh}：两周内清零`, cause: null, ownerId, dueOn: plusDays(today, 14) });
  }
}

/** Scores the finished quarters of the year as they stood at their ends; what trends are drawn from. */
export async function scoreQuarters(ctx: Context, today: string): Promise<void> {
  for (const quarter of finishedQuarters(today)) await scorePast(ctx, { from: quarter.from, to: quarter.to }, null);
}

function finishedQuarters(today: string) {
  return quartersBetween(plusDays(today, -365), today).filter((quarter) => quarter.to < today);
}

async function inspect(ctx: Context, period: { from: string | null; to: string | null; asOf: string | null }): Promise<string> {
  const { templates } = await listTemplates(ctx);
  const template = templates.find((each) => each.publishedVersion !== null);
  if (!template) throw new Error('There is no published inspection template.');
  const { id } = await openRun(ctx, {
    templateId: template.id,
    departmentId: null,
    ownerId: null,
    periodFrom: period.from,
    periodTo: period.to,
    asOf: period.asOf,
  });
  await executeRun(ctx, id);
  return id;
}

function at(ctx: Context, from: Date, minutes: number): Context {
  return { ...ctx, now: new Date(Math.min(from.getTime() + minutes * 60_000, ctx.now.getTime())) };
}
