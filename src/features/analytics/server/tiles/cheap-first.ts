import type { Context } from '#engine/server/context.ts';
import type { Tile, TileSource } from '../../contract/tile.ts';

const mostNoted = 2000;
/** How long each question took when it was last asked, by workspace. */
const took = new Map<string, number>();

/** Ids of tiles in the order to ask for them: by how long each took last, and those never asked by what they are about. */
export function cheapFirst(ctx: Context, tiles: readonly Tile[]): string[] {
  return tiles
    .map((tile) => ({ id: tile.id, ms: took.get(keyOf(ctx, tile.source)) ?? guess(ctx, tile.source) }))
    .toSorted((left, right) => left.ms - right.ms)
    .map((tile) => tile.id);
}

/** Notes how long a tile took by itself. */
export function noteTook(ctx: Context, tile: Tile, ms: number): void {
  const key = keyOf(ctx, tile.source);
  const [oldest] = took.keys();
  took.delete(key);
  if (took.size >= mostNoted && oldest !== undefined) took.delete(oldest);
  took.set(key, ms);
}

function keyOf({ workspace }: Context, source: TileSource): string {
  return workspace.id + JSON.stringify(source);
}

/** Histories and cohorts are dearer than sums of records. */
function guess({ registry }: Context, source: TileSource): number {
  if (source.kind !== 'metric') return source.kind === 'none' ? 0 : 5;
  const dear = source.metrics.filter((id) => registry.metrics.get(id)?.formula.kind === 'query').length;
  return source.metrics.length * 5 + source.groupBy.length * 5 + dear * 50;
}
