import type { TileDimension, TileGroup } from '../../contract/tile-result.ts';
import type { TileOptions } from '../../contract/tile.ts';

/** The groups of a tile as computed, before they are put in order and cut. */
export interface TileAnswer {
  readonly groups: readonly TileGroup[];
  readonly total: TileGroup;
  /** With two dimensions: by each of them alone. */
  readonly totals: readonly (readonly TileGroup[])[] | null;
}

/** How one dimension's keys stand to each other when they have an order of their own. */
export type KeyOrder = (left: string | null, right: string | null) => number;

/** What is needed to draw the groups in a sensible order. */
export interface Shaping {
  readonly dimensions: readonly TileDimension[];
  readonly orders: readonly KeyOrder[];
  readonly options: TileOptions;
  /** Most groups of a dimension when the tile does not say. */
  readonly limit: number;
}

/** Puts groups in order and cuts them; with two dimensions the order and the cut are those of each dimension's own totals. */
export function shapeGroups(answer: TileAnswer, shaping: Shaping): { answer: TileAnswer; isTruncated: boolean } {
  const limit = shaping.options.limit ?? shaping.limit;
  if (answer.totals === null) {
    const sorted = answer.groups.toSorted(comparatorOf(shaping, 0, 0));
    return { answer: { ...answer, groups: sorted.slice(0, limit) }, isTruncated: sorted.length > limit };
  }
  const axes = answer.totals.map((groups, at) => groups.toSorted(comparatorOf(shaping, at, 0)));
  const kept = axes.map((axis, at) => axis.slice(0, at === 0 ? limit : shaping.limit));
  const places = kept.map((axis) => new Map(axis.map((group, at) => [group.keys[0] ?? null, at])));
  const placeOf = (group: TileGroup, at: number) => places[at]?.get(group.keys[at] ?? null);
  const groups = answer.groups
    .filter((group) => placeOf(group, 0) !== undefined && placeOf(group, 1) !== undefined)
    .toSorted((left, right) => (placeOf(left, 0) ?? 0) - (placeOf(right, 0) ?? 0) || (placeOf(left, 1) ?? 0) - (placeOf(right, 1) ?? 0));
  return { answer: { ...answer, groups, totals: kept }, isTruncated: axes.some((axis, at) => axis.length > (kept[at]?.length ?? 0)) };
}

/** Ordered dimensions in their own order, others by the first figure, unless the tile says otherwise. */
function comparatorOf({ dimensions, orders, options }: Shaping, dimension: number, keyAt: number): (left: TileGroup, right: TileGroup) => number {
  const isOrdered = dimensions[dimension]?.isOrdered === true;
  // What is asked of the order concerns the first dimension; the second is laid out by itself.
  const sort = dimension === 0 && options.sort ? options.sort : { by: isOrdered ? ('key' as const) : 0, descending: !isOrdered };
  const { by } = sort;
  const byKey = orders[dimension] ?? compareKeys;
  const order = by === 'key' ? (left: TileGroup, right: TileGroup) => byKey(left.keys[keyAt] ?? null, right.keys[keyAt] ?? null) : byFigure(by);
  const direction = sort.descending ? -1 : 1;
  return (left, right) =>
    lacking(left, by) - lacking(right, by) || direction * order(left, right) || compareKeys(left.keys[keyAt] ?? null, right.keys[keyAt] ?? null);
}

/** What has no value comes last either way. */
function lacking(group: TileGroup, by: number | 'key'): number {
  return by !== 'key' && group.figures[by]?.value === null ? 1 : 0;
}

function byFigure(at: number): (left: TileGroup, right: TileGroup) => number {
  return (left, right) => Number(left.figures[at]?.value ?? 0) - Number(right.figures[at]?.value ?? 0);
}

/** Keys are written so that they sort; the empty one comes last. */
export function compareKeys(left: string | null, right: string | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Keys in the order of a list; what is not in it comes after. */
export function orderByList(list: readonly string[]): KeyOrder {
  const place = (key: string | null) => (key === null ? list.length + 1 : list.includes(key) ? list.indexOf(key) : list.length);
  return (left, right) => place(left) - place(right);
}
