import type { Context } from '#engine/server/context.ts';

/** How far the demo company of this workspace has come. */
export interface DemoState {
  readonly builtOn: string;
  readonly stepsDone: number;
}

/** Whether somebody works here already. */
export async function isInUse(ctx: Context): Promise<boolean> {
  const [row] = await ctx.session.query<{ found: boolean }>({
    text: `select exists (select 1 from account where workspace_id = $1) or exists (select 1 from opportunity where workspace_id = $1) as found`,
    values: [ctx.workspace.id],
  });
  return row?.found === true;
}

/** Notes that the demo company is being made; false when it was noted before. */
export async function insertDemo(ctx: Context, builtOn: string): Promise<boolean> {
  const rows = await ctx.session.query({
    text: `insert into demo_company (workspace_id, started_at, started_by, built_on) values ($1, $2, $3, $4)
      on conflict (workspace_id) do nothing returning workspace_id`,
    values: [ctx.workspace.id, ctx.now, ctx.actor.memberId, builtOn],
  });
  return rows.length > 0;
}

/** What is known of the demo company, locked against a second run of the same job. */
export async function lockDemo(ctx: Context): Promise<DemoState | undefined> {
  const [row] = await ctx.session.query<{ built_on: string; steps_done: number }>({
    text: 'select built_on::text, steps_done from demo_company where workspace_id = $1 for update',
    values: [ctx.workspace.id],
  });
  return row && { builtOn: row.built_on, stepsDone: row.steps_done };
}

/** Notes a step as done, in its own transaction. */
export async function markStepDone(ctx: Context, step: number): Promise<void> {
  await ctx.session.query({ text: 'update demo_company set steps_done = $2 where workspace_id = $1', values: [ctx.workspace.id, step] });
}

/** Makes room in the event log for the months of the demo year. */
export async function ensurePastMonths(ctx: Context, since: string): Promise<void> {
  await ctx.session.query({ text: 'select engine_ensure_past_months($1)', values: [since] });
}

/** The demo's people by the keys they have in its plan. */
export async function listDemoMembers(ctx: Context): Promise<Map<string, string>> {
  const rows = await ctx.session.query<{ id: string; key: string }>({
    text: `select id, substr(external_id, 6) as key from organisation_member where workspace_id = $1 and external_id like 'demo-%'`,
    values: [ctx.workspace.id],
  });
  return new Map(rows.map((row) => [row.key, row.id]));
}
