import type { Context } from '#engine/server/context.ts';
import type { RunRow } from './inspection.queries.ts';
import type { ItemScope } from './measure-items.ts';

/** Whose records a run is about: one person, the members of a department tree on that day, or everybody. */
export async function scopeOfRun(
  ctx: Context,
  run: Pick<RunRow, 'department_id' | 'owner_id' | 'period_from' | 'period_to' | 'as_of' | 'started_at'>,
): Promise<ItemScope> {
  // A run of the present has as_of = started_at and reads live rows; an earlier instant reads version rows.
  const isPast = run.as_of.getTime() < run.started_at.getTime();
  return {
    owners: run.owner_id ? [run.owner_id] : run.department_id ? await membersOfTree(ctx, run.department_id, run.as_of) : null,
    periodFrom: run.period_from,
    periodTo: run.period_to,
    asOf: isPast ? run.as_of : null,
  };
}

async function membersOfTree(ctx: Context, departmentId: string, day: Date): Promise<string[]> {
  const rows = await ctx.session.query<{ member_id: string }>({
    text: `select distinct a.member_id from organisation_department root
      join organisation_department d on d.workspace_id = root.workspace_id and starts_with(d.path, root.path)
      join organisation_assignment a on a.workspace_id = d.workspace_id and a.department_id = d.id
        and a.valid_from <= ($3::timestamptz at time zone $4)::date and a.valid_to > ($3::timestamptz at time zone $4)::date
      where root.workspace_id = $1 and root.id = $2`,
    values: [ctx.workspace.id, departmentId, day, ctx.workspace.timeZone],
  });
  return rows.map((row) => row.member_id);
}
