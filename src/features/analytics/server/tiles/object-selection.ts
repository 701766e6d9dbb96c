import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { startOfDate } from '#engine/contract/expression/time-zone.ts';
import { type DateRange, shiftDate } from '#engine/contract/metrics/period.ts';
import type { RowsLink } from '#engine/contract/metrics/measure.ts';
import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import type { Context } from '#engine/server/context.ts';
import { endOfDate } from '#engine/server/metrics/measure-plan.ts';
import { filterExpression, quoted } from '#engine/server/metrics/rows-link.ts';
import type { BoardFilter, ObjectSource } from '../../contract/tile.ts';
import { fieldAt } from './field-at.ts';
import { allOf, narrowTile } from './narrow-tile.ts';
import { type Bucket, rangeOfBucket } from './tile-period.ts';

/** Which records a tile is about, as a query says it. */
export interface ObjectSelection {
  readonly filter?: FilterTree;
  readonly expression?: string;
  readonly asOf?: string;
}

/** The tile's own condition together with what the dashboard narrows it by. */
export function selectionOf(
  ctx: Context,
  object: ObjectDefinition,
  source: ObjectSource,
  filter: BoardFilter,
  range: DateRange | null,
): ObjectSelection {
  const { conditions } = narrowTile(ctx.registry, object, filter);
  const { ownerField } = object;
  const tree = allOf(source.filter, ...conditions);
  const expressions = [
    source.expression ?? '',
    ownerField && filter.owner ? `${ownerField} == ${quoted(filter.owner)}` : '',
    ownerField && filter.department ? `inDepartment(${ownerField}, ${quoted(filter.department)})` : '',
    source.dateField && range ? withinRange(ctx, object, source.dateField, range) : '',
  ];
  const expression = joined(expressions);
  const asOf = instantOf(ctx, filter.asOf);
  return { ...(tree ? { filter: tree } : {}), ...(expression === '' ? {} : { expression }), ...(asOf === undefined ? {} : { asOf }) };
}

/** Filters of the dashboard that say nothing of these records. */
export function ignoredFilters(ctx: Context, object: ObjectDefinition, source: ObjectSource, filter: BoardFilter): string[] {
  const isOwned = object.ownerField !== undefined;
  return [
    ...narrowTile(ctx.registry, object, filter).ignored,
    ...(filter.owner && !isOwned ? ['owner'] : []),
    ...(filter.department && !isOwned ? ['department'] : []),
    ...(filter.period && source.dateField === undefined ? ['period'] : []),
  ];
}

/** Where the records of the selection, or of one group of it, are listed. */
export function objectRows(
  ctx: Context,
  object: ObjectDefinition,
  selection: ObjectSelection,
  groupBy: readonly string[] = [],
  keys: readonly (string | null)[] = [],
): RowsLink {
  const filter = selection.filter === undefined ? '' : filterExpression(selection.filter);
  const parts = [filter, selection.expression ?? '', ...groupBy.map((path, at) => keyExpression(ctx, object, path, keys[at] ?? null))];
  const expression = parts.includes(null) ? null : joined(parts.map((part) => part ?? '')) || 'true';
  const query = new URLSearchParams({ expression: expression ?? 'true' });
  if (selection.asOf) query.set('asOf', selection.asOf);
  return { object: object.id, expression, asOf: selection.asOf ?? null, link: `/${object.plural}?${query.toString()}` };
}

function keyExpression(ctx: Context, object: ObjectDefinition, path: string, key: string | null): string | null {
  const [field = '', bucket] = path.split(':');
  const kind = fieldAt(ctx.registry, object.id, field)?.kind;
  if (kind === 'address') return key === null ? `${field}_province == null` : `${field}_province == ${quoted(key)}`;
  if (field.endsWith('.currency')) return null;
  if (key === null) return `${field} == null`;
  if (isBucket(bucket)) return withinRange(ctx, object, field, rangeOfBucket(key, bucket));
  if (kind === 'date') return `${field} == date(${quoted(key)})`;
  return `${field} == ${kind === 'boolean' || kind === 'number' ? key : quoted(key)}`;
}

function withinRange(ctx: Context, object: ObjectDefinition, field: string, range: DateRange): string {
  if (fieldAt(ctx.registry, object.id, field)?.kind === 'date') return `${field} >= date('${range.from}') && ${field} <= date('${range.to}')`;
  const at = (date: string) => startOfDate(date, ctx.workspace.timeZone).toISOString();
  return `${field} >= instant('${at(range.from)}') && ${field} < instant('${at(shiftDate(range.to, 1))}')`;
}

function joined(parts: readonly string[]): string {
  const given = parts.filter((part) => part.trim() !== '');
  return given.length <= 1 ? (given[0] ?? '') : given.map((part) => `(${part})`).join(' && ');
}

/** A past instant to look back from; one to come is the present. */
function instantOf(ctx: Context, asOf: string | undefined): string | undefined {
  if (asOf === undefined) return undefined;
  const instant = asOf.length === 10 ? endOfDate(ctx, asOf) : new Date(asOf);
  return instant < ctx.now ? instant.toISOString() : undefined;
}

/** Whether a text is one of the spans dates are cut into. */
export function isBucket(text: string | undefined): text is Bucket {
  return text === 'day' || text === 'week' || text === 'month' || text === 'quarter' || text === 'year';
}
