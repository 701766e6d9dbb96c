import { parseHumanDate } from '#platform/contract/format/parse-human-date.ts';
import { parseHumanMoney } from '#platform/contract/format/parse-human-money.ts';
import { rulesOf } from '#engine/contract/objects/field-kinds.ts';
import type { ReadSetting } from '#engine/contract/objects/field-kinds.ts';
import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';
import { parseInstantText } from '#engine/contract/objects/parse-field-text.ts';

/** What a pasted text means in a field: a value, a name to be looked up, or nothing that can be read. */
export type Pasted = { readonly value: FieldValue } | { readonly name: string } | { readonly isUnread: true };

/** Reads a text as people and spreadsheets write it: 「3万」「下周三」「60%」, a name, an option’s label. */
export function readPasted(field: Field, text: string, setting: ReadSetting, now: Date): Pasted {
  const plain = text.trim();
  if (plain === '' || plain === '—') return { value: null };
  const value = valueOf(field, plain, setting, now);
  if (value !== undefined && rulesOf(field).schema(field).safeParse(value).success) return { value };
  if (field.kind === 'reference' || field.kind === 'member' || field.kind === 'department') return { name: plain };
  return { isUnread: true };
}

function valueOf(field: Field, text: string, setting: ReadSetting, now: Date): FieldValue | undefined {
  const read = rulesOf(field).parse(text, field, setting);
  if (read !== undefined) return read;
  if (field.kind === 'percent') return rulesOf(field).parse(text.replace(/[%％]\s*$/, ''), field, setting);
  if (field.kind === 'number') {
    const amount = parseHumanMoney(text);
    return amount === undefined ? undefined : rulesOf(field).parse(amount, field, setting);
  }
  const date = field.kind === 'date' || field.kind === 'datetime' ? parseHumanDate(text, now, setting.timeZone) : undefined;
  if (!date) return undefined;
  return field.kind === 'date' ? date.day : parseInstantText(`${date.day} ${date.clock ?? '09:00'}`, setting.timeZone);
}
