import type { RouteInput } from '#platform/contract/route.ts';
import { conflict, invalid, notFound } from '#platform/contract/errors.ts';
import type { Context } from '#engine/server/context.ts';
import { enqueueJob } from '#engine/server/jobs/enqueue-job.ts';
import type { startInspection as route } from '../../contract/inspection.routes.ts';
import { requireInspection } from '../inspection.policy.ts';

type StartInspection = Omit<RouteInput<typeof route>, 'templateId'> & { readonly templateId: string; readonly scheduleId?: string };

/** Opens a run of the published template and puts its measuring into the queue; gives the run's id. */
export async function startInspection(ctx: Context, input: StartInspection): Promise<{ id: string }> {
  const { id } = await openRun(ctx, input);
  await enqueueJob(ctx, 'inspection.execute', { runId: id, memberId: ctx.actor.memberId });
  return { id };
}

/** Opens a run without queueing it: for callers that carry it out themselves (command line, schedules). */
export async function openRun(ctx: Context, input: StartInspection): Promise<{ id: string }> {
  requireInspection(ctx.actor, 'run');
  if (input.periodFrom && input.periodTo && input.periodFrom > input.periodTo) throw invalid([periodTurned]);
  const [template] = await ctx.session.query<{ published_version: number | null }>({
    text: 'select published_version from inspection_template where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, input.templateId],
  });
  if (!template) throw notFound({ zh: '检查模板', en: 'Inspection template' });
  if (!template.published_version)
    throw conflict('inspection.not_published', { zh: '这个模板还没有发布，请先发布。', en: 'This template is not published yet; publish it first.' });
  await requireUnit(ctx, 'organisation_department', input.departmentId, { zh: '部门', en: 'Department' });
  await requireUnit(ctx, 'organisation_member', input.ownerId, { zh: '成员', en: 'Member' });

  const id = ctx.newId();
  await ctx.session.query({
    text: `insert into inspection_run (workspace_id, id, template_id, template_version, department_id, owner_id, period_from, period_to, as_of, status, schedule_id, inspector_id, started_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'running', $10, $11, $12)`,
    values: [
      ctx.workspace.id,
      id,
      input.templateId,
      template.published_version,
      input.departmentId,
      input.ownerId,
      input.periodFrom,
      input.periodTo,
      input.asOf ? new Date(input.asOf) : ctx.now,
      input.scheduleId ?? null,
      ctx.actor.memberId,
      ctx.now,
    ],
  });
  ctx.emit({
    kind: 'inspection.started',
    object: 'inspection_run',
    recordId: id,
    facts: { templateId: input.templateId, version: template.published_version },
  });
  return { id };
}

const periodTurned = {
  field: 'periodFrom',
  code: 'inspection.period_turned',
  message: { zh: '开始日期晚于结束日期，请对调。', en: 'The period begins after it ends; swap the dates.' },
};

async function requireUnit(
  ctx: Context,
  table: 'organisation_department' | 'organisation_member',
  id: string | null,
  what: { zh: string; en: string },
): Promise<void> {
  if (!id) return;
  const found = await ctx.session.query({ text: `select 1 from ${table} where workspace_id = $1 and id = $2`, values: [ctx.workspace.id, id] });
  if (found.length === 0) throw notFound(what);
}
