import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { AggregateRow, DateBucket } from '#engine/contract/records/query.ts';

/** What rows are grouped by: a field, and for dates the span of days. */
export interface Grouping {
  readonly path: string;
  readonly bucket: DateBucket | undefined;
}

const kinds: ReadonlySet<Field['kind']> = new Set(['choice', 'reference', 'member', 'department', 'boolean', 'date', 'datetime']);

/** Whether rows can be grouped by the field. */
export function canGroupBy(field: Field): boolean {
  return kinds.has(field.kind);
}

/** `close_date:month` as its parts. */
export function readGrouping(text: string): Grouping {
  const [path = '', bucket] = text.split(':');
  const known = (['day', 'week', 'month', 'quarter', 'year'] as const).find((each) => each === bucket);
  return { path, bucket: known };
}

/** The records of one group, as a condition beside those of the list. */
export function conditionOf({ path, bucket }: Grouping, field: Field, group: AggregateRow['keys'][string]): FilterTree {
  if (group === null) return { field: path, op: 'is_empty' };
  if (bucket === undefined || typeof group !== 'string') return { field: path, op: 'eq', value: group };
  const next = dayAfter(group, bucket);
  if (field.kind === 'date')
    return {
      and: [
        { field: path, op: 'gte', value: group },
        { field: path, op: 'lt', value: next },
      ],
    };
  return { expression: `${path} >= date('${group}') && ${path} < date('${next}')` };
}

/** The first day of the span after the one that begins on this day. */
export function dayAfter(day: string, bucket: DateBucket): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (bucket === 'day' || bucket === 'week') date.setUTCDate(date.getUTCDate() + (bucket === 'day' ? 1 : 7));
  else date.setUTCMonth(date.getUTCMonth() + (bucket === 'month' ? 1 : bucket === 'quarter' ? 3 : 12));
  return date.toISOString().slice(0, 10);
}

/** `2026-10` · `2026 Q4` · `2026`: how a span is written. */
export function spanText(day: string, bucket: DateBucket): string {
  const year = day.slice(0, 4);
  const month = Number(day.slice(5, 7));
  if (bucket === 'year') return year;
  if (bucket === 'quarter') return `${year} Q${Math.ceil(month / 3)}`;
  if (bucket === 'month') return day.slice(0, 7);
  return day;
}
