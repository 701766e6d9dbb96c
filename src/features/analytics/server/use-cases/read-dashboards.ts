import { notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { Context } from '#engine/server/context.ts';
import type * as routes from '../../contract/dashboards.routes.ts';
import type { DashboardEntry, DashboardView } from '../../contract/dashboards.routes.ts';
import { type ReadyDashboard, readyDashboards } from '../../contract/ready-dashboards.ts';
import { canEditDashboard, canShareDashboards, requireSeeDashboards, requireSeen } from '../dashboard.policy.ts';
import * as queries from '../dashboard.queries.ts';
import { cheapFirst } from '../tiles/cheap-first.ts';
import { evaluateKept } from '../tiles/evaluate-kept.ts';
import { evaluateTiles } from '../tiles/evaluate-tiles.ts';

const mostShown = 500;

/** Ready-made ones first, then the actor's own and those shared with them. */
export async function listDashboards(ctx: Context) {
  requireSeeDashboards(ctx.actor);
  const rows = await queries.listDashboards(ctx, mostShown);
  return {
    rows: [...readyDashboards.map((ready) => entryOfReady(ready)), ...rows.map((row) => entryOf(ctx, row, row.has_draft))],
    can_share: canShareDashboards(ctx.actor),
  };
}

/** One dashboard with what it consists of; the draft only for its editors. */
export function readDashboard(ctx: Context, input: { readonly id: string }): Promise<DashboardView> {
  return loadDashboard(ctx, input.id);
}

/** The dashboard of this id, saved or ready-made, if the actor may see it. */
export async function loadDashboard(ctx: Context, id: string): Promise<DashboardView> {
  requireSeeDashboards(ctx.actor);
  if (!id.startsWith('ready:')) return presentDashboard(ctx, requireSeen(ctx.actor, await queries.findDashboard(ctx, id)));
  const ready = readyDashboards.find((each) => each.id === id);
  if (!ready) throw notFound({ zh: '仪表盘', en: 'Dashboard' });
  return { ...entryOfReady(ready), body: ready.body, order: cheapFirst(ctx, ready.body.tiles), draft: null, revision: 0 };
}

/** What a stored row is to the actor. */
export function presentDashboard(ctx: Context, row: queries.DashboardRow): DashboardView {
  const entry = entryOf(ctx, row, row.draft !== null);
  const body = row.number === 0 && row.draft !== null && entry.can_edit ? row.draft : row.body;
  return { ...entry, body, order: cheapFirst(ctx, body.tiles), draft: entry.can_edit ? row.draft : null, revision: row.revision };
}

/** The figures of a dashboard under the filter asked for, or the one it opens with. */
export async function readDashboardTiles(ctx: Context, input: RouteInput<typeof routes.readDashboardTilesRoute>) {
  const { body } = await loadDashboard(ctx, input.id);
  const filter = input.filter ?? body.filter;
  const tiles = input.only ? body.tiles.filter((tile) => input.only?.includes(tile.id)) : body.tiles;
  const mayBeKept = input.kept === true;
  // One by one, as the page asks for them, each is kept by itself; together they are measured together.
  const [only] = tiles;
  const results = only && tiles.length === 1 ? await evaluateKept(ctx, only, filter, mayBeKept) : await evaluateTiles(ctx, tiles, filter);
  return { filter, tiles: results };
}

/** Tiles as they are being made. */
export async function previewTiles(ctx: Context, input: RouteInput<typeof routes.previewTilesRoute>) {
  requireSeeDashboards(ctx.actor);
  return { filter: input.filter, tiles: await evaluateTiles(ctx, input.tiles, input.filter) };
}

/** Every published version, newest first. */
export async function listDashboardVersions(ctx: Context, input: { readonly id: string }) {
  await loadDashboard(ctx, input.id);
  const rows = await queries.listVersions(ctx, input.id, 100);
  return { versions: rows.map((row) => ({ ...row, published_at: row.published_at.toISOString() })) };
}

function entryOf(ctx: Context, row: queries.DashboardHead | queries.DashboardRow, hasDraft: boolean): DashboardEntry {
  const canEdit = canEditDashboard(ctx.actor, row);
  return {
    id: row.id,
    kind: row.kind,
    name: { zh: row.name, en: row.name },
    description: { zh: row.description, en: row.description },
    isReady: false,
    owner: row.owner_id,
    owner_name: row.owner_name,
    shared: row.shared,
    roles: row.roles,
    number: row.number,
    has_draft: canEdit && hasDraft,
    updated_at: row.updated_at.toISOString(),
    can_edit: canEdit,
  };
}

function entryOfReady({ id, name, description }: ReadyDashboard): DashboardEntry {
  const nobody = { owner: null, owner_name: null, updated_at: null, has_draft: false, can_edit: false };
  return { id, kind: 'dashboard', name, description, isReady: true, shared: 'everybody', roles: [], number: 1, ...nobody };
}
