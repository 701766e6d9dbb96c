import { conflict, invalid } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { Context } from '#engine/server/context.ts';
import type * as routes from '../../contract/dashboards.routes.ts';
import type { DashboardView } from '../../contract/dashboards.routes.ts';
import type { DashboardBody } from '../../contract/tile.ts';
import { requireEditable, requireSeeDashboards, requireSharing } from '../dashboard.policy.ts';
import * as queries from '../dashboard.queries.ts';
import { loadDashboard, presentDashboard } from './read-dashboards.ts';

const mostOwn = 200;

/** Begins a dashboard or report, empty or as a copy. */
export async function createDashboard(ctx: Context, input: RouteInput<typeof routes.createDashboardRoute>): Promise<DashboardView> {
  requireSeeDashboards(ctx.actor);
  requireSharing(ctx.actor, input.shared);
  if ((await queries.countOwnDashboards(ctx)) >= mostOwn) throw tooMany();
  const copied = input.copy_of === undefined ? undefined : (await loadDashboard(ctx, input.copy_of)).body;
  const body = input.body ?? copied ?? { tiles: [], filter: { period: 'this_year' } };
  requireBody(input.kind, body);
  const number = input.publish ? 1 : 0;
  const row: queries.DashboardRow = {
    id: ctx.newId(),
    kind: input.kind,
    owner_id: ctx.actor.memberId,
    owner_name: ctx.actor.name,
    name: input.name,
    description: input.description,
    shared: input.shared,
    roles: input.roles,
    number,
    body,
    draft: input.publish ? null : body,
    revision: 1,
    updated_at: ctx.now,
  };
  await queries.saveDashboard(ctx, row);
  if (input.publish) await queries.createVersion(ctx, row.id, 1, body);
  tell(ctx, 'created', row, { of: input.copy_of ?? null });
  return presentDashboard(ctx, row);
}

/** Renames, describes or shares it. */
export async function updateDashboard(ctx: Context, input: RouteInput<typeof routes.updateDashboardRoute>): Promise<DashboardView> {
  const row = await requireOwn(ctx, input.id);
  const next = {
    ...row,
    name: input.name ?? row.name,
    description: input.description ?? row.description,
    shared: input.shared ?? row.shared,
    roles: input.roles ?? row.roles,
    updated_at: ctx.now,
  };
  if (next.shared !== row.shared || next.roles.join() !== row.roles.join()) requireSharing(ctx.actor, next.shared);
  await queries.saveDashboard(ctx, next);
  tell(ctx, 'updated', next, { roles: next.roles });
  return presentDashboard(ctx, next);
}

/** Keeps the draft; whoever saved in between is not written over. */
export async function saveDashboardDraft(
  ctx: Context,
  input: RouteInput<typeof routes.saveDashboardDraftRoute>,
): Promise<{ id: string; revision: number }> {
  const row = await requireOwn(ctx, input.id);
  requireBody(row.kind, input.body);
  const revision = await queries.saveDraft(ctx, row.id, input.body, input.revision);
  if (revision !== undefined) return { id: row.id, revision };
  throw conflict('dashboard.draft_changed', {
    zh: '草稿已在别处改动；请重新打开后再改。',
    en: 'The draft was changed elsewhere; open it again before changing it.',
  });
}

/** Makes the draft what everybody sees. */
export async function publishDashboard(ctx: Context, input: RouteInput<typeof routes.publishDashboardRoute>): Promise<DashboardView> {
  const row = await requireOwn(ctx, input.id);
  if (row.draft === null) return presentDashboard(ctx, row);
  requireBody(row.kind, row.draft);
  const next = { ...row, number: row.number + 1, body: row.draft, draft: null, revision: row.revision + 1, updated_at: ctx.now };
  await queries.saveDashboard(ctx, next);
  await queries.createVersion(ctx, row.id, next.number, next.body);
  tell(ctx, 'published', next, { number: next.number, tiles: next.body.tiles.length });
  return presentDashboard(ctx, next);
}

/** Goes back to what is published. */
export async function discardDashboardDraft(ctx: Context, input: RouteInput<typeof routes.discardDashboardDraftRoute>): Promise<DashboardView> {
  const row = await requireOwn(ctx, input.id);
  if (row.number === 0) {
    throw conflict('dashboard.never_published', {
      zh: '还没有发布过，没有可以退回的版本；可以删除它。',
      en: 'It was never published, so there is nothing to go back to; you can delete it.',
    });
  }
  const next = { ...row, draft: null, revision: row.revision + 1, updated_at: ctx.now };
  await queries.saveDashboard(ctx, next);
  return presentDashboard(ctx, next);
}

/** Takes it away, from everybody it was shared with too. */
export async function deleteDashboard(ctx: Context, input: RouteInput<typeof routes.deleteDashboardRoute>): Promise<{ id: string }> {
  const row = await requireOwn(ctx, input.id);
  await queries.deleteDashboard(ctx, row.id);
  tell(ctx, 'deleted', row, {});
  return { id: row.id };
}

async function requireOwn(ctx: Context, id: string): Promise<queries.DashboardRow> {
  requireSeeDashboards(ctx.actor);
  return requireEditable(ctx.actor, await queries.findDashboard(ctx, id));
}

function requireBody(kind: queries.DashboardRow['kind'], body: DashboardBody): void {
  const ids = body.tiles.map((tile) => tile.id);
  if (new Set(ids).size < ids.length) throw invalid([{ field: 'body.tiles', code: 'dashboard.repeated_tile', message: repeated }]);
  if (kind === 'report' && body.tiles.length > 1) throw invalid([{ field: 'body.tiles', code: 'dashboard.report_of_many', message: onlyOne }]);
}

function tell(ctx: Context, what: string, row: queries.DashboardRow, facts: Readonly<Record<string, unknown>>): void {
  const said = { name: row.name, kind: row.kind, shared: row.shared, ...facts };
  ctx.emit({ kind: `dashboard.${what}`, object: 'dashboard', recordId: row.id, facts: said });
}

function tooMany() {
  return conflict('dashboard.too_many', {
    zh: `每人最多保存 ${mostOwn} 个仪表盘和报表；请先删除不用的。`,
    en: `You can keep ${mostOwn} dashboards and reports; delete one you no longer use.`,
  });
}

const repeated = { zh: '两个图块的编号相同。', en: 'Two tiles have the same id.' };
const onlyOne = { zh: '报表只有一个图块；要放多个请建仪表盘。', en: 'A report has a single tile; make a dashboard for several.' };
