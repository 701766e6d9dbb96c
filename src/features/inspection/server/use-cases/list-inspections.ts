import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type { Context } from '#engine/server/context.ts';
import type { listActions as actionsRoute, listInspections as route } from '../../contract/inspection.routes.ts';
import * as actions from '../action.queries.ts';
import * as queries from '../inspection.queries.ts';
import { requireInspection, visibleInspectors } from '../inspection.policy.ts';
import { viewAction, viewRun } from '../present.ts';

/** Runs, newest first. */
export async function listInspections(ctx: Context, input: RouteInput<typeof route>): Promise<RouteOutput<typeof route>> {
  requireInspection(ctx.actor, 'see');
  const [at, id] = input.cursor?.split('~') ?? [];
  const inspectors = visibleInspectors(ctx.actor);
  const rows = await queries.listRuns(ctx, { limit: input.limit, ...(at && id ? { before: [at, id] } : {}), ...(inspectors ? { inspectors } : {}) });
  const last = rows.length === input.limit ? rows.at(-1) : undefined;
  return { runs: rows.map(viewRun), nextCursor: last ? `${last.started_at.toISOString()}~${last.id}` : null };
}

/** Corrective actions, open ones first: one's own and one's subordinates', or all for those who manage them. */
export async function listActions(ctx: Context, input: RouteInput<typeof actionsRoute>): Promise<RouteOutput<typeof actionsRoute>> {
  requireInspection(ctx.actor, 'see');
  const seesAll = !visibleInspectors(ctx.actor);
  const ownerIds = input.mine === 'true' ? [ctx.actor.memberId] : seesAll ? undefined : ctx.actor.reach.own;
  const rows = await actions.listActions(ctx, {
    limit: input.limit,
    ...(ownerIds ? { ownerIds } : {}),
    ...(input.status ? { status: input.status } : {}),
  });
  const labels = await itemLabels(ctx, rows);
  return { actions: rows.map((row) => ({ ...viewAction(ctx, row), item: labels(row), runId: row.run_id })) };
}

async function itemLabels(ctx: Context, rows: readonly actions.ActionRow[]) {
  const versions = new Map<string, Awaited<ReturnType<typeof queries.findVersion>>>();
  for (const row of rows) {
    const key = `${row.template_id}/${row.template_version}`;
    if (!versions.has(key)) versions.set(key, await queries.findVersion(ctx, row.template_id, row.template_version));
  }
  return (row: actions.ActionRow) => {
    const items = versions.get(`${row.template_id}/${row.template_version}`)?.definition.items;
    return items?.find((item) => item.id === row.item_id)?.label ?? { zh: row.item_id, en: row.item_id };
  };
}
