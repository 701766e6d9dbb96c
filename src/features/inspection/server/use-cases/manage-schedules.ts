import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import { notFound } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import type { Context } from '#engine/server/context.ts';
import type { createSchedule as createRoute, listSchedules as listRoute, updateSchedule as updateRoute } from '../../contract/schedule.routes.ts';
import { requireInspection } from '../inspection.policy.ts';
import { startInspection } from './start-inspection.ts';

/** What will run by itself, soonest first. */
export async function listSchedules(ctx: Context): Promise<RouteOutput<typeof listRoute>> {
  requireInspection(ctx.actor, 'see');
  const rows = await ctx.session.query<{
    id: string;
    template_id: string;
    name_zh: string;
    name_en: string;
    every: 'week' | 'month' | 'quarter';
    department_id: string | null;
    next_on: string;
    is_enabled: boolean;
  }>({
    text: `select s.id, s.template_id, t.name_zh, t.name_en, s.every, s.department_id, s.next_on, s.is_enabled
      from inspection_schedule s join inspection_template t on t.workspace_id = s.workspace_id and t.id = s.template_id
      where s.workspace_id = $1 order by s.next_on, s.id limit 200`,
    values: [ctx.workspace.id],
  });
  const schedules = rows.map((row) => ({
    id: row.id,
    templateId: row.template_id,
    template: { zh: row.name_zh, en: row.name_en },
    every: row.every,
    departmentId: row.department_id,
    nextOn: row.next_on,
    isEnabled: row.is_enabled,
  }));
  return { schedules };
}

/** Sets an inspection to run by itself on a day and then every week, month or quarter. */
export async function createSchedule(ctx: Context, input: RouteInput<typeof createRoute>): Promise<RouteOutput<typeof createRoute>> {
  requireInspection(ctx.actor, 'run');
  const [template] = await ctx.session.query({
    text: 'select 1 from inspection_template where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, input.templateId],
  });
  if (!template) throw notFound({ zh: '检查模板', en: 'Inspection template' });
  if (input.departmentId) {
    const [department] = await ctx.session.query({
      text: 'select 1 from organisation_department where workspace_id = $1 and id = $2',
      values: [ctx.workspace.id, input.departmentId],
    });
    if (!department) throw notFound({ zh: '部门', en: 'Department' });
  }
  const id = ctx.newId();
  await ctx.session.query({
    text: `insert into inspection_schedule (workspace_id, id, template_id, every, department_id, next_on, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [ctx.workspace.id, id, input.templateId, input.every, input.departmentId, input.nextOn, ctx.actor.memberId, ctx.now],
  });
  ctx.emit({ kind: 'inspection.scheduled', object: 'inspection_schedule', recordId: id, facts: { every: input.every, nextOn: input.nextOn } });
  return { id };
}

/** Pauses a recurring inspection or lets it go on; what was missed meanwhile is one run. */
export async function updateSchedule(ctx: Context, input: RouteInput<typeof updateRoute>): Promise<RouteOutput<typeof updateRoute>> {
  requireInspection(ctx.actor, 'run');
  const [row] = await ctx.session.query({
    text: 'update inspection_schedule set is_enabled = $3 where workspace_id = $1 and id = $2 returning id',
    values: [ctx.workspace.id, input.id, input.isEnabled],
  });
  if (!row) throw notFound({ zh: '检查计划', en: 'Inspection schedule' });
  ctx.emit({ kind: 'inspection.schedule_changed', object: 'inspection_schedule', recordId: input.id, facts: { isEnabled: input.isEnabled } });
  return { id: input.id };
}

/** Enabled schedules whose day has come, and on whose behalf each runs. */
export function listDueSchedules(ctx: Context): Promise<{ id: string; created_by: string }[]> {
  return ctx.session.query({
    text: `select id, created_by from inspection_schedule
      where workspace_id = $1 and is_enabled and next_on <= ($2::timestamptz at time zone $3)::date order by next_on, id limit 1000`,
    values: [ctx.workspace.id, ctx.now, ctx.workspace.timeZone],
  });
}

/**
 * Moves a due schedule on to its next day after today and starts its run, both or neither; undefined when another process did it
 * first. Days missed in between, for instance while paused, are one run.
 */
export async function runSchedule(ctx: Context, id: string): Promise<{ id: string } | undefined> {
  const due = await moveOn(ctx, id);
  if (!due) return undefined;
  const scope = { departmentId: due.department_id, ownerId: null, periodFrom: null, periodTo: null, asOf: null };
  return startInspection(ctx, { ...scope, templateId: due.template_id, scheduleId: id });
}

/** Leaves out an occurrence that cannot run – its person may no longer, its template is withdrawn – and says why in the log. */
export async function skipSchedule(ctx: Context, id: string, because: Label): Promise<void> {
  if (!(await moveOn(ctx, id))) return;
  ctx.emit({ kind: 'inspection.schedule_skipped', object: 'inspection_schedule', recordId: id, facts: { because } });
}

async function moveOn(ctx: Context, id: string): Promise<{ template_id: string; department_id: string | null } | undefined> {
  const [row] = await ctx.session.query<{ template_id: string; department_id: string | null }>({
    text: `update inspection_schedule s set next_on = (
        select min(d)::date from generate_series(s.next_on::timestamp, t.day + interval '4 months',
          case s.every when 'week' then interval '7 days' when 'month' then interval '1 month' else interval '3 months' end) as d where d::date > t.day)
      from (select ($3::timestamptz at time zone $4)::date as day) t
      where s.workspace_id = $1 and s.id = $2 and s.is_enabled and s.next_on <= t.day
      returning s.template_id, s.department_id`,
    values: [ctx.workspace.id, id, ctx.now, ctx.workspace.timeZone],
  });
  return row;
}
