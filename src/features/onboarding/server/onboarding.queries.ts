import type { Context } from '#engine/server/context.ts';

/** What the person noted, by mark. */
export async function listMarks(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.session.query<{ mark: string; state: string }>({
    name: 'onboarding.marks',
    text: 'select mark, state from onboarding_mark where workspace_id = $1 and member_id = $2',
    values: [ctx.workspace.id, ctx.actor.memberId],
  });
  return new Map(rows.map((row) => [row.mark, row.state]));
}

/** Notes marks; the last word counts. */
export async function saveMarks(ctx: Context, marks: readonly { readonly mark: string; readonly state: string }[]): Promise<void> {
  await ctx.session.query({
    text: `insert into onboarding_mark (workspace_id, member_id, mark, state, at)
      select $1, $2, x.mark, x.state, $4 from jsonb_to_recordset($3::jsonb) as x (mark text, state text)
      on conflict (workspace_id, member_id, mark) do update set state = excluded.state, at = excluded.at`,
    values: [ctx.workspace.id, ctx.actor.memberId, JSON.stringify(marks), ctx.now],
  });
}

/** So many of the latest events are looked through for what the person did; a page of first steps is no reason to read a whole log. */
const latestEvents = 20_000;

/** Kinds of events on objects the person caused lately, as `kind object`. */
export async function listOwnKinds(ctx: Context): Promise<ReadonlySet<string>> {
  const rows = await ctx.session.query<{ kind: string; object: string }>({
    name: 'onboarding.own_kinds',
    text: `select distinct kind, object from (
        select kind, object, actor_id from event where workspace_id = $1 order by at desc, id desc limit $3
      ) latest where actor_id = $2`,
    values: [ctx.workspace.id, ctx.actor.memberId, latestEvents],
  });
  return new Set(rows.map((row) => `${row.kind} ${row.object}`));
}

/** What the workspace has by now. */
export interface WorkspaceHas {
  readonly targets: boolean;
  readonly inspection: boolean;
  readonly import: boolean;
  readonly people: boolean;
  readonly published_process: boolean;
}

/** One statement of index look-ups. */
export async function findWhatWorkspaceHas(ctx: Context): Promise<WorkspaceHas> {
  const [row] = await ctx.session.query<WorkspaceHas>({
    name: 'onboarding.workspace_has',
    text: `select
      exists (select 1 from target_version where workspace_id = $1 and status = 'active') as targets,
      exists (select 1 from inspection_run where workspace_id = $1 and status = 'done') as inspection,
      exists (select 1 from engine_import where workspace_id = $1 and status = 'done') as import,
      (select count(*) > 1 from (select 1 from organisation_member where workspace_id = $1 limit 2) m) as people,
      (select count(*) > 1 from (select 1 from process_version where workspace_id = $1 and valid_from is not null limit 2) v) as published_process`,
    values: [ctx.workspace.id],
  });
  return row ?? { targets: false, inspection: false, import: false, people: false, published_process: false };
}
