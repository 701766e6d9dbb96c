import type { DateRange } from '#engine/contract/metrics/period.ts';
import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import type { AggregateRequest, AggregateResult, AggregateRow, MeasureValue } from '#engine/contract/records/query.ts';
import type { Context } from '#engine/server/context.ts';
import { objectNamed } from '#engine/server/fields/object-storage.ts';
import { measure } from '#engine/server/metrics/measure.ts';
import { aggregateRecords } from '#engine/server/query/aggregate-records.ts';
import type { TileDimension, TileFigure, TileGroup, TileResult } from '../../contract/tile-result.ts';
import type { BoardFilter, ObjectMeasure, ObjectSource, Tile } from '../../contract/tile.ts';
import { fieldAt, pathLabel } from './field-at.ts';
import { type KeyReader, keyReader, spanLabel } from './name-groups.ts';
import { recordsOfTile } from './object-records.ts';
import { ignoredFilters, isBucket, objectRows, type ObjectSelection, selectionOf } from './object-selection.ts';
import { measureOf, requireNumbers } from './object-measures.ts';
import { objectTrace } from './object-trace.ts';
import { compareKeys, type KeyOrder, orderByList, shapeGroups } from './shape-groups.ts';
import { nothing, withBefore } from './tile-parts.ts';
import type { TileSetting } from './metric-tile.ts';
import { listBuckets, periodOfTile, type TilePeriod } from './tile-period.ts';

const usualLimit = 60;
const mostGroups = 5000;

/** A tile about records of any object: one statement, one more for what it is compared with. */
export async function evaluateObjectTile(ctx: Context, tile: Tile, source: ObjectSource, setting: TileSetting): Promise<TileResult> {
  const object = objectNamed(ctx.registry, source.object);
  requireNumbers(ctx, object, source);
  const period = source.dateField === undefined ? { range: null, before: null } : periodOfTile(tile, setting.filter, setting.today);
  const selection = selectionOf(ctx, object, source, setting.filter, period.range);
  const earlier = period.before && selectionOf(ctx, object, source, setting.filter, period.before);
  const [result, past, target, records] = await Promise.all([
    aggregateRecords(ctx, object.id, requestOf(tile, source, selection)),
    earlier ? aggregateRecords(ctx, object.id, requestOf(tile, source, earlier)) : undefined,
    targetOf(ctx, tile, setting.filter, period.range),
    source.columns ? recordsOfTile(ctx, object, tile, source, selection) : null,
  ]);
  const readers = await Promise.all(source.groupBy.map((path) => keyReader(ctx, object.id, path, result.groups)));
  const reading: Reading = { ctx, object, source, selection, readers };
  const total = totalOf(reading, result, past, target);
  const shaped = shapeGroups(
    { groups: source.columns ? [] : groupsOf(reading, result, past, period, setting.today), total, totals: totalsOf(reading, result) },
    { dimensions: dimensionsOf(reading), orders: ordersOf(ctx, object, source, setting), options: tile.options, limit: usualLimit },
  );
  const measures = source.measures.map((each, at) => measureOf(ctx, object, each, result, at));
  return {
    id: tile.id,
    refusal: null,
    title: measures[0]?.label ?? object.labelPlural,
    dimensions: dimensionsOf(reading),
    measures,
    groups: [...shaped.answer.groups],
    total,
    totals: shaped.answer.totals && shaped.answer.totals.map((axis) => [...axis]),
    records,
    period: period.range,
    comparedWith: period.before,
    asOf: selection.asOf ?? ctx.now.toISOString(),
    ignored: ignoredFilters(ctx, object, source, setting.filter),
    isTruncated: shaped.isTruncated || result.isTruncated,
    traces: measures.map((each, at) => objectTrace(ctx, object, each, total, at)),
  };
}

function groupsOf(
  reading: Reading,
  result: AggregateResult,
  past: AggregateResult | undefined,
  period: TilePeriod,
  today: string,
): readonly TileGroup[] {
  const read = (rows: readonly AggregateRow[]) => rows.map((row) => groupOf(reading, row));
  const groups = filled(read(result.groups), reading.source, period.range, today);
  return past ? withBefore(groups, read(past.groups), keyBefore(reading.source, period)) : groups;
}

function totalsOf(reading: Reading, { rowTotals, columnTotals }: AggregateResult): TileGroup[][] | null {
  return rowTotals && columnTotals ? [axisOf(reading, rowTotals, 0), axisOf(reading, columnTotals, 1)] : null;
}

function dimensionsOf({ ctx, object, source }: Reading): TileDimension[] {
  return source.groupBy.map((path) => dimensionOf(ctx, object, path));
}

interface Reading {
  readonly ctx: Context;
  readonly object: ObjectDefinition;
  readonly source: ObjectSource;
  readonly selection: ObjectSelection;
  readonly readers: readonly KeyReader[];
}

/** The largest groups are found in the database when nothing but their size decides; else all are read, up to a bound. */
function requestOf(tile: Tile, source: ObjectSource, selection: ObjectSelection): AggregateRequest {
  const groupBy = source.columns ? [] : [...source.groupBy];
  const [first, second] = groupBy;
  const bySize = groupBy.length === 1 && tile.options.sort?.by !== 'key' && first !== undefined && !first.includes(':');
  return {
    ...selection,
    measures: [
      { id: 'n', kind: 'count' },
      ...source.measures.map((each, at) => ({ id: `f${at}`, kind: each.kind, ...(each.of ? { of: each.of } : {}) })),
    ],
    groupBy,
    totals: groupBy.length > 0,
    ...(groupBy.length === 2 && second !== undefined ? { pivot: second } : {}),
    ...(bySize ? { sort: [{ by: `f${tile.options.sort?.by ?? 0}`, descending: tile.options.sort?.descending ?? true }] } : {}),
    limit: mostGroups,
  };
}

function groupOf(reading: Reading, row: AggregateRow): TileGroup {
  const { ctx, object, source, selection, readers } = reading;
  const keys = readers.map((reader) => reader.key(row));
  return {
    keys,
    labels: readers.map((reader) => reader.label(row)),
    figures: figuresOf(source, row),
    target: null,
    rows: objectRows(ctx, object, selection, source.groupBy, keys),
  };
}

/** The totals by one of two dimensions alone. */
function axisOf(reading: Reading, rows: readonly AggregateRow[], at: number): TileGroup[] {
  const own = {
    ...reading,
    source: { ...reading.source, groupBy: reading.source.groupBy.slice(at, at + 1) },
    readers: reading.readers.slice(at, at + 1),
  };
  return rows.map((row) => groupOf(own, row));
}

function figuresOf(source: ObjectSource, row: AggregateRow): TileFigure[] {
  const n = Number(row.measures['n'] ?? 0);
  return source.measures.map((_, at): TileFigure => {
    const value = textOf(row.measures[`f${at}`] ?? null);
    const because = value !== null ? null : row.mixedCurrencies?.includes(`f${at}`) ? mixed : n === 0 ? null : unfilled;
    return { value, because, n, before: null, byCurrency: null };
  });
}

function totalOf(
  { ctx, object, source, selection }: Reading,
  result: AggregateResult,
  past: AggregateResult | undefined,
  target: string | null,
): TileGroup {
  const row = result.totals ?? result.groups[0];
  const before = past?.totals ?? past?.groups[0];
  const was = before ? figuresOf(source, before) : [];
  const figures = row ? figuresOf(source, row) : source.measures.map(() => nothing);
  return {
    keys: [],
    labels: [],
    figures: figures.map((figure, at) => ({ ...figure, before: was[at]?.value ?? null })),
    target,
    rows: objectRows(ctx, object, selection),
  };
}

async function targetOf(ctx: Context, tile: Tile, filter: BoardFilter, range: DateRange | null): Promise<string | null> {
  const { target } = tile.options;
  if (!target) return null;
  if ('value' in target) return target.value;
  const owners = filter.owner ? { owners: [filter.owner] } : {};
  const department = filter.department ? { department: filter.department } : {};
  const asked = {
    metric: target.metric,
    scope: { ...owners, ...department },
    ...(range ? { period: range } : {}),
    ...(filter.asOf ? { asOf: filter.asOf } : {}),
  };
  return (await measure(ctx, asked)).value;
}

function dimensionOf(ctx: Context, object: ObjectDefinition, path: string): TileDimension {
  const [field = '', bucket] = path.split(':');
  const kind = fieldAt(ctx.registry, object.id, field)?.kind;
  const label = pathLabel(ctx.registry, object.id, field);
  const isDate = isBucket(bucket) || kind === 'date';
  const isRecord = kind === 'reference' || kind === 'member' || kind === 'department';
  return {
    id: path,
    label,
    kind: isDate ? 'date' : kind === 'address' ? 'province' : isRecord ? 'record' : 'other',
    isOrdered: isDate || field === object.boardField,
  };
}

function ordersOf(ctx: Context, object: ObjectDefinition, source: ObjectSource, { stages }: TileSetting): KeyOrder[] {
  return source.groupBy.map((path) => {
    const field = path === object.boardField ? fieldAt(ctx.registry, object.id, path) : undefined;
    if (field?.kind !== 'choice') return compareKeys;
    return orderByList(field.open ? stages : field.options.map((option) => option.value));
  });
}

/** Spans of time in which nothing happened are there too. */
function filled(groups: readonly TileGroup[], source: ObjectSource, range: DateRange | null, today: string): readonly TileGroup[] {
  const [path = ''] = source.groupBy;
  const [field, bucket] = path.split(':');
  if (source.groupBy.length !== 1 || !isBucket(bucket) || field !== source.dateField || !range) return groups;
  const known = new Map(groups.map((group) => [group.keys[0] ?? null, group]));
  return listBuckets(range, bucket).map((key) => {
    const figures = source.measures.map((each): TileFigure => ({ ...nothing, value: isSum(each) && key <= today ? '0' : null }));
    return known.get(key) ?? { keys: [key], labels: [spanLabel(key)], figures, target: null, rows: null };
  });
}

function isSum(each: ObjectMeasure): boolean {
  return each.kind === 'count' || each.kind === 'sum';
}

function keyBefore(source: ObjectSource, period: TilePeriod) {
  const shifts = source.groupBy.map((path) => {
    const [field, bucket] = path.split(':');
    if (!isBucket(bucket) || field !== source.dateField || !period.range || !period.before) return undefined;
    const past = listBuckets(period.before, bucket);
    return new Map(listBuckets(period.range, bucket).map((key, at) => [key, past[at] ?? null]));
  });
  return (keys: readonly (string | null)[]) => keys.map((key, at) => (shifts[at] && key !== null ? (shifts[at].get(key) ?? key) : key));
}

function textOf(value: MeasureValue): string | null {
  if (value === null || typeof value === 'boolean') return null;
  return typeof value === 'object' ? value.amount : String(value);
}

const mixed = { zh: '多币种，不相加；可按币种分组。', en: 'Several currencies, not added up; group by currency.' };
const unfilled = { zh: '记录都没填所需的值', en: 'No record carries the value' };
