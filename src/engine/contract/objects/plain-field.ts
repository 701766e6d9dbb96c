import type { Field, FormulaField } from './fields.ts';

/** The stored kind a computed value is read, ordered and counted as. */
export function plainField({ label, help, result, scale = 0 }: FormulaField): Exclude<Field, FormulaField> {
  const common = { label, ...(help && { help }) };
  return result === 'number' ? { ...common, kind: 'number', scale } : { ...common, kind: result };
}

/** The field as filters ask for it: a computed one by what its value is. */
export function askedField(field: Field): Field {
  return field.kind === 'formula' ? plainField(field) : field;
}
