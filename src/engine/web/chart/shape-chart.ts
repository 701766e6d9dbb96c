import { addDays } from '#platform/contract/format/format-date.ts';
import type { AggregateRow, DateBucket, MeasureValue } from '#engine/contract/records/query.ts';

/** The value of a group: an id, an option, the first day of a span; null where the field is empty. */
export type GroupValue = string | null;

/** One place on the axis, or one series. */
export interface ChartGroup {
  readonly value: GroupValue;
  readonly label: string;
}

/** What a chart draws: a figure for each category and series; null is a gap, never 0. */
export interface ChartShape {
  readonly categories: readonly ChartGroup[];
  readonly series: readonly ChartGroup[];
  /** By series, then by category. */
  readonly values: readonly (readonly (number | null)[])[];
  /** Groups that were left out because nobody could tell them apart. */
  readonly hidden: number;
}

/** How the groups of one key are named and ordered. */
export interface GroupKeyReading {
  readonly key: string;
  readonly bucket: DateBucket | undefined;
  readonly labelOf: (value: GroupValue, name: string | null | undefined) => string;
  /** Values in the order people know them: stages, options. */
  readonly order?: readonly string[];
}

/** So many groups can be told apart on an axis, and so many colours; what is written out needs no colours. */
const mostCategories = { dated: 120, named: 24 } as const;
const mostSeries = { coloured: 6, written: 24 } as const;

/** Lays the groups of an aggregate out for drawing: in order, gaps between days filled, the largest first where there is no order. */
export function shapeChart(
  rows: readonly AggregateRow[],
  measure: string,
  first: GroupKeyReading,
  second?: GroupKeyReading,
  seriesAre: keyof typeof mostSeries = 'coloured',
): ChartShape {
  const all = groupsOf(rows, measure, first);
  const categories = all.slice(0, first.bucket ? mostCategories.dated : mostCategories.named);
  const allSeries = second ? groupsOf(rows, measure, second) : [{ value: null, label: '' }];
  const series = allSeries.slice(0, mostSeries[seriesAre]);
  const known = new Map(rows.map((row) => [keyOf(valueIn(row, first), second && valueIn(row, second)), numberOf(row.measures[measure] ?? null)]));
  return {
    categories,
    series,
    values: series.map((one) => categories.map((each) => known.get(keyOf(each.value, second && one.value)) ?? null)),
    hidden: all.length - categories.length + (allSeries.length - series.length),
  };
}

/** A figure as a number to draw by; what is printed comes from the exact value. */
export function numberOf(value: MeasureValue): number | null {
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'object') return Number(value.amount);
  return Number(value);
}

function keyOf(first: GroupValue, second: GroupValue | undefined): string {
  return JSON.stringify([first, second ?? null]);
}

function valueIn(row: AggregateRow, { key }: GroupKeyReading): GroupValue {
  const value = row.keys[key];
  return value === null || value === undefined ? null : String(value);
}

function groupsOf(rows: readonly AggregateRow[], measure: string, reading: GroupKeyReading): readonly ChartGroup[] {
  const sizes = new Map<GroupValue, number>();
  const names = new Map<GroupValue, string | null | undefined>();
  for (const row of rows) {
    const value = valueIn(row, reading);
    sizes.set(value, (sizes.get(value) ?? 0) + Math.abs(numberOf(row.measures[measure] ?? null) ?? 0));
    names.set(value, row.names[reading.key]);
  }
  const values = reading.bucket ? spansBetween([...sizes.keys()], reading.bucket) : ordered(sizes, reading.order ?? []);
  return values.map((value) => ({ value, label: reading.labelOf(value, names.get(value)) }));
}

function ordered(sizes: ReadonlyMap<GroupValue, number>, order: readonly string[]): GroupValue[] {
  const place = (value: GroupValue) => (value === null ? order.length + 1 : order.includes(value) ? order.indexOf(value) : order.length);
  return [...sizes.keys()].sort((left, right) => place(left) - place(right) || (sizes.get(right) ?? 0) - (sizes.get(left) ?? 0));
}

/** All spans from the first to the last, so that a span without records is seen as a gap; records without a date come last. */
function spansBetween(values: readonly GroupValue[], bucket: DateBucket): GroupValue[] {
  const days = values.filter((value) => value !== null).sort();
  const [from] = days;
  const last = days.at(-1);
  const spans: GroupValue[] = [];
  if (from !== undefined && last !== undefined) {
    for (let day = from; day <= last && spans.length < mostCategories.dated; day = nextSpan(day, bucket)) spans.push(day);
  }
  return [...spans, ...values.filter((value) => value === null)];
}

/** The first day of the span after the one that begins on a day. */
export function nextSpan(day: string, bucket: DateBucket): string {
  if (bucket === 'day') return addDays(day, 1);
  if (bucket === 'week') return addDays(day, 7);
  const months = { month: 1, quarter: 3, year: 12 }[bucket];
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
