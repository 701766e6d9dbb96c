import type { Context } from '#engine/server/context.ts';

export interface ActionRow {
  readonly id: string;
  readonly finding_id: string;
  readonly title: string;
  readonly cause: string | null;
  readonly owner_id: string;
  readonly owner_name: string | null;
  readonly due_on: string;
  readonly status: 'open' | 'done' | 'closed' | 'reopened';
  readonly done_at: Date | null;
  readonly closed_at: Date | null;
  readonly adopted_version: number | null;
  readonly item_id: string;
  readonly run_id: string;
  readonly template_id: string;
  readonly template_version: number;
}

const selectAction = `
  select a.id, a.finding_id, a.title, a.cause, a.owner_id, m.name as owner_name, a.due_on, a.status, a.done_at, a.closed_at,
    a.adopted_version::int as adopted_version, f.item_id, f.run_id, r.template_id, r.template_version
  from inspection_action a
  join inspection_finding f on f.workspace_id = a.workspace_id and f.id = a.finding_id
  join inspection_run r on r.workspace_id = f.workspace_id and r.id = f.run_id
  left join organisation_member m on m.workspace_id = a.workspace_id and m.id = a.owner_id
  where a.workspace_id = $1`;

/** One corrective action with its finding and run, or undefined. */
export async function findAction(ctx: Context, id: string): Promise<ActionRow | undefined> {
  const [row] = await ctx.session.query<ActionRow>({ text: `${selectAction} and a.id = $2`, values: [ctx.workspace.id, id] });
  return row;
}

/** Actions of all findings of a run, oldest first. */
export function listActionsOfRun(ctx: Context, runId: string): Promise<ActionRow[]> {
  return ctx.session.query<ActionRow>({ text: `${selectAction} and f.run_id = $2 order by a.created_at, a.id`, values: [ctx.workspace.id, runId] });
}

/** Open ones first, then by due date. */
export function listActions(ctx: Context, filter: { ownerIds?: readonly string[]; status?: string; limit: number }): Promise<ActionRow[]> {
  return ctx.session.query<ActionRow>({
    text: `${selectAction} and ($2::uuid[] is null or a.owner_id = any($2)) and ($3::text is null or a.status = $3)
      order by a.status = 'closed', a.due_on, a.id limit $4`,
    values: [ctx.workspace.id, filter.ownerIds ?? null, filter.status ?? null, filter.limit],
  });
}

/** Actions nobody has finished by a day, the longest overdue first. */
export function listDueActions(ctx: Context, today: string): Promise<Pick<ActionRow, 'id' | 'owner_id' | 'title' | 'due_on'>[]> {
  return ctx.session.query({
    text: `select id, owner_id, title, due_on::text as due_on from inspection_action
      where workspace_id = $1 and status in ('open', 'reopened') and due_on <= $2 order by due_on, id limit 2000`,
    values: [ctx.workspace.id, today],
  });
}

/** Opens a corrective action and gives its id. */
export async function insertAction(
  ctx: Context,
  action: { findingId: string; title: string; cause: string | null; ownerId: string; dueOn: string },
): Promise<string> {
  const id = ctx.newId();
  await ctx.session.query({
    text: `insert into inspection_action (workspace_id, id, finding_id, title, cause, owner_id, due_on, status, created_at, created_by, updated_at, updated_by)
      values ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, $8, $9)`,
    values: [ctx.workspace.id, id, action.findingId, action.title, action.cause, action.ownerId, action.dueOn, ctx.now, ctx.actor.memberId],
  });
  return id;
}

/** Notes who called it done and when; the recheck decides whether it is. */
export async function markActionDone(ctx: Context, id: string): Promise<void> {
  await ctx.session.query({
    text: `update inspection_action set status = 'done', done_at = $3, done_by = $4, version = version + 1, updated_at = $3, updated_by = $4 where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id, ctx.now, ctx.actor.memberId],
  });
}

/** After a recheck: green closes what is done, red sends it back. Actions nobody has called done stay as they are when red. */
export async function settleActions(ctx: Context, findingId: string, isGreen: boolean): Promise<void> {
  await ctx.session.query({
    text: isGreen
      ? `update inspection_action set status = 'closed', closed_at = $3, first_recheck_green = coalesce(first_recheck_green, true),
          version = version + 1, updated_at = $3, updated_by = $4 where workspace_id = $1 and finding_id = $2 and status <> 'closed'`
      : `update inspection_action set status = 'reopened', first_recheck_green = coalesce(first_recheck_green, false),
          version = version + 1, updated_at = $3, updated_by = $4 where workspace_id = $1 and finding_id = $2 and status = 'done'`,
    values: [ctx.workspace.id, findingId, ctx.now, ctx.actor.memberId],
  });
}

/** Notes the draft of the process in which the correction became a gate. */
export async function markActionAdopted(ctx: Context, id: string, version: number): Promise<void> {
  await ctx.session.query({
    text: 'update inspection_action set adopted_version = $3, version = version + 1, updated_at = $4, updated_by = $5 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, id, version, ctx.now, ctx.actor.memberId],
  });
}

/** Whether the person owns an action on the finding. */
export async function isOwnerOfAction(ctx: Context, findingId: string): Promise<boolean> {
  const rows = await ctx.session.query({
    text: 'select 1 from inspection_action where workspace_id = $1 and finding_id = $2 and owner_id = $3 limit 1',
    values: [ctx.workspace.id, findingId, ctx.actor.memberId],
  });
  return rows.length > 0;
}

export interface RecheckRow {
  readonly id: string;
  readonly finding_id: string;
  readonly at: Date;
  readonly by_name: string | null;
  readonly population: number;
  readonly offending: number;
  readonly is_green: boolean;
}

/** Second looks at the findings of a run, newest first. */
export function listRechecksOfRun(ctx: Context, runId: string): Promise<RecheckRow[]> {
  return ctx.session.query<RecheckRow>({
    text: `select c.id, c.finding_id, c.at, m.name as by_name, c.population, c.offending, c.is_green
      from inspection_recheck c
      join inspection_finding f on f.workspace_id = c.workspace_id and f.id = c.finding_id
      left join organisation_member m on m.workspace_id = c.workspace_id and m.id = c.by_id
      where c.workspace_id = $1 and f.run_id = $2 order by c.at desc, c.id desc`,
    values: [ctx.workspace.id, runId],
  });
}

/** Keeps what a second look counted, and gives it as people see it. */
export async function insertRecheck(
  ctx: Context,
  recheck: { findingId: string; actionId: string | null; population: number; offending: number; isGreen: boolean },
) {
  const id = ctx.newId();
  await ctx.session.query({
    text: `insert into inspection_recheck (workspace_id, id, finding_id, action_id, at, by_id, population, offending, is_green)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      ctx.workspace.id,
      id,
      recheck.findingId,
      recheck.actionId,
      ctx.now,
      ctx.actor.memberId,
      recheck.population,
      recheck.offending,
      recheck.isGreen,
    ],
  });
  return {
    id,
    at: ctx.now.toISOString(),
    by: ctx.actor.name,
    population: recheck.population,
    offending: recheck.offending,
    isGreen: recheck.isGreen,
  };
}
