import type { Context } from '#engine/server/context.ts';
import { createFigureKeep } from '#engine/server/metrics/keep-figures.ts';
import type { TileResult } from '../../contract/tile-result.ts';
import type { BoardFilter, Tile } from '../../contract/tile.ts';
import { evaluateTiles } from './evaluate-tiles.ts';

const keep = createFigureKeep<TileResult[]>();

/** One tile, of a while ago when that will do and it takes long to measure. Records themselves are always read. */
export async function evaluateKept(ctx: Context, tile: Tile, filter: BoardFilter, mayBeKept: boolean): Promise<TileResult[]> {
  const measure = () => evaluateTiles(ctx, [tile], filter);
  if (tile.source.kind === 'object' && tile.source.columns) return measure();
  const { place: _place, ...asked } = tile;
  const { value, kept } = await keep(ctx, [asked, filter], measure, mayBeKept);
  return kept ? value.map((result) => ({ ...result, kept })) : value;
}
