import { invalid } from '#platform/contract/errors.ts';
import { AggregateInput, type AggregateRequest, type AggregateResult, type AggregateRow, type MeasureValue } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { createSqlParameters, type SqlParameters } from '../expression/sql-parameters.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { type Scope, scopeFor } from '../policy/scope.ts';
import type { SqlRow } from '../records/record-row.ts';
import { createPathJoins } from './field-paths.ts';
import { type GroupSql, groupKey } from './group-keys.ts';
import { requireHistoric, sourceSql } from './historic.ts';
import { measureSql, type MeasureSql, ratioSql, wrongMeasure } from './measures.ts';
import { rollupSource } from './rollup-source.ts';
import { expressionSql, selectionSql } from './selection-sql.ts';

/** Figures over the records the actor may see, in all or by group; one statement. */
export function aggregateRecords(ctx: Context, objectId: string, input: AggregateRequest): Promise<AggregateResult> {
  return aggregateWithin(ctx, scopeFor(ctx, objectId, 'see'), input);
}

/** Figures over the records within a scope. */
export async function aggregateWithin(ctx: Context, scope: Scope, request: AggregateRequest): Promise<AggregateResult> {
  const input = AggregateInput.parse(request);
  requirePivot(input);
  const storage = storageOf(objectNamed(ctx.registry, scope.object));
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const isPast = input.asOf !== undefined;
  if (isPast)
    requireHistoric(storage, [
      ...input.measures.flatMap((measure) => [measure.of ?? [], measure.weightedBy ?? []].flat()),
      ...input.groupBy.map(historicPath),
    ]);
  const joins = createPathJoins(ctx, storage, 't', parameters, 'a');
  const groups = input.groupBy.map((key, at) => groupKey(joins, key, at, ctx.workspace.timeZone, parameters));
  const rolledUp = rollupSource(storage, scope, input, workspace, parameters);
  const measures: MeasureSql[] = [];
  for (const [at, measure] of input.measures.entries()) {
    if (measure.kind === 'ratio') {
      measures.push(ratioSql(measure, at, measures));
      continue;
    }
    const condition = measure.expression === undefined ? undefined : expressionSql(ctx, storage, measure.expression, 't', parameters, input.asOf);
    const target = measure.of === undefined ? undefined : joins.resolve(measure.of);
    const weight = measure.weightedBy === undefined ? undefined : joins.resolve(measure.weightedBy);
    measures.push(measureSql(measure, at, target, condition, { rows: rolledUp && 'coalesce(sum(t.records), 0)', weight }));
  }
  const source = rolledUp ?? sourceSql(storage, scope, input.asOf, workspace, parameters);
  const visible = isPast || rolledUp !== undefined ? undefined : scope.text('t', parameters);
  const conditions = [
    `t.workspace_id = ${workspace}`,
    ...(visible === undefined ? [] : [visible]),
    ...(await selectionSql(ctx, storage, input, 't', parameters)),
  ];
  const text = statementOf(input, { source: `${source} ${joins.sql()}`, conditions, groups, measures, parameters });
  const rows = await ctx.session.query<SqlRow>({ text, values: parameters.values });
  return readResult(input, rows, groups, measures);
}

interface Parts {
  readonly source: string;
  readonly conditions: readonly string[];
  readonly groups: readonly GroupSql[];
  readonly measures: readonly MeasureSql[];
  readonly parameters: SqlParameters;
}

function statementOf(input: AggregateInput, parts: Parts): string {
  const { groups, measures } = parts;
  const select = [
    ...groups.flatMap((group) => [...group.items, ...(group.nameItem === undefined ? [] : [group.nameItem])]),
    ...measures.flatMap((measure) => measure.items),
    ...(groups.length > 0 ? [`grouping(${groups.map((group) => group.sql).join(', ')}) as grouped`] : []),
  ];
  const having = havingSql(input, parts);
  const order = groups.length === 0 ? '' : ` order by grouped desc, ${orderSql(input, groups, measures)}`;
  // Totals come first, the widest before the narrower; of rows and of columns there are no more than of groups. Then groups, one more than wanted, which tells whether there are more.
  const limit = (input.limit + 1) * (input.pivot === undefined ? 1 : 3) + (input.totals ? 1 : 0);
  return `select ${select.join(', ')} from ${parts.source} where ${parts.conditions.join(' and ')}${groupingSql(input, groups)}${having}${order} limit ${limit}`;
}

function groupingSql(input: AggregateInput, groups: readonly GroupSql[]): string {
  if (groups.length === 0) return '';
  const listOf = (wanted: readonly GroupSql[]): string => `(${wanted.map((group) => group.sql).join(', ')})`;
  const sets = [groups, ...(input.pivot === undefined ? [] : [rowKeys(input, groups), columnKeys(input, groups)]), ...(input.totals ? [[]] : [])];
  return ` group by grouping sets (${sets.map(listOf).join(', ')})`;
}

function columnKeys(input: AggregateInput, groups: readonly GroupSql[]): readonly GroupSql[] {
  return groups.filter((group) => group.key === input.pivot);
}

function rowKeys(input: AggregateInput, groups: readonly GroupSql[]): readonly GroupSql[] {
  return groups.filter((group) => group.key !== input.pivot);
}

function requirePivot(input: AggregateInput): void {
  if (input.pivot === undefined || (input.groupBy.length > 1 && input.groupBy.includes(input.pivot))) return;
  const label = {
    zh: `“${input.pivot}”不能作为列：它须是两个以上分组中的一个。`,
    en: `“${input.pivot}” cannot be laid out as columns: it must be one of two or more group keys.`,
  };
  throw invalid([{ field: 'pivot', code: 'query.wrong_pivot', message: label }]);
}

function havingSql(input: AggregateInput, { groups, measures, parameters }: Parts): string {
  if (input.having.length === 0 || groups.length === 0) return '';
  const conditions = input.having.map((condition) => {
    const measure = measures.find((candidate) => candidate.id === condition.measure);
    if (!measure) throw wrongMeasure({ id: condition.measure, kind: 'count' }, { zh: '没有定义', en: 'is not among the measures' });
    const operator = condition.operator === '==' ? '=' : condition.operator === '!=' ? '<>' : condition.operator;
    return `${measure.sql} ${operator} ${parameters.add(condition.value, 'numeric')} * ${measure.unit}`;
  });
  const all = conditions.join(' and ');
  // The row of totals is kept whatever it amounts to.
  return ` having (${all})${input.totals ? ` or grouping(${groups.map((group) => group.sql).join(', ')}) > 0` : ''}`;
}

function orderSql(input: AggregateInput, groups: readonly GroupSql[], measures: readonly MeasureSql[]): string {
  const wanted = input.sort.map(({ by, descending }) => {
    const measure = measures.findIndex((candidate) => candidate.id === by);
    const group = groups.findIndex((candidate) => candidate.key === by);
    if (measure < 0 && group < 0) throw unknownSort(by);
    return `${measure >= 0 ? `m${measure}` : `g${group}`}${descending ? ' desc nulls last' : ''}`;
  });
  return [...wanted, ...groups.map((_, at) => `g${at}`)].join(', ');
}

function unknownSort(by: string) {
  return invalid([
    {
      field: 'sort',
      code: 'query.unknown_sort',
      message: { zh: `不能按“${by}”排序：它不是指标也不是分组。`, en: `Cannot sort by “${by}”: it is neither a measure nor a group.` },
    },
  ]);
}

function readResult(input: AggregateInput, rows: readonly SqlRow[], groups: readonly GroupSql[], measures: readonly MeasureSql[]): AggregateResult {
  const rowsBy = (wanted: readonly GroupSql[]): AggregateRow[] => {
    const left = maskOf(groups, wanted);
    return rows.filter((row) => Number(row['grouped'] ?? 0) === left).map((row) => readRow(row, wanted, measures));
  };
  const read = rowsBy(groups);
  const [total] = rowsBy([]);
  return {
    groups: read.slice(0, input.limit),
    ...(input.totals && total ? { totals: total } : {}),
    ...(input.pivot === undefined ? {} : { rowTotals: rowsBy(rowKeys(input, groups)), columnTotals: rowsBy(columnKeys(input, groups)) }),
    isTruncated: read.length > input.limit,
  };
}

/** What `grouping()` of all keys says of a row grouped by these alone: a bit for each key left out, the last key's the lowest. */
function maskOf(groups: readonly GroupSql[], wanted: readonly GroupSql[]): number {
  return groups.reduce((mask, group) => mask * 2 + (wanted.includes(group) ? 0 : 1), 0);
}

function readRow(row: SqlRow, groups: readonly GroupSql[], measures: readonly MeasureSql[]): AggregateRow {
  const keys: Record<string, string | number | boolean | null> = {};
  const names: Record<string, string | null> = {};
  for (const [at, group] of groups.entries()) {
    keys[group.key] = group.read(row);
    if (group.nameItem === undefined) continue;
    const name = row[`g${at}_name`];
    names[group.key] = typeof name === 'string' ? name : null;
  }
  const figures: Record<string, MeasureValue> = {};
  const mixedCurrencies: string[] = [];
  for (const measure of measures) {
    const { value, isMixed } = measure.read(row);
    figures[measure.id] = value;
    if (isMixed) mixedCurrencies.push(measure.id);
  }
  return { keys, names, measures: figures, ...(mixedCurrencies.length > 0 ? { mixedCurrencies } : {}) };
}

function historicPath(key: string): string {
  const [path = ''] = key.split(':');
  return path.replace(/\.currency$/, '');
}
