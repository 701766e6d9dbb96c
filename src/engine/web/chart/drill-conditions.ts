import { addDays } from '#platform/contract/format/format-date.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { dateBuckets } from '#engine/contract/records/query.ts';
import type { DateBucket } from '#engine/contract/records/query.ts';
import { withinDays } from '../calendar/day-values.ts';
import { nextSpan } from './shape-chart.ts';
import type { GroupValue } from './shape-chart.ts';

/** The path and the span of days of a group key: `close_date:month`. */
export function readGroupKey(key: string): { readonly path: string; readonly bucket: DateBucket | undefined } {
  const [path = '', span] = key.split(':');
  return { path, bucket: dateBuckets.find((bucket) => bucket === span) };
}

/** The conditions that say what a group of a chart stands for. */
export function drillConditions(key: string, field: Field | undefined, value: GroupValue, timeZone: string): readonly FilterTree[] {
  const { path, bucket } = readGroupKey(key);
  if (path.endsWith('.currency') && field?.kind === 'money') return value === null ? [] : [{ expression: `${path} == "${value}"` }];
  if (value === null) return [{ field: path, op: 'is_empty' }];
  if (bucket && field) return withinDays(path, field, value, addDays(nextSpan(value, bucket), -1), timeZone);
  return [{ field: path, op: 'eq', value: field?.kind === 'boolean' ? value === 'true' : value }];
}
