import { useLabel } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';

/** What stands above a field's values: its label, with the unit of a number in brackets, so that figures stay bare. */
export function useFieldTitle(): (field: Field) => string {
  const label = useLabel();
  return (field) => (field.kind === 'number' && field.unit ? `${label(field.label)} (${label(field.unit)})` : label(field.label));
}
