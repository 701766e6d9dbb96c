import type { FieldValue } from '../../contract/objects/fields.ts';
import { maskValue } from '../../contract/policy/mask-value.ts';

/** Replaces the values of these fields by what is shown of them, and says under `_masked` which there were. */
export function maskRow(row: Record<string, unknown>, masked: readonly string[]): void {
  const filled = masked.filter((path) => row[path] !== null && row[path] !== undefined);
  // oxlint-disable-next-line sloop/no-assertion -- the row's values were read by the fields' own readers
  for (const path of filled) row[path] = maskValue(row[path] as FieldValue);
  if (filled.length > 0) row['_masked'] = filled;
}
