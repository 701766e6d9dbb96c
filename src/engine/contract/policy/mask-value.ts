import type { Field, FieldValue } from '../objects/fields.ts';

/** Kinds of fields that can be private. */
const maskable: ReadonlySet<string> = new Set([
  'text',
  'long_text',
  'phone',
  'identity_number',
  'email',
  'url',
  'address',
  'number',
  'money',
  'percent',
  'date',
  'datetime',
]);

/** Whether a field can be made private: it names no other record and nothing is decided by it. */
export function canBePrivate(object: { readonly nameField: string; readonly ownerField?: string | undefined }, name: string, field: Field): boolean {
  return maskable.has(field.kind) && name !== object.nameField && name !== object.ownerField;
}

/** What is shown of a private value: enough to tell it from others, not enough to use it; nothing of what is no text. */
export function maskValue(value: FieldValue): FieldValue {
  if (typeof value !== 'string' || value === '') return null;
  const at = value.indexOf('@');
  if (at > 0) return `${value.slice(0, 1)}***${value.slice(at)}`;
  const digits = value.replace(/\D/g, '').length;
  if (digits >= 7 && digits * 2 > value.length) return `${value.slice(0, 3)}${'*'.repeat(Math.max(value.length - 7, 4))}${value.slice(-4)}`;
  return `${[...value][0] ?? ''}***`;
}
