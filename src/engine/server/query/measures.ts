import { columnSql } from '../fields/field-columns.ts';
import { invalid } from '#platform/contract/errors.ts';
import { currencyExponent, formatScaled } from '#platform/contract/money.ts';
import type { Field } from '../../contract/objects/fields.ts';
import type { Measure, MeasureValue } from '../../contract/records/query.ts';
import { type ResolvedPath } from './field-paths.ts';
import { decimalText } from './formula-sql.ts';

/** A measure in a select list, and how its value is read. */
export interface MeasureSql {
  readonly id: string;
  readonly items: readonly string[];
  /** The figure alone, for `having` and sorting, in stored units. */
  readonly sql: string;
  /** What a number of the caller is multiplied by to compare with it. */
  readonly unit: number;
  read(row: Readonly<Record<string, unknown>>): { readonly value: MeasureValue; readonly isMixed: boolean };
}

interface MeasureParts {
  /** Counts the records. */
  readonly rows?: string | undefined;
  /** The percent field each value of a sum is multiplied by. */
  readonly weight?: ResolvedPath | undefined;
}

/** How a measure of one field is computed: `condition` limits it to some records. */
export function measureSql(
  measure: Measure,
  at: number,
  target: ResolvedPath | undefined,
  condition: string | undefined,
  { rows = 'count(*)', weight }: MeasureParts = {},
): MeasureSql {
  const name = `m${at}`;
  const filter = condition === undefined ? '' : ` filter (where ${condition})`;
  if (measure.kind === 'count') {
    const sql = target === undefined ? `${rows}${filter}` : `count(${columnOf(target, measure)})${filter}`;
    return { id: measure.id, items: [`${sql} as ${name}`], sql, unit: 1, read: (row) => plain(Number(row[name])) };
  }
  if (target === undefined) throw wrongMeasure(measure, { zh: '缺少字段', en: 'needs a field' });
  const column = weight === undefined ? columnOf(target, measure) : weightedColumn(measure, columnOf(target, measure), weight);
  if (measure.kind === 'count_distinct') {
    const sql = `count(distinct ${column})${filter}`;
    return { id: measure.id, items: [`${sql} as ${name}`], sql, unit: 1, read: (row) => plain(Number(row[name])) };
  }
  const sql = figureSql(measure, column, target.stored.field, filter);
  if (target.stored.field.kind === 'money') return moneyMeasure(measure, name, sql, target, filter);
  const scale = scaleOf(target.stored.field);
  return {
    id: measure.id,
    items: [`${sql} as ${name}`],
    sql,
    unit: 10 ** scale,
    read: (row) => plain(readFigure(row[name], measure, target.stored.field, scale)),
  };
}

/**
 * One measure divided by another; both in stored units of the same kind, so that these cancel out. Amounts of several currencies have no
 * ratio, nor have amounts of two.
 */
export function ratioSql(measure: Measure, at: number, before: readonly MeasureSql[]): MeasureSql {
  const [above, below] = [measure.numerator, measure.denominator].map((id) => before.find((candidate) => candidate.id === id));
  if (!above || !below) {
    throw wrongMeasure(measure, { zh: '的分子和分母须是它之前的指标', en: 'needs a numerator and a denominator that are measures before it' });
  }
  const name = `m${at}`;
  const sql = `(${above.sql})::numeric / ${above.unit} / nullif((${below.sql})::numeric / ${below.unit}, 0)`;
  return {
    id: measure.id,
    items: [`round(${sql}, 10) as ${name}`],
    sql,
    unit: 1,
    read: (row) => {
      const [top, bottom] = [above.read(row), below.read(row)];
      const currencies = new Set([currencyOf(top.value), currencyOf(bottom.value)].filter((currency) => currency !== undefined));
      const isMixed = top.isMixed || bottom.isMixed || currencies.size > 1;
      const value = row[name];
      return isMixed || value === null || value === undefined ? { value: null, isMixed } : plain(String(value).replace(/\.?0+$/, ''));
    },
  };
}

/** Undefined for what is no amount, which divides an amount as well as a number. */
function currencyOf(value: MeasureValue): string | undefined {
  return value !== null && typeof value === 'object' ? value.currency : undefined;
}

/** Amounts of several currencies are never put together: the figure is null and said to be mixed. */
function moneyMeasure(measure: Measure, name: string, sql: string, target: ResolvedPath, filter: string): MeasureSql {
  const [, second] = target.stored.columns;
  const currency = second === undefined ? 'null::text' : columnSql(target.alias, second);
  return {
    id: measure.id,
    items: [`${sql} as ${name}`, `min(${currency})${filter} as ${name}_low`, `max(${currency})${filter} as ${name}_high`],
    sql,
    unit: 100,
    read: (row) => {
      const low = row[`${name}_low`];
      const minor = row[name];
      if (low !== row[`${name}_high`]) return { value: null, isMixed: true };
      if (typeof low !== 'string' || minor === null || minor === undefined) return plain(null);
      return plain({ amount: formatScaled(BigInt(decimalText(String(minor), 0)), currencyExponent(low)), currency: low });
    },
  };
}

function figureSql(measure: Measure, column: string, field: Field, filter: string): string {
  const { kind } = measure;
  if (kind === 'min' || kind === 'max') return `${kind}(${column})${filter}`;
  if (!isNumeric(field)) throw wrongMeasure(measure, { zh: '需要数字或金额字段', en: 'needs a number or money field' });
  switch (kind) {
    case 'sum':
    case 'avg':
      return `${kind}(${column})${filter}`;
    case 'median':
      // The mean of the two middle values, which are one and the same when their number is odd; exact, unlike percentile_cont.
      return `((percentile_disc(0.5) within group (order by ${column})${filter})::numeric + (percentile_disc(0.5) within group (order by ${column} desc)${filter})) / 2`;
    default: {
      const share = measure.share ?? 0.5;
      return `percentile_disc(${share}) within group (order by ${column})${filter}`;
    }
  }
}

function readFigure(value: unknown, measure: Measure, field: Field, scale: number): MeasureValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return value;
  if (!isNumeric(field)) return String(value);
  const isBroken = measure.kind === 'avg' || measure.kind === 'median';
  const extra = isBroken ? 4 : 0;
  // Stored units have `scale` digits after the point once divided; a mean may have more.
  const scaled = decimalText(String(value), extra).replace('.', '');
  const text = formatScaled(BigInt(scaled), scale + extra);
  if (field.kind === 'number' && field.scale === 0 && !isBroken) return Number(text);
  return isBroken ? text.replace(/\.?0+$/, '') : text;
}

/** Percent points are stored by the hundredth: 62.50 % is 6250. */
function weightedColumn(measure: Measure, column: string, weight: ResolvedPath): string {
  if (measure.kind !== 'sum' || weight.stored.field.kind !== 'percent')
    throw wrongMeasure(measure, { zh: '只有求和可以按一个百分比字段加权', en: 'is weighted by a percent field, and only a sum is' });
  return `(${column}::numeric * ${columnOf(weight, measure)} / 10000)`;
}

function columnOf(target: ResolvedPath, measure: Measure): string {
  const [column] = target.stored.columns;
  if (column === undefined || column.type === 'jsonb')
    throw wrongMeasure(measure, { zh: '不能统计这个字段', en: 'cannot be computed of this field' });
  return columnSql(target.alias, column);
}

function isNumeric(field: Field): boolean {
  return field.kind === 'number' || field.kind === 'money' || field.kind === 'percent';
}

function scaleOf(field: Field): number {
  return field.kind === 'percent' ? 2 : field.kind === 'number' ? field.scale : 0;
}

function plain(value: MeasureValue): { readonly value: MeasureValue; readonly isMixed: boolean } {
  return { value, isMixed: false };
}

/** The refusal of a measure that makes no sense. */
export function wrongMeasure(measure: Pick<Measure, 'id' | 'kind'>, why: { readonly zh: string; readonly en: string }) {
  return invalid([
    {
      field: `measures.${measure.id}`,
      code: 'query.wrong_measure',
      message: { zh: `指标“${measure.id}”（${measure.kind}）${why.zh}。`, en: `The measure “${measure.id}” (${measure.kind}) ${why.en}.` },
    },
  ]);
}
