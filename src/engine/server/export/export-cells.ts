import { createWallClock } from './wall-clock.ts';
import type { Locale } from '#platform/contract/label.ts';
import { currencySymbol } from '#platform/contract/format/format-money.ts';
import { currencyExponent } from '#platform/contract/money.ts';
import { rulesOf } from '../../contract/objects/field-kinds.ts';
import type { Field, FieldValue } from '../../contract/objects/fields.ts';
import type { RecordRow } from '../../contract/records/query.ts';
import type { ExportColumn } from './export-columns.ts';

/** A cell of a spreadsheet: text, or a number shown in a number format of Excel. */
export type ExportCell = string | boolean | { readonly number: number; readonly format: string } | null;

/** In whose words and zone cells are written. */
export interface CellSetting {
  readonly locale: Locale;
  readonly currency: string;
  readonly timeZone: string;
}

/** Reads one column of a row as a typed cell. */
export type CellReader = (row: RecordRow) => ExportCell;

const dayFormat = 'yyyy-mm-dd';
const momentFormat = 'yyyy-mm-dd hh:mm';
/** Excel counts with doubles: longer numbers would lose their last digits, so they stay text. */
const exactDigits = 15;
/** Before this day Excel counts a 29 February 1900 that never was. */
const firstDay = '1900-03-01';
const dayMs = 86_400_000;
const dayZero = Date.UTC(1899, 11, 30);

/** Makes the reader of a column; what is a number, a day or an amount stays one. */
export function cellReader(column: ExportColumn, setting: CellSetting): CellReader {
  const { path, stored, words } = column;
  const write: Writer = words ? (value) => words.get(String(value)) ?? String(value) : stored ? writerOf(stored.field, setting) : String;
  return (row) => {
    const value = row[path];
    if (value === null || value === undefined) return null;
    return row._names?.[path] ?? write(value);
  };
}

type Writer = (value: unknown) => ExportCell;

function writerOf(field: Field, setting: CellSetting): Writer {
  switch (field.kind === 'formula' ? field.result : field.kind) {
    case 'money':
      return moneyCell;
    case 'number':
      return numberWriter('scale' in field ? (field.scale ?? 0) : 0);
    case 'percent':
      return (value) => numberCell(`${String(value)}e-2`, '0.00%', String(value));
    case 'date':
      return (value) => dayCell(String(value));
    case 'datetime':
      return momentWriter(setting.timeZone);
    case 'boolean':
      return (value) => value === true;
    default:
      // oxlint-disable-next-line sloop/no-assertion -- the row was read by this very field's reader
      return (value) => rulesOf(field).format(value as Exclude<FieldValue, null>, field, setting);
  }
}

function numberWriter(scale: number): Writer {
  const format = scale === 0 ? '#,##0' : `#,##0.${'0'.repeat(scale)}`;
  return (value) => numberCell(String(value), format);
}

/** Exact digits as a number in a format of Excel; as text when a double would lose some. */
export function numberCell(digits: string, format: string, exact = digits): ExportCell {
  const number = Number(digits);
  if (!Number.isFinite(number) || exact.replaceAll(/\D/g, '').replace(/^0+/, '').length > exactDigits) return exact;
  return { number, format };
}

function moneyCell(value: unknown): ExportCell {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('currency' in value)) return null;
  const currency = String(value.currency);
  const cell = numberCell(String(value.amount), moneyFormat(currency));
  return typeof cell === 'string' ? `${currency} ${cell}` : cell;
}

const moneyFormats = new Map<string, string>();

/** How Excel shows amounts of a currency. */
export function moneyFormat(currency: string): string {
  const known = moneyFormats.get(currency);
  if (known) return known;
  const digits = currencyExponent(currency);
  const format = `[$${currencySymbol(currency)}] #,##0${digits === 0 ? '' : `.${'0'.repeat(digits)}`}`;
  moneyFormats.set(currency, format);
  return format;
}

function dayCell(day: string): ExportCell {
  if (day < firstDay || !/^\d{4}-/.test(day)) return day;
  return { number: (Date.parse(`${day}T00:00:00Z`) - dayZero) / dayMs, format: dayFormat };
}

function momentWriter(timeZone: string): Writer {
  const clock = createWallClock(timeZone);
  return (value) => {
    const time = Date.parse(String(value));
    if (Number.isNaN(time)) return String(value);
    const wall = clock(time);
    const day = (wall - dayZero) / dayMs;
    return day < 61 ? String(value) : { number: Math.round(day * 86_400) / 86_400, format: momentFormat };
  };
}
