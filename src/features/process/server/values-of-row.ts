import type { FieldValue } from '#engine/contract/objects/fields.ts';
import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { Values } from '#engine/server/records/guard.ts';

/** The declared fields of a record as the engine gives it, without what it adds for people. */
export function valuesOfRow(object: ObjectDefinition, row: RecordRow): Values {
  const values: Record<string, FieldValue> = {};
  for (const name of Object.keys(object.fields)) values[name] = fieldValueOf(row[name]);
  return values;
}

/** A value of a record row; anything no field can hold is empty. */
export function fieldValueOf(value: unknown): FieldValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.filter((entry) => typeof entry === 'string');
  if (typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value) {
    return { amount: String(value.amount), currency: String(value.currency) };
  }
  return null;
}
