import { currencyExponent, formatScaled, moneyToMinor, parseScaled } from '#platform/contract/money.ts';
import { normaliseIdentityNumber } from '../../contract/objects/identity-number.ts';
import type { Address, Field, FieldKind, FieldValue, FieldValues, FileRef, FormulaField } from '../../contract/objects/fields.ts';
import { plainField } from '../../contract/objects/plain-field.ts';

/** Types whose comparisons are leakproof, so that an index serves them under row-level security; jsonb is only carried. */
export type ColumnType = 'text' | 'bigint' | 'boolean' | 'date' | 'timestamptz' | 'uuid' | 'jsonb';

/** One column of a record table. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Condition of its check constraint. */
  readonly check?: string;
  /** The document it lies in under its name, where it is no column of its own. */
  readonly within?: 'custom';
}

/** What reads a column under the alias of its table; taken out of the document it lies in, if it does. */
export function columnSql(alias: string, column: Column): string {
  if (column.within === undefined) return `${alias}.${column.name}`;
  if (column.type === 'jsonb') return `(${alias}.${column.within} -> '${column.name}')`;
  const text = `(${alias}.${column.within} ->> '${column.name}')`;
  return column.type === 'text' ? text : `${text}::${column.type}`;
}

/** The columns of a field; of one that administrators added, the slot it was given or its part of the document. */
export function columnsOfField(name: string, field: Field): readonly Column[] {
  const columns = columnsOf(field).columns(field.column ?? name, field);
  return field.overflow === true ? columns.map((column) => ({ ...column, within: 'custom' })) : columns;
}

/** What is handed to the driver, or to `json_to_recordset`. */
export type SqlValue = string | boolean | null | readonly FileRef[];

/** How lists order by a field. */
export interface SortColumn {
  readonly column: string;
  readonly type: ColumnType;
  /** Chinese text sorts by pinyin; everything else by value. */
  readonly collation?: string;
}

/** All that storage knows of one field kind. */
export interface FieldColumns<F extends Field, V extends FieldValue> {
  columns(name: string, field: F): readonly Column[];
  /** One value per column. */
  toSql(value: V, field: F): readonly SqlValue[];
  /** From the values of its columns as the driver gives them; null when the field is empty. */
  fromSql(parts: readonly unknown[], field: F): V | null;
  sort(name: string, field: F): SortColumn | null;
}

type FieldOf<K extends FieldKind> = Extract<Field, { readonly kind: K }>;
type Table = { readonly [K in FieldKind]: FieldColumns<FieldOf<K>, FieldValues[K]> };

/** The collation Chinese lists sort by; ICU's Chinese default is pinyin, and it comes with every PostgreSQL built with ICU. */
export const pinyinCollation = 'zh-x-icu';

const textOf = (part: unknown): string | null => (typeof part === 'string' ? part : null);

function textColumns<F extends Field>(limit: (field: F) => number, isNamed: boolean): FieldColumns<F, string> {
  return {
    columns: (name, field) => [{ name, type: 'text', check: `length(${name}) <= ${limit(field)}` }],
    toSql: (value) => [value],
    fromSql: ([text]) => textOf(text),
    sort: (name) => (isNamed ? { column: name, type: 'text', collation: pinyinCollation } : { column: name, type: 'text' }),
  };
}

function idColumns<F extends Field>(): FieldColumns<F, string> {
  return {
    columns: (name) => [{ name: `${name}_id`, type: 'uuid' }],
    toSql: (value) => [value.toLowerCase()],
    fromSql: ([id]) => textOf(id),
    sort: (name) => ({ column: `${name}_id`, type: 'uuid' }),
  };
}

function scaledColumns<F extends Field, V extends FieldValue>(
  scaleOf: (field: F) => number,
  give: (text: string, field: F) => V,
): FieldColumns<F, V> {
  return {
    columns: (name) => [{ name, type: 'bigint' }],
    toSql: (value, field) => [parseScaled(String(value), scaleOf(field))?.toString() ?? null],
    fromSql: ([scaled], field) => (typeof scaled === 'string' ? give(formatScaledText(scaled, scaleOf(field)), field) : null),
    sort: (name) => ({ column: name, type: 'bigint' }),
  };
}

function formatScaledText(scaled: string, scale: number): string {
  return scale === 0 ? scaled : formatScaled(BigInt(scaled), scale);
}

const addressParts = ['country', 'province', 'city', 'district', 'detail'] as const;

function addressOf(parts: readonly unknown[]): Address | null {
  const given = addressParts.flatMap((part, at) => {
    const text = textOf(parts[at]);
    return text === null ? [] : [[part, text] as const];
  });
  return given.length === 0 ? null : Object.fromEntries(given);
}

function instantOf(part: unknown): string | null {
  if (part instanceof Date) return part.toISOString();
  return typeof part === 'string' ? new Date(part).toISOString() : null;
}

/** A computed field has columns where it is kept up to date: those its value would have as a field that people fill in. */
const keptColumns: FieldColumns<FormulaField, FieldValues['formula']> = {
  columns: (name, field) => (field.column === undefined ? [] : columnsOf(plainField(field)).columns(name, plainField(field))),
  toSql: (_, field) => keptColumns.columns('', field).map(() => null),
  fromSql: (parts, field) => {
    const [minor, currency] = parts;
    // A sum over nothing has no currency.
    if (field.result === 'money' && typeof minor === 'string' && typeof currency !== 'string')
      return { amount: formatScaledText(minor, 2), currency: '' };
    return computedValue(columnsOf(plainField(field)).fromSql(parts, plainField(field)));
  },
  sort: (name, field) => (field.column === undefined ? null : columnsOf(plainField(field)).sort(name, plainField(field))),
};

/** Lists, addresses and files are never computed. */
function computedValue(value: FieldValue): FieldValues['formula'] | null {
  if (typeof value !== 'object') return value;
  return value !== null && 'amount' in value ? value : null;
}

/** One entry per field kind; leaving one out does not compile. Multi-choice lies in a link table. */
export const fieldColumns: Table = {
  text: textColumns((field) => field.maxLength ?? 255, true),
  long_text: textColumns((field) => field.maxLength ?? 20_000, true),
  number: scaledColumns(
    (field) => field.scale,
    (text, field) => (field.scale === 0 ? Number(text) : text),
  ),
  money: {
    columns: (name) => [
      { name: `${name}_minor`, type: 'bigint' },
      { name: `${name}_currency`, type: 'text', check: `${name}_currency ~ '^[A-Z]{3}$' and (${name}_minor is null) = (${name}_currency is null)` },
    ],
    toSql: (value) => [moneyToMinor(value)?.toString() ?? null, value.currency],
    fromSql: ([minor, currency]) =>
      typeof minor === 'string' && typeof currency === 'string' ? { amount: formatScaledText(minor, currencyExponent(currency)), currency } : null,
    sort: (name) => ({ column: `${name}_minor`, type: 'bigint' }),
  },
  percent: scaledColumns(
    () => 2,
    (text) => text,
  ),
  boolean: {
    columns: (name) => [{ name, type: 'boolean' }],
    toSql: (value) => [value],
    fromSql: ([value]) => (typeof value === 'boolean' ? value : null),
    sort: (name) => ({ column: name, type: 'boolean' }),
  },
  date: {
    columns: (name) => [{ name, type: 'date' }],
    toSql: (value) => [value],
    fromSql: ([day]) => textOf(day),
    sort: (name) => ({ column: name, type: 'date' }),
  },
  datetime: {
    columns: (name) => [{ name, type: 'timestamptz' }],
    toSql: (value) => [new Date(value).toISOString()],
    fromSql: ([instant]) => instantOf(instant),
    sort: (name) => ({ column: name, type: 'timestamptz' }),
  },
  choice: {
    columns: (name, field) =>
      field.open
        ? [{ name, type: 'text' }]
        : [{ name, type: 'text', check: `${name} in (${field.options.map((option) => quoted(option.value)).join(', ')})` }],
    toSql: (value) => [value],
    fromSql: ([value]) => textOf(value),
    sort: (name) => ({ column: name, type: 'text' }),
  },
  multi_choice: {
    columns: () => [],
    toSql: () => [],
    fromSql: ([values], field) => {
      if (!Array.isArray(values) || values.length === 0) return null;
      const chosen = new Set(values);
      return field.options.map((option) => option.value).filter((value) => chosen.has(value));
    },
    sort: () => null,
  },
  multi_reference: {
    columns: () => [],
    toSql: () => [],
    fromSql: ([ids]) => {
      if (!Array.isArray(ids) || ids.length === 0) return null;
      return [...new Set(ids.map((id) => String(id).toLowerCase()))].toSorted();
    },
    sort: () => null,
  },
  reference: idColumns(),
  member: idColumns(),
  department: idColumns(),
  email: textColumns(() => 320, false),
  phone: textColumns(() => 40, false),
  identity_number: {
    ...textColumns(() => 40, false),
    toSql: (value) => [normaliseIdentityNumber(value)],
    // An order would tell the number step by step.
    sort: () => null,
  },
  url: textColumns(() => 2000, false),
  address: {
    columns: (name) => addressParts.map((part) => ({ name: `${name}_${part}`, type: 'text' })),
    toSql: (value) => addressParts.map((part) => value[part] ?? null),
    fromSql: addressOf,
    sort: (name) => ({ column: `${name}_province`, type: 'text', collation: pinyinCollation }),
  },
  file: {
    columns: (name) => [{ name, type: 'jsonb' }],
    toSql: (value) => [value.length === 0 ? null : value],
    fromSql: ([files]) => (Array.isArray(files) && files.length > 0 ? files : null),
    sort: () => null,
  },
  formula: keptColumns,
};

/** The storage of a field's kind. */
export function columnsOf(field: Field): FieldColumns<Field, FieldValue> {
  return fieldColumns[field.kind];
}

/** A text as SQL literal; only for declared names, never for input. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
