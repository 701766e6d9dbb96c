import { has } from '#engine/contract/actor.ts';
import { forbidden } from '#platform/contract/errors.ts';
import type { FigureGroup, MeasureRequest, MeasureResult, PeriodInput } from '#engine/contract/metrics/measure.ts';
import type { Context } from '#engine/server/context.ts';
import { measureMany } from '#engine/server/metrics/measure.ts';
import { unmetOf } from '#engine/server/metrics/rows-link.ts';
import type { Dashboard, DashboardFilter, DashboardTileResult, FunnelStep } from '../../contract/analytics.routes.ts';
import { type DashboardTile, dashboardTiles } from '../../contract/dashboard.ts';
import { listStages, type StageRow } from '../stage.queries.ts';

const defaultPeriod = 'this_year';

/** The dashboard over the chosen period and people: every tile a registry figure with its explanation and rows. */
export async function getDashboard(ctx: Context, filter: DashboardFilter): Promise<Dashboard> {
  requireSee(ctx);
  const period: PeriodInput = filter.from && filter.to ? { from: filter.from, to: filter.to } : (filter.period ?? defaultPeriod);
  const tiles = dashboardTiles.filter((tile) => ctx.registry.metrics.has(tile.metric) && (filter.kind === undefined || tile.kind === filter.kind));
  const [results, stages] = await Promise.all([
    measureMany(
      ctx,
      tiles.map((tile) => requestOf(ctx, tile, filter, period)),
    ),
    listStages(ctx.session),
  ]);
  const shown = tiles.flatMap((tile, at): DashboardTileResult[] => {
    const result = results[at];
    return result
      ? [
          {
            id: tile.id,
            kind: tile.kind,
            label: tile.label ?? result.title,
            result: ordered(tile, result, stages),
            funnel:
              tile.kind === 'funnel'
                ? funnelOf(
                    ctx,
                    { request: requestOf(ctx, tile, filter, period), entries: result },
                    results.find((each) => each.metric === 'won_count'),
                    stages,
                  )
                : null,
          },
        ]
      : [];
  });
  const [first] = results;
  return { filter, period: first?.period ?? { from: '', to: '' }, asOf: first?.asOf ?? ctx.now.toISOString(), tiles: shown };
}

function requireSee(ctx: Context): void {
  if (has(ctx.actor, 'dashboard.see')) return;
  throw forbidden('analytics.dashboard', { zh: '你的角色不能查看看板。', en: 'Your role may not see the dashboard.' });
}

function requestOf(ctx: Context, tile: DashboardTile, filter: DashboardFilter, period: PeriodInput): MeasureRequest {
  const object = ctx.registry.metrics.get(tile.metric)?.object;
  const product = object === 'activity' ? 'opportunity.product' : 'product';
  const scope = {
    ...(filter.owner ? { owners: [filter.owner] } : {}),
    ...(filter.department ? { department: filter.department } : {}),
    ...(filter.product ? { expression: `${product} == '${filter.product}'` } : {}),
  };
  return {
    metric: tile.metric,
    period,
    scope,
    ...(tile.groupBy ? { groupBy: [...tile.groupBy] } : {}),
    ...(filter.asOf ? { asOf: filter.asOf } : {}),
  };
}

function ordered(tile: DashboardTile, result: MeasureResult, stages: readonly StageRow[]): MeasureResult {
  if (!result.groups) return result;
  const isByStage = tile.groupBy?.some((dimension) => dimension === 'stage' || dimension === 'from_stage') === true;
  const groups =
    tile.order === 'value' ? result.groups.toSorted(byValue) : isByStage ? result.groups.toSorted(byStage(stages)) : result.groups.toSorted(byKey);
  const limit = tile.limit ?? groups.length;
  return { ...result, groups: groups.slice(0, limit), isTruncated: result.isTruncated || groups.length > limit };
}

/** Highest first; a figure without a value comes last. */
function byValue(left: FigureGroup, right: FigureGroup): number {
  if (left.value === null || right.value === null) return Number(left.value === null) - Number(right.value === null);
  return Number(right.value) - Number(left.value);
}

/** Buckets are written so that their keys sort; records without one come last. */
function byKey(left: FigureGroup, right: FigureGroup): number {
  const [a, b] = [left.keys[0] ?? null, right.keys[0] ?? null];
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : a > b ? 1 : 0;
}

function byStage(stages: readonly StageRow[]): (left: FigureGroup, right: FigureGroup) => number {
  const place = (group: FigureGroup) =>
    stages.findIndex((stage) => stage.id === group.keys[0]) + (stages.some((stage) => stage.id === group.keys[0]) ? 0 : stages.length + 1);
  return (left, right) => place(left) - place(right);
}

/** Open stages in order with who first entered them and how many went on, then the deals won; both of the same period. */
function funnelOf(ctx: Context, { request, entries }: Entries, won: MeasureResult | undefined, stages: readonly StageRow[]): FunnelStep[] {
  return stages
    .filter((stage) => stage.kind !== 'lost')
    .map((stage): FunnelStep => {
      const group = entries.groups?.find((each) => each.keys[0] === stage.id);
      if (stage.kind === 'won') return { stage: stage.id, label: stage.label, kind: 'won', entered: won?.n ?? 0, conversion: null, stayed: null };
      const stayed = (group && unmetOf(ctx, request, group)) ?? null;
      return { stage: stage.id, label: stage.label, kind: 'open', entered: group?.n ?? 0, conversion: group?.value ?? null, stayed };
    });
}

/** Who entered each stage, and the question that was answered by it. */
interface Entries {
  readonly request: MeasureRequest;
  readonly entries: MeasureResult;
}
