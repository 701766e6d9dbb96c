import type { Label } from '#platform/contract/label.ts';
import type { MeasureResult } from '#engine/contract/metrics/measure.ts';
import type { TodayFigure } from '../contract/today.routes.ts';

/** A measured figure as the page shows it: short name, value, and where its rows are. */
export function figureOf(id: string, label: Label, result: MeasureResult | undefined): TodayFigure {
  return {
    id,
    label,
    value: result?.value ?? null,
    unit: result?.unit ?? 'count',
    currency: result?.currency ?? null,
    n: result?.n ?? 0,
    link: result?.rows.link ?? null,
  };
}

/** The value as a number for reckoning paces; null where there is none. */
export function numberOf(result: MeasureResult | undefined): number | null {
  return result === undefined || result.value === null ? null : Number(result.value);
}

/** By the key of its only dimension: the value as a number. */
export function valuesByKey(result: MeasureResult | undefined): ReadonlyMap<string, number> {
  return new Map((result?.groups ?? []).flatMap((group) => (group.value === null ? [] : [[group.keys[0] ?? '', Number(group.value)] as const])));
}
