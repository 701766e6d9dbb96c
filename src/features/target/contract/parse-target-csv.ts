import type { Label } from '#platform/contract/label.ts';
import { type DateRange, rangeOfPeriodName } from '#engine/contract/metrics/period.ts';

/** One line of a target file, before names are looked up. */
export interface TargetLine {
  readonly line: number;
  readonly who: string;
  readonly product: string;
  readonly period: DateRange;
  /** Null empties the cell. */
  readonly value: string | null;
  readonly currency: string | null;
}

/** What is wrong with one line, and where. */
export interface TargetLineError {
  readonly line: number;
  readonly column: string | null;
  readonly message: Label;
}

const headers: Readonly<Record<string, readonly string[]>> = {
  who: ['who', 'owner', 'member', 'department', 'name', '成员', '姓名', '负责人', '部门', '对象', '销售'],
  product: ['product', '产品'],
  period: ['period', '期间', '月份', '季度'],
  from: ['from', 'start', 'period_from', '开始', '开始日期'],
  to: ['to', 'end', 'period_to', '结束', '结束日期'],
  value: ['target', 'value', 'amount', 'quota', '目标', '目标值', '金额'],
  currency: ['currency', '币种'],
};

/** Reads the rows of a target file by their header; what cannot be read is listed by line. */
export function parseTargetRows(rows: readonly (readonly string[])[]): { lines: TargetLine[]; errors: TargetLineError[] } {
  const [header = [], ...body] = rows;
  const columns = findColumns(header);
  if (!columns) return { lines: [], errors: [missingColumns] };
  const lines: TargetLine[] = [];
  const errors: TargetLineError[] = [];
  for (const [index, row] of body.entries()) {
    if (row.every((text) => text.trim() === '')) continue;
    const read = readLine(row, columns, index + 2);
    if ('line' in read) lines.push(read);
    else errors.push(...read.errors);
  }
  return { lines, errors };
}

type Columns = Readonly<Record<'who' | 'product' | 'period' | 'from' | 'to' | 'value' | 'currency', number>>;

function findColumns(header: readonly string[]): Columns | undefined {
  const at = (column: string) => header.findIndex((title) => headers[column]?.includes(title.trim().toLowerCase()) === true);
  const columns = {
    who: at('who'),
    product: at('product'),
    period: at('period'),
    from: at('from'),
    to: at('to'),
    value: at('value'),
    currency: at('currency'),
  };
  const hasPeriod = columns.period >= 0 || (columns.from >= 0 && columns.to >= 0);
  return columns.who >= 0 && columns.value >= 0 && hasPeriod ? columns : undefined;
}

function readLine(row: readonly string[], columns: Columns, line: number): TargetLine | { errors: TargetLineError[] } {
  const cell = (column: number) => (column < 0 ? '' : (row[column] ?? '').trim());
  const period = columns.period >= 0 ? rangeOfPeriodName(cell(columns.period), '2000-01-01') : explicitRange(cell(columns.from), cell(columns.to));
  const value = readValue(cell(columns.value));
  const errors: TargetLineError[] = [];
  if (!period) errors.push({ line, column: 'period', message: wrongPeriod });
  if (value === undefined) errors.push({ line, column: 'value', message: wrongValue(cell(columns.value)) });
  if (!period || value === undefined) return { errors };
  return { line, who: cell(columns.who), product: cell(columns.product), period, value, currency: cell(columns.currency).toUpperCase() || null };
}

const wrongPeriod: Label = {
  zh: '期间要写成 2026-Q1、2026-03、2026，或开始与结束日期（2026-01-01）。',
  en: 'Write the period as 2026-Q1, 2026-03, 2026, or as dates from and to (2026-01-01).',
};

function wrongValue(text: string): Label {
  return { zh: `“${text}”不是数字；留空表示没有目标。`, en: `“${text}” is no number; leave it empty for no target.` };
}

const missingColumns: TargetLineError = {
  line: 1,
  column: null,
  message: {
    zh: '表头要有：成员或部门、期间（或开始与结束）、目标。',
    en: 'The header needs: member or department, period (or from and to), target.',
  },
};

function explicitRange(from: string, to: string): DateRange | undefined {
  const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
  return isDate(from) && isDate(to) && from <= to ? { from, to } : undefined;
}

function readValue(text: string): string | null | undefined {
  if (text === '') return null;
  const plain = text.replaceAll(/[,，\s]/g, '').replace(/^[¥￥$€]/, '');
  return /^-?\d{1,18}(\.\d{1,4})?$/.test(plain) ? plain : undefined;
}
