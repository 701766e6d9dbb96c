/** What the arrangement of a table needs to know of a column. */
interface ColumnWidth {
  readonly id: string;
  readonly width?: number;
  readonly minWidth?: number;
}

/** How a person arranged the columns: pixels by column, and those kept at the left. */
export interface ColumnPlaces {
  readonly widths: Readonly<Record<string, number>>;
  readonly pinned: readonly string[];
}

/** Nothing arranged. */
export const noPlaces: ColumnPlaces = { widths: {}, pinned: [] };

/** The narrowest a column can be drawn to. */
export const narrowest = 56;
const widest = 800;

const usual = 120;
const checkWidth = 42;
const edge = 14;

/** The grid of every row: its tracks, the width below which the table scrolls sideways, and where pinned columns stick. */
export interface TableGrid {
  readonly columns: string;
  readonly minWidth: number;
  /** Pixels from the left edge by the id of a pinned column. */
  readonly stuck: ReadonlyMap<string, number>;
}

/** Pinned columns come first, the others in their order. */
export function inOrder<C extends ColumnWidth>(columns: readonly C[], pinned: readonly string[]): readonly C[] {
  if (pinned.length === 0) return columns;
  return [...columns.filter((column) => pinned.includes(column.id)), ...columns.filter((column) => !pinned.includes(column.id))];
}

/** Lays ordered columns out. */
export function gridOf(columns: readonly ColumnWidth[], hasChecks: boolean, places: ColumnPlaces): TableGrid {
  const stuck = new Map<string, number>();
  const lead = hasChecks ? checkWidth : edge;
  let left = lead;
  let minWidth = lead + edge;
  const tracks = columns.map((column) => {
    const fixed = places.widths[column.id] ?? column.width;
    const least = fixed ?? column.minWidth ?? usual;
    minWidth += least;
    if (places.pinned.includes(column.id)) {
      stuck.set(column.id, left);
      left += least;
      return `${least}px`;
    }
    return fixed === undefined ? `minmax(${least}px, 1fr)` : `${fixed}px`;
  });
  // When every column has its pixels, what is left of the row stays empty at the right instead of stretching one.
  const rest = tracks.every((track) => track.endsWith('px')) ? ['1fr'] : [];
  return { columns: [...(hasChecks ? [`${checkWidth - edge}px`] : []), ...tracks, ...rest].join(' '), minWidth, stuck };
}

/** The order after one column was put before another; at the end without one. */
export function moveBefore(ids: readonly string[], moved: string, before: string | undefined): readonly string[] {
  if (moved === before) return ids;
  const rest = ids.filter((id) => id !== moved);
  const at = before === undefined ? rest.length : rest.indexOf(before);
  return at < 0 ? ids : rest.toSpliced(at, 0, moved);
}

/** The order after one column went a step to the left or right. */
export function moveByStep(ids: readonly string[], moved: string, step: 1 | -1): readonly string[] {
  const at = ids.indexOf(moved);
  const to = at + step;
  if (at < 0 || to < 0 || to >= ids.length) return ids;
  return ids.toSpliced(at, 1).toSpliced(to, 0, moved);
}

/** A width as it may be drawn. */
export function withinWidths(width: number): number {
  return Math.round(Math.min(widest, Math.max(narrowest, width)));
}
