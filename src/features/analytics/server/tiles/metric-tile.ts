import type { Label } from '#platform/contract/label.ts';
import { isCalendarDimension, type MetricDefinition } from '#engine/contract/metrics/metric.ts';
import type { MeasureRequest, MeasureResult, MeasureScope } from '#engine/contract/metrics/measure.ts';
import type { DateRange } from '#engine/contract/metrics/period.ts';
import type { Context } from '#engine/server/context.ts';
import { unmetOf } from '#engine/server/metrics/rows-link.ts';
import { dimensionLabel } from '#engine/server/metrics/dimension-sql.ts';
import { aggregateOf } from '#engine/server/metrics/figure-sql.ts';
import { requireMetric } from '#engine/server/metrics/measure-plan.ts';
import type { TileDimension, TileFigure, TileGroup, TileMeasure, TileResult } from '../../contract/tile-result.ts';
import type { BoardFilter, MetricSource, Tile } from '../../contract/tile.ts';
import { fieldAt } from './field-at.ts';
import { allOf, narrowTile } from './narrow-tile.ts';
import { compareKeys, type KeyOrder, orderByList, shapeGroups, type TileAnswer } from './shape-groups.ts';
import { groupId, nothing, withBefore } from './tile-parts.ts';
import { type Bucket, listBuckets, periodOfTile, type TilePeriod } from './tile-period.ts';

/** What is asked of the registry for one tile, and how its answers become what the tile shows. */
export interface MetricTilePlan {
  readonly requests: readonly MeasureRequest[];
  read(results: readonly MeasureResult[]): TileResult;
}

/** What every tile of a dashboard is planned with. */
export interface TileSetting {
  readonly filter: BoardFilter;
  readonly today: string;
  /** Stages of the sales process in their order. */
  readonly stages: readonly string[];
}

const usualLimit = 60;
const ordered = new Set(['stage', 'from_stage', 'to_stage', 'age']);

/** Plans a tile about metrics; an unknown metric or dimension is refused here or when measured. */
export function planMetricTile(ctx: Context, tile: Tile, source: MetricSource, setting: TileSetting): MetricTilePlan {
  const definitions = source.metrics.map((id) => requireMetric(ctx, id));
  const period = periodOfTile(tile, setting.filter, setting.today);
  const scopes = definitions.map((definition) => scopeOf(ctx, definition, source, setting.filter));
  const ask = (groupBy: readonly string[], range: DateRange | null): MeasureRequest[] =>
    definitions.map((definition, at) => requestOf(definition.id, scopes[at]?.scope ?? {}, groupBy, range, setting.filter));
  const [first, second] = source.groupBy;
  const isCrossed = source.groupBy.length === 2 && first !== undefined && second !== undefined;
  const targets = targetRequests(ctx, tile, source, setting.filter, period);
  const parts = {
    main: ask(source.groupBy, period.range),
    before: period.before ? ask(source.groupBy, period.before) : [],
    rows: isCrossed ? ask([first], period.range) : [],
    columns: isCrossed ? ask([second], period.range) : [],
    targets,
  };
  const ignored = [...new Set(scopes.flatMap((scope) => scope.ignored))];
  return {
    requests: Object.values(parts).flat(),
    read: (results) => {
      const given = cut(results, parts);
      const tellsUnmet = tile.kind === 'funnel' ? parts.main[0] : undefined;
      return readTile(ctx, { tile, source, definitions, setting, period, ignored, tellsUnmet }, given);
    },
  };
}

type Parts<T> = Readonly<Record<'main' | 'before' | 'rows' | 'columns' | 'targets', readonly T[]>>;

function cut(results: readonly MeasureResult[], asked: Parts<MeasureRequest>): Parts<MeasureResult> {
  let from = 0;
  const next = (part: readonly MeasureRequest[]) => results.slice(from, (from += part.length));
  return { main: next(asked.main), before: next(asked.before), rows: next(asked.rows), columns: next(asked.columns), targets: next(asked.targets) };
}

function scopeOf(
  ctx: Context,
  definition: MetricDefinition,
  source: MetricSource,
  filter: BoardFilter,
): { scope: MeasureScope; ignored: readonly string[] } {
  const object = ctx.registry.objects.get(definition.object);
  const narrowing = object ? narrowTile(ctx.registry, object, filter) : { conditions: [], ignored: [] };
  const tree = allOf(source.filter, ...narrowing.conditions);
  const hasOwner = object?.ownerField !== undefined;
  const scope: MeasureScope = {
    ...(filter.owner && hasOwner ? { owners: [filter.owner] } : {}),
    ...(filter.department && hasOwner ? { department: filter.department } : {}),
    ...(tree ? { filter: tree } : {}),
    ...(source.expression ? { expression: source.expression } : {}),
  };
  return {
    scope,
    ignored: [...narrowing.ignored, ...(hasOwner ? [] : [...(filter.owner ? ['owner'] : []), ...(filter.department ? ['department'] : [])])],
  };
}

function requestOf(metric: string, scope: MeasureScope, groupBy: readonly string[], range: DateRange | null, filter: BoardFilter): MeasureRequest {
  return {
    metric,
    ...(Object.keys(scope).length > 0 ? { scope } : {}),
    ...(range ? { period: range } : {}),
    ...(groupBy.length > 0 ? { groupBy: [...groupBy] } : {}),
    ...(filter.asOf ? { asOf: filter.asOf } : {}),
  };
}

/** The target in all and, where its metric can be cut the same way, by group; the tile's own condition does not concern targets. */
function targetRequests(ctx: Context, tile: Tile, source: MetricSource, filter: BoardFilter, period: TilePeriod): MeasureRequest[] {
  const { target } = tile.options;
  if (!target || !('metric' in target)) return [];
  const definition = requireMetric(ctx, target.metric);
  const { scope } = scopeOf(ctx, definition, { ...source, filter: undefined, expression: undefined }, filter);
  const groupBy = source.groupBy.every((id) => definition.groupBy.includes(id)) ? source.groupBy : [];
  return [requestOf(definition.id, scope, groupBy, period.range, filter)];
}

interface Reading {
  readonly tile: Tile;
  readonly source: MetricSource;
  readonly definitions: readonly MetricDefinition[];
  readonly setting: TileSetting;
  readonly period: TilePeriod;
  readonly ignored: readonly string[];
  /** The question whose groups also tell what does not count into their rate. */
  readonly tellsUnmet: MeasureRequest | undefined;
}

function readTile(ctx: Context, reading: Reading, given: Parts<MeasureResult>): TileResult {
  const { tile, source, definitions, period } = reading;
  const [first] = given.main;
  const dimensions = source.groupBy.map((id) => dimensionOf(ctx, definitions[0], id));
  const measures = definitions.map((definition, at) => measureOf(definition, given.main[at]));
  const [target] = given.targets;
  const main = fill(merge(given.main, measures), source.groupBy, reading, first?.asOf);
  const compared = given.before.length > 0 ? withBefore(main, merge(given.before, measures), keyBefore(source.groupBy, period)) : main;
  const answer: TileAnswer = {
    groups: compared.map((group) => ({ ...group, target: targetOf(target, group.keys), ...unmetIn(ctx, reading, first, group) })),
    total: totalOf(given, target, tile),
    totals:
      given.rows.length > 0
        ? [given.rows, given.columns].map((part, at) => fill(merge(part, measures), source.groupBy.slice(at, at + 1), reading, first?.asOf))
        : null,
  };
  const orders = source.groupBy.map((id): KeyOrder => (id.endsWith('stage') ? orderByList(reading.setting.stages) : compareKeys));
  const shaped = shapeGroups(answer, { dimensions, orders, options: tile.options, limit: usualLimit });
  return {
    id: tile.id,
    refusal: null,
    title: definitions[0]?.label ?? { zh: '', en: '' },
    dimensions,
    measures,
    groups: [...shaped.answer.groups],
    total: shaped.answer.total,
    totals: shaped.answer.totals && shaped.answer.totals.map((axis) => [...axis]),
    records: null,
    period: period.range,
    comparedWith: period.before,
    asOf: first?.asOf ?? ctx.now.toISOString(),
    ignored: [...reading.ignored],
    isTruncated: shaped.isTruncated || given.main.some((result) => result.isTruncated),
    traces: given.main.map((result) => result.trace),
  };
}

function unmetIn(ctx: Context, { tellsUnmet }: Reading, result: MeasureResult | undefined, { keys }: TileGroup): Pick<TileGroup, 'unmet'> {
  const figure = tellsUnmet && result?.groups?.find((group) => groupId(group.keys) === groupId(keys));
  const unmet = tellsUnmet && figure && unmetOf(ctx, tellsUnmet, figure);
  return unmet ? { unmet } : {};
}

function dimensionOf(ctx: Context, definition: MetricDefinition | undefined, id: string): TileDimension {
  const label = definition ? dimensionLabel(ctx.registry, definition, id) : { zh: id, en: id };
  if (isCalendarDimension(id)) return { id, label, kind: 'date', isOrdered: true };
  const field = definition && fieldAt(ctx.registry, definition.object, id);
  const isRecord = ['owner', 'department', 'manager', 'region'].includes(id) || field?.kind === 'reference' || field?.kind === 'member';
  return { id, label, kind: field?.kind === 'address' ? 'province' : isRecord ? 'record' : 'other', isOrdered: ordered.has(id) };
}

function measureOf(definition: MetricDefinition, result: MeasureResult | undefined): TileMeasure {
  const aggregate = aggregateOf(definition.formula);
  return {
    id: definition.id,
    label: definition.label,
    unit: definition.unit,
    currency: result?.currency ?? null,
    direction: definition.direction,
    isAdditive: aggregate === 'count' || aggregate === 'sum',
    definition: definition.description,
  };
}

/** The groups any of the metrics has, each with a figure per metric. */
function merge(results: readonly MeasureResult[], measures: readonly TileMeasure[]): TileGroup[] {
  const byMetric = results.map((result) => new Map((result.groups ?? []).map((group) => [groupId(group.keys), group])));
  const all = new Map(byMetric.flatMap((groups) => [...groups]));
  return [...all].map(([id, { keys, labels, rows }]) => ({
    keys,
    labels: labels.map((label, at) => ageLabel(keys[at] ?? null) ?? label),
    figures: byMetric.map((groups, at) => figureOf(groups.get(id)) ?? absent(measures[at])),
    target: null,
    rows,
  }));
}

/** Spans of days as people read them: `031-060` is 31–60 days. */
function ageLabel(key: string | null): Label | undefined {
  const span = /^(\d{3})(?:-(\d{3})|\+)$/.exec(key ?? '');
  if (!span) return undefined;
  const [from, to] = [Number(span[1]), span[2] === undefined ? undefined : Number(span[2])];
  return to === undefined ? { zh: `${from} 天以上`, en: `${from} days and more` } : { zh: `${from}–${to} 天`, en: `${from}–${to} days` };
}

/** Nothing in a group adds up to nothing; any other figure of nothing is undefined. */
function absent(measure: TileMeasure | undefined): TileFigure {
  return measure?.isAdditive ? { ...nothing, value: '0' } : nothing;
}

type Measured = Pick<MeasureResult, 'value' | 'undefinedBecause' | 'n' | 'byCurrency'>;

function figureOf(figure: Measured | undefined): TileFigure | undefined {
  if (!figure) return undefined;
  const byCurrency = figure.byCurrency?.map(({ currency, value }) => ({ currency, value })) ?? null;
  return { value: figure.value, because: figure.undefinedBecause?.label ?? null, n: figure.n, before: null, byCurrency };
}

function totalOf(given: Parts<MeasureResult>, target: MeasureResult | undefined, tile: Tile): TileGroup {
  const figures = given.main.map((result, at) => ({ ...(figureOf(result) ?? nothing), before: given.before[at]?.value ?? null }));
  const fixed = tile.options.target && 'value' in tile.options.target ? tile.options.target.value : null;
  return { keys: [], labels: [], figures, target: fixed ?? target?.value ?? null, rows: given.main[0]?.rows ?? null };
}

function targetOf(target: MeasureResult | undefined, keys: readonly (string | null)[]): string | null {
  if (!target || target.groupBy.length === 0) return null;
  return target.groups?.find((group) => groupId(group.keys) === groupId(keys))?.value ?? null;
}

/** Spans of time in which nothing happened are there too: a line does not jump over them. Those to come have no figure yet. */
function fill(groups: readonly TileGroup[], groupBy: readonly string[], reading: Reading, asOf: string | undefined): TileGroup[] {
  const [bucket] = groupBy;
  const { range } = reading.period;
  if (groupBy.length !== 1 || bucket === undefined || !isCalendarDimension(bucket) || !range) return [...groups];
  const known = new Map(groups.map((group) => [group.keys[0] ?? null, group]));
  const until = (asOf ?? reading.setting.today).slice(0, 10);
  const spans = listBuckets(range, bucket);
  const filled = spans.map((key) => known.get(key) ?? emptyGroup(key, isReached(key, until), reading));
  return [...filled, ...groups.filter((group) => !spans.includes(group.keys[0] ?? ''))];
}

function isReached(key: string, until: string): boolean {
  const start = key.includes('Q') ? `${key.slice(0, 4)}-${String((Number(key.slice(-1)) - 1) * 3 + 1).padStart(2, '0')}` : key;
  return start <= until;
}

function emptyGroup(key: string, isPast: boolean, { definitions }: Reading): TileGroup {
  const figures = definitions.map((definition) => (isPast ? absent(measureOf(definition, undefined)) : nothing));
  return { keys: [key], labels: [{ zh: key, en: key }], figures, target: null, rows: null };
}

/** The first month of this year stands against the first of the last, and so on; every other key against itself. */
function keyBefore(groupBy: readonly string[], { range, before }: TilePeriod) {
  const shifts = groupBy.map((id) => {
    if (!isCalendarDimension(id) || !range || !before) return undefined;
    const bucket: Bucket = id;
    const past = listBuckets(before, bucket);
    return new Map(listBuckets(range, bucket).map((key, at) => [key, past[at] ?? null]));
  });
  return (keys: readonly (string | null)[]) => keys.map((key, at) => (shifts[at] && key !== null ? (shifts[at].get(key) ?? key) : key));
}
