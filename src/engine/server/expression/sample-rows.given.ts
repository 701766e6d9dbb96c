import fc from 'fast-check';
import { SAMPLE_OBJECTS } from '#engine/contract/expression/sample-schema.given.ts';
import { parseDecimal } from '#engine/contract/expression/exact-decimal.ts';
import type { ExprRecord } from '#engine/contract/expression/record.ts';
import { scaleOf, type ExprField, type ExprObject } from '#engine/contract/expression/schema.ts';

/** Texts with the traps of real data: blank, accents, full width, beyond the basic plane. */
export const TEXTS = [
  '',
  'a',
  'A',
  'Acme',
  'acme 有限公司',
  '上海贝锐',
  '上海',
  '无',
  ' 暂无 ',
  'TBD',
  '111',
  '--',
  '7',
  "O'Neil",
  'back\\slash',
  '50%_off',
  'Ünïcode',
  'ÜNÏCODE',
  'Ａ全角',
  '\u3000两端 \u00a0',
  '𠮷野家',
  '\uff5e',
  'ß',
  'line\nbreak',
  'дела',
  'Дела',
];
const WHOLE = ['0', '1', '2', '3', '7', '10', '-1', '-5', '100', '12345', '9007199254740993', '9223372036854775807', '-9223372036854775808'];
const FRACTIONS = ['0', '1', '0.001', '0.005', '1.005', '2.5', '-2.5', '3.14', '99.99', '-0.125', '1000000.001', '33.33', '50'];
const MINOR = ['0', '1', '-1', '100', '150', '999', '1000000', '1000001', '-25000', '123456789012', '9223372036854775807'];
const DATES = [
  '2026-03-15',
  '2026-03-14',
  '2026-03-16',
  '2026-03-09',
  '2026-03-31',
  '2026-04-01',
  '2026-01-01',
  '2025-12-31',
  '2024-02-29',
  '2026-02-16',
  '2026-02-28',
  '2025-10-01',
  '1969-12-28',
  '0001-01-02',
  '9999-12-30',
];
const INSTANTS = [
  '2026-03-15T15:59:59.999Z',
  '2026-03-15T16:00:00.000Z',
  '2026-03-14T16:00:00.000Z',
  '2026-03-15T04:00:00.000Z',
  '2026-03-08T07:30:00.000Z',
  '2026-01-01T00:00:00.123Z',
  '2025-12-31T16:00:00.000Z',
  '2025-11-02T05:59:59.000Z',
  '1970-01-01T00:00:00.000Z',
  '2040-06-30T12:34:56.789Z',
];
const CURRENCIES = ['CNY', 'USD', 'JPY', 'KWD'];
const SIZES: Readonly<Record<string, number>> = { member: 5, account: 6, opportunity: 10, activity: 16, comment: 12 };
const ORDER = ['member', 'account', 'opportunity', 'activity', 'comment'];

/** The id of the n-th row of an object; the same in every workspace, so that a forgotten workspace condition shows. */
export function idOf(object: string, index: number): string {
  return `00000000-0000-7000-8000-${String(ORDER.indexOf(object)).padStart(2, '0')}${String(index).padStart(10, '0')}`;
}

/** One row of the small world: an id, its values as a record holds them, and the ids it refers to by column. */
export interface SampleRow {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly references: Readonly<Record<string, string | null>>;
}
/** Rows of every object, by its name. */
export type SampleRows = Readonly<Record<string, readonly SampleRow[]>>;

/** Random rows of every object, nulls everywhere. */
export const sampleRows: fc.Arbitrary<SampleRows> = fc.record(Object.fromEntries(SAMPLE_OBJECTS.map((object) => [object.name, rowsOf(object)])));

function rowsOf(object: ExprObject): fc.Arbitrary<SampleRow[]> {
  const rows = Array.from({ length: SIZES[object.name] ?? 0 }, (_, index) => rowOf(object, idOf(object.name, index)));
  return fc.tuple(...rows);
}

function rowOf(object: ExprObject, id: string): fc.Arbitrary<SampleRow> {
  const values = [...object.fields.values()].map((field) => [field.name, valueOf(field)] as const);
  const columns = [...[...object.references.values()].map((each) => [each.column, each.object] as const), ...parentColumns(object)];
  const references = columns.map(
    ([column, target]) =>
      [
        column,
        fc.option(
          fc.nat((SIZES[target] ?? 1) - 1).map((n) => idOf(target, n)),
          { freq: 4 },
        ),
      ] as const,
  );
  return fc.record({ id: fc.constant(id), values: fc.record(Object.fromEntries(values)), references: fc.record(Object.fromEntries(references)) });
}

/** Columns that only the parent's list of children declares. */
function parentColumns(object: ExprObject): (readonly [string, string])[] {
  return object.name === 'comment' ? [['activity_id', 'activity']] : [];
}

function valueOf(field: ExprField): fc.Arbitrary<unknown> {
  const { type } = field;
  switch (type.kind) {
    case 'text':
      return fc.option(fc.constantFrom(...TEXTS), { freq: 5 });
    case 'choice':
      return fc.option(fc.constantFrom(...type.options), { freq: 5 });
    case 'choices':
      return fc.subarray(type.options.length > 0 ? [...type.options] : ['x', 'y']);
    case 'file-list':
      return fc.subarray(['f1', 'f2']);
    case 'boolean':
      return fc.constantFrom(true, false, null);
    case 'integer':
      return fc.option(fc.constantFrom(...WHOLE), { freq: 5 });
    case 'decimal':
    case 'percent':
      return fc.option(fc.constantFrom(...FRACTIONS.filter((text) => (parseDecimal(text)?.scale ?? 0) <= scaleOf(field))), { freq: 5 });
    case 'money':
      return fc.option(fc.record({ minor: fc.constantFrom(...MINOR), currency: fc.constantFrom(...(field.currencies ?? CURRENCIES)) }), { freq: 5 });
    case 'date':
      return fc.option(fc.constantFrom(...DATES), { freq: 5 });
    case 'instant':
      return fc.option(fc.constantFrom(...INSTANTS), { freq: 5 });
    default:
      return fc.constant(null);
  }
}

/** A row with everything an expression may ask of it: references and children as records, built when asked for. */
export function recordOf(rows: SampleRows, object: string, row: SampleRow): ExprRecord {
  const shape = SAMPLE_OBJECTS.find((each) => each.name === object);
  const referenceOf = (target: string, column: string): ExprRecord | null => {
    const found = rows[target]?.find((each) => each.id === row.references[column]);
    return found ? recordOf(rows, target, found) : null;
  };
  const childrenOf = (target: string, column: string): ExprRecord[] =>
    (rows[target] ?? []).filter((each) => each.references[column] === row.id).map((each) => recordOf(rows, target, each));
  return {
    id: row.id,
    values: row.values,
    get references() {
      return Object.fromEntries([...(shape?.references ?? [])].map(([name, { object: target, column }]) => [name, referenceOf(target, column)]));
    },
    get children() {
      return Object.fromEntries([...(shape?.children ?? [])].map(([name, each]) => [name, childrenOf(each.object, each.referenceColumn)]));
    },
  };
}
