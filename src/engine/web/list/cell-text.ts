import { rulesOf } from '#engine/contract/objects/field-kinds.ts';
import type { ReadSetting } from '#engine/contract/objects/field-kinds.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { fieldAt } from '../objects/object-registry.ts';
import { readValue } from '../objects/read-value.ts';

/** A cell as text for the clipboard: names, plain amounts and ISO days, so that spreadsheets and a paste here read it back. */
export function textOfCell(fields: Readonly<Record<string, Field>>, row: RecordRow, path: string, setting: ReadSetting): string {
  const field = fieldAt(fields, path);
  const value = readValue(row, path);
  if (!field || value === null) return '';
  const name = row._names?.[path];
  if (name) return name;
  if (field.kind === 'money' && typeof value === 'object' && 'currency' in value) {
    return value.currency === setting.currency ? value.amount : `${value.currency} ${value.amount}`;
  }
  if (field.kind === 'date') return String(value);
  return rulesOf(field).format(value, field, setting);
}
