import { AppError } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import type { TileFigure, TileGroup, TileResult } from '../../contract/tile-result.ts';
import type { Tile } from '../../contract/tile.ts';

/** What a group is found by among others. */
export function groupId(keys: readonly (string | null)[]): string {
  return JSON.stringify(keys);
}

/** A figure of nothing: what additive figures of an absent group are. */
export const nothing: TileFigure = { value: null, because: null, n: 0, before: null, byCurrency: null };

/** Says beside each figure what it was before; `keyBefore` tells under which keys that is found. */
export function withBefore(
  groups: readonly TileGroup[],
  before: readonly TileGroup[],
  keyBefore: (keys: readonly (string | null)[]) => readonly (string | null)[],
): TileGroup[] {
  const known = new Map(before.map((group) => [groupId(group.keys), group]));
  return groups.map((group) => {
    const past = known.get(groupId(keyBefore(group.keys)));
    return { ...group, figures: group.figures.map((figure, at) => ({ ...figure, before: past?.figures[at]?.value ?? null })) };
  });
}

/** A tile that has nothing to show to this reader, and why. */
export function refusedTile(tile: Tile, because: Label | null, asOf: string): TileResult {
  return {
    id: tile.id,
    refusal: because,
    title: typeof tile.title === 'string' ? { zh: tile.title, en: tile.title } : tile.title,
    dimensions: [],
    measures: [],
    groups: [],
    total: { keys: [], labels: [], figures: [], target: null, rows: null },
    totals: null,
    records: null,
    period: null,
    comparedWith: null,
    asOf,
    ignored: [],
    isTruncated: false,
    traces: [],
  };
}

/** Why a question was refused, in words; what is no refusal but a fault goes on. */
export function refusalOf(error: unknown): Label {
  if (!(error instanceof AppError)) throw error;
  return error.issues[0]?.message ?? error.label;
}
