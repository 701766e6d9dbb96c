import { localDate } from '#engine/contract/expression/time-zone.ts';
import type { MeasureResult } from '#engine/contract/metrics/measure.ts';
import type { Context } from '#engine/server/context.ts';
import { measureMany } from '#engine/server/metrics/measure.ts';
import type { TileResult } from '../../contract/tile-result.ts';
import type { BoardFilter, Tile } from '../../contract/tile.ts';
import { listStages } from '../stage.queries.ts';
import { noteTook } from './cheap-first.ts';
import { type MetricTilePlan, planMetricTile, type TileSetting } from './metric-tile.ts';
import { evaluateObjectTile } from './object-tile.ts';
import { refusalOf, refusedTile } from './tile-parts.ts';

/** Every tile under the rights of whoever asks: all metrics in one statement, each object tile in one more; a refused tile refuses only itself. */
export async function evaluateTiles(ctx: Context, tiles: readonly Tile[], filter: BoardFilter): Promise<TileResult[]> {
  const from = performance.now();
  const setting = await settingOf(ctx, tiles, filter);
  const [metrics, others] = await Promise.all([
    evaluateMetricTiles(ctx, tiles, setting),
    Promise.all(tiles.filter((tile) => tile.source.kind !== 'metric').map((tile) => evaluateOther(ctx, tile, setting))),
  ]);
  const byId = new Map([...metrics, ...others].map((result) => [result.id, result]));
  const [only] = tiles;
  if (only && tiles.length === 1) noteTook(ctx, only, performance.now() - from);
  return tiles.flatMap((tile) => byId.get(tile.id) ?? []);
}

async function settingOf(ctx: Context, tiles: readonly Tile[], filter: BoardFilter): Promise<TileSetting> {
  const needsStages = tiles.some(({ source }) => source.kind !== 'none' && source.groupBy.some((id) => id.endsWith('stage')));
  const stages = needsStages ? await listStages(ctx.session) : [];
  const asOf = filter.asOf?.slice(0, 10);
  const today = localDate(ctx.now, ctx.workspace.timeZone);
  return { filter, today: asOf !== undefined && asOf < today ? asOf : today, stages: stages.map((stage) => stage.id) };
}

interface PlannedTile {
  readonly tile: Tile;
  readonly plan: MetricTilePlan;
}

async function evaluateMetricTiles(ctx: Context, tiles: readonly Tile[], setting: TileSetting): Promise<TileResult[]> {
  const refused: TileResult[] = [];
  const planned = tiles.flatMap((tile): PlannedTile[] => {
    const { source } = tile;
    if (source.kind !== 'metric') return [];
    try {
      return [{ tile, plan: planMetricTile(ctx, tile, source, setting) }];
    } catch (error) {
      refused.push(refusedTile(tile, refusalOf(error), ctx.now.toISOString()));
      return [];
    }
  });
  return [...refused, ...(await measureTogether(ctx, planned))];
}

/** All in one statement; when one question of it is refused, each tile by itself, so that the others are answered. */
async function measureTogether(ctx: Context, planned: readonly PlannedTile[]): Promise<TileResult[]> {
  const requests = planned.flatMap(({ plan }) => plan.requests);
  if (requests.length === 0) return planned.map(({ tile }) => refusedTile(tile, null, ctx.now.toISOString()));
  try {
    const results = await measureMany(ctx, requests);
    return readAll(planned, results);
  } catch (error) {
    const refusal = refusalOf(error);
    const [only] = planned;
    if (planned.length === 1 && only) return [refusedTile(only.tile, refusal, ctx.now.toISOString())];
    return (await Promise.all(planned.map((each) => measureTogether(ctx, [each])))).flat();
  }
}

function readAll(planned: readonly PlannedTile[], results: readonly MeasureResult[]): TileResult[] {
  let from = 0;
  return planned.map(({ tile, plan }) => ({ ...plan.read(results.slice(from, (from += plan.requests.length))), id: tile.id }));
}

async function evaluateOther(ctx: Context, tile: Tile, setting: TileSetting): Promise<TileResult> {
  const { source } = tile;
  if (source.kind !== 'object') return refusedTile(tile, null, ctx.now.toISOString());
  try {
    return await evaluateObjectTile(ctx, tile, source, setting);
  } catch (error) {
    return refusedTile(tile, refusalOf(error), ctx.now.toISOString());
  }
}
