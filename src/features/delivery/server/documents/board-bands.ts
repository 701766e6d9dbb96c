import type { TilePlace } from '#features/analytics/contract/tile.ts';

/** Part of a band: tiles under each other, as wide as they are together. */
export interface BandColumn<T> {
  readonly w: number;
  readonly tiles: readonly T[];
}

/** Tiles that paper keeps together: columns from left to right. */
export type BoardBand<T> = readonly BandColumn<T>[];

/** Cuts a grid of tiles into bands no tile reaches across, and each band into columns no tile reaches across. */
export function bandsOf<T>(tiles: readonly T[], placeOf: (tile: T) => TilePlace): BoardBand<T>[] {
  const rows = cut(tiles, (tile) => [placeOf(tile).y, placeOf(tile).h]);
  return rows.map((row) => {
    const columns = cut(row.tiles, (tile) => [placeOf(tile).x, placeOf(tile).w]);
    return columns.map((column) => ({ w: column.size, tiles: column.tiles.toSorted((one, other) => placeOf(one).y - placeOf(other).y) }));
  });
}

interface Piece<T> {
  readonly size: number;
  readonly tiles: readonly T[];
}

/** Pieces along one axis that do not overlap. */
function cut<T>(tiles: readonly T[], spanOf: (tile: T) => readonly [from: number, size: number]): Piece<T>[] {
  const pieces: { from: number; to: number; tiles: T[] }[] = [];
  for (const tile of tiles.toSorted((one, other) => spanOf(one)[0] - spanOf(other)[0])) {
    const [from, size] = spanOf(tile);
    const last = pieces.at(-1);
    if (last && from < last.to) {
      last.tiles.push(tile);
      last.to = Math.max(last.to, from + size);
    } else pieces.push({ from, to: from + size, tiles: [tile] });
  }
  return pieces.map(({ from, to, tiles: held }) => ({ size: to - from, tiles: held }));
}
