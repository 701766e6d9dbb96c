import { rulesOf } from '../../contract/objects/field-kinds.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import type { RecordRow } from '../../contract/records/query.ts';
import type { CellSetting } from './export-cells.ts';
import type { ExportColumn } from './export-columns.ts';

/** Makes the reader of a column for CSV: plain digits that add up, names instead of ids, words in the person's language. */
export function textReader({ path, stored, words }: ExportColumn, setting: CellSetting): (row: RecordRow) => string {
  return (row) => {
    const value = row[path];
    if (value === null || value === undefined) return '';
    const name = row._names?.[path];
    if (name !== null && name !== undefined) return name;
    if (words) return words.get(String(value)) ?? String(value);
    if (!stored) return String(value);
    const { field } = stored;
    if (field.kind === 'money' || (field.kind === 'formula' && field.result === 'money')) return moneyText(value, setting.currency);
    if (field.kind === 'number' || field.kind === 'percent') return String(value);
    // oxlint-disable-next-line sloop/no-assertion -- the row was read by this very field's reader
    return rulesOf(field).format(value as Exclude<FieldValue, null>, field, setting);
  };
}

/** The currency only where it is not the workspace's. */
function moneyText(value: unknown, currency: string): string {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('currency' in value)) return '';
  return value.currency === currency ? String(value.amount) : `${String(value.currency)} ${String(value.amount)}`;
}
