import type { Context } from '#engine/server/context.ts';
import type { ViewSharing } from '#engine/contract/views/view.routes.ts';
import type { DashboardKind } from '../contract/dashboards.routes.ts';
import type { DashboardBody } from '../contract/tile.ts';

/** A dashboard or report as it is stored. */
export interface DashboardRow {
  readonly id: string;
  readonly kind: DashboardKind;
  readonly owner_id: string;
  readonly owner_name: string | null;
  readonly name: string;
  readonly description: string;
  readonly shared: ViewSharing;
  readonly roles: string[];
  /** Of the published version; 0 while there is none. */
  readonly number: number;
  readonly body: DashboardBody;
  readonly draft: DashboardBody | null;
  readonly revision: number;
  readonly updated_at: Date;
}

/** The same without what it consists of, for lists. */
export type DashboardHead = Omit<DashboardRow, 'body' | 'draft'> & { readonly has_draft: boolean };

const head = `d.id, d.kind, d.owner_id, m.name as owner_name, d.name, d.description, d.shared, d.roles, d.number, d.revision, d.updated_at`;
const joined = `from analytics_dashboard d left join organisation_member m on m.workspace_id = d.workspace_id and m.id = d.owner_id`;

/** The actor's own and those shared with them, last changed first; what was never published only its owner sees. */
export function listDashboards(ctx: Context, limit: number): Promise<DashboardHead[]> {
  return ctx.session.query<DashboardHead>({
    name: 'analytics.list_dashboards',
    text: `select ${head}, d.draft is not null as has_draft ${joined}
      where d.workspace_id = $1
        and (d.owner_id = $2 or (d.number > 0 and (d.shared = 'everybody' or (d.shared = 'roles' and d.roles && $3::text[]))))
      order by d.updated_at desc, d.id limit $4`,
    values: [ctx.workspace.id, ctx.actor.memberId, ctx.actor.roles ?? [ctx.actor.role.id], limit],
  });
}

/** One dashboard, whoever owns it. */
export async function findDashboard(ctx: Context, id: string): Promise<DashboardRow | undefined> {
  const [row] = await ctx.session.query<DashboardRow>({
    name: 'analytics.find_dashboard',
    text: `select ${head}, d.body, d.draft ${joined} where d.workspace_id = $1 and d.id = $2`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** How many dashboards and reports a member keeps. */
export async function countOwnDashboards(ctx: Context): Promise<number> {
  const [row] = await ctx.session.query<{ count: number }>({
    text: 'select count(*)::int as count from analytics_dashboard where workspace_id = $1 and owner_id = $2',
    values: [ctx.workspace.id, ctx.actor.memberId],
  });
  return row?.count ?? 0;
}

/** Writes a dashboard anew or over what it was. */
export async function saveDashboard(ctx: Context, row: Omit<DashboardRow, 'owner_name' | 'updated_at'>): Promise<void> {
  await ctx.session.query({
    text: `insert into analytics_dashboard
        (workspace_id, id, kind, owner_id, name, description, shared, roles, number, body, draft, revision, created_at, updated_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
      on conflict (workspace_id, id) do update set name = excluded.name, description = excluded.description, shared = excluded.shared,
        roles = excluded.roles, number = excluded.number, body = excluded.body, draft = excluded.draft, revision = excluded.revision,
        updated_at = excluded.updated_at`,
    values: [
      ctx.workspace.id,
      row.id,
      row.kind,
      row.owner_id,
      row.name,
      row.description,
      row.shared,
      row.roles,
      row.number,
      JSON.stringify(row.body),
      row.draft === null ? null : JSON.stringify(row.draft),
      row.revision,
      ctx.now,
    ],
  });
}

/** Saves a draft if nobody has since the given revision; tells the new one. */
export async function saveDraft(ctx: Context, id: string, draft: DashboardBody, revision: number): Promise<number | undefined> {
  const [row] = await ctx.session.query<{ revision: number }>({
    text: `update analytics_dashboard set draft = $3, revision = revision + 1, updated_at = $5
      where workspace_id = $1 and id = $2 and revision = $4 returning revision`,
    values: [ctx.workspace.id, id, JSON.stringify(draft), revision, ctx.now],
  });
  return row?.revision;
}

/** Keeps what was published under its number. */
export async function createVersion(ctx: Context, id: string, number: number, body: DashboardBody): Promise<void> {
  await ctx.session.query({
    text: `insert into analytics_dashboard_version (workspace_id, dashboard_id, number, body, published_at, published_by)
      values ($1, $2, $3, $4, $5, $6)`,
    values: [ctx.workspace.id, id, number, JSON.stringify(body), ctx.now, ctx.actor.memberId],
  });
}

/** Every published version, newest first. */
export function listVersions(ctx: Context, id: string, limit: number): Promise<VersionRow[]> {
  return ctx.session.query<VersionRow>({
    text: `select v.number, v.body, v.published_at, m.name as published_by
      from analytics_dashboard_version v left join organisation_member m on m.workspace_id = v.workspace_id and m.id = v.published_by
      where v.workspace_id = $1 and v.dashboard_id = $2 order by v.number desc limit $3`,
    values: [ctx.workspace.id, id, limit],
  });
}

interface VersionRow {
  readonly number: number;
  readonly body: DashboardBody;
  readonly published_at: Date;
  readonly published_by: string | null;
}

/** Removes a dashboard with its versions. */
export async function deleteDashboard(ctx: Context, id: string): Promise<void> {
  await ctx.session.query({ text: 'delete from analytics_dashboard where workspace_id = $1 and id = $2', values: [ctx.workspace.id, id] });
}
