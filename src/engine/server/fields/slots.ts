import type { Label } from '#platform/contract/label.ts';
import type { FieldKind } from '../../contract/objects/fields.ts';
import type { ColumnType } from './field-columns.ts';

/** One kind of typed slot columns of a record table: how they begin, what they hold, how many there are. */
export interface SlotKind {
  readonly id: string;
  readonly label: Label;
  readonly count: number;
  /** Columns of one slot, without its beginning. */
  readonly columns: readonly { readonly suffix: string; readonly type: ColumnType }[];
  readonly holds: readonly FieldKind[];
}

const one = (type: ColumnType, suffix = '') => [{ suffix, type }];

/** The slots every record table has. Typed, because under row security only leakproof comparisons can use an index. */
export const slotKinds: readonly SlotKind[] = [
  {
    id: 'text',
    label: { zh: '文本', en: 'Text' },
    count: 16,
    columns: one('text'),
    holds: ['text', 'choice', 'email', 'phone', 'identity_number', 'url'],
  },
  { id: 'int', label: { zh: '数字', en: 'Number' }, count: 10, columns: one('bigint'), holds: ['number', 'percent'] },
  { id: 'bool', label: { zh: '是否', en: 'Yes or no' }, count: 6, columns: one('boolean'), holds: ['boolean'] },
  { id: 'date', label: { zh: '日期', en: 'Date' }, count: 6, columns: one('date'), holds: ['date'] },
  { id: 'time', label: { zh: '时间', en: 'Date and time' }, count: 4, columns: one('timestamptz'), holds: ['datetime'] },
  { id: 'ref', label: { zh: '引用', en: 'Reference' }, count: 8, columns: one('uuid', '_id'), holds: ['reference', 'member', 'department'] },
  {
    id: 'money',
    label: { zh: '金额', en: 'Money' },
    count: 4,
    columns: [
      { suffix: '_minor', type: 'bigint' },
      { suffix: '_currency', type: 'text' },
    ],
    holds: ['money'],
  },
];

/** The kind of slot that holds fields of this kind; undefined for those that lie elsewhere. */
export function slotKindOf(kind: string): SlotKind | undefined {
  return slotKinds.find((slot) => slot.holds.some((held) => held === kind));
}

/** The beginnings of the columns of all slots of a kind: `x_text_1`, `x_text_2` … */
export function slotNames(kind: SlotKind): string[] {
  return Array.from({ length: kind.count }, (_, at) => `x_${kind.id}_${at + 1}`);
}

/** Every slot column with its type, and the document of what has found no slot. */
export function slotColumns(): (readonly [name: string, type: ColumnType])[] {
  const slots = slotKinds.flatMap((kind) =>
    slotNames(kind).flatMap((name) => kind.columns.map(({ suffix, type }) => [`${name}${suffix}`, type] as const)),
  );
  return [...slots, ['custom', 'jsonb']];
}
