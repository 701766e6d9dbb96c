import type { FieldValue } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';

/** The value of a field in a row; null when it is empty or not among the columns asked for. */
export function readValue(row: RecordRow, path: string): FieldValue {
  // oxlint-disable-next-line sloop/no-assertion -- rows come from the server, which answers by the schema of the field's kind
  return (row[path] ?? null) as FieldValue;
}

/** The name of a record, or its id when it has none. */
export function nameOfRecord(row: RecordRow, nameField: string): string {
  const name = row[nameField];
  return typeof name === 'string' && name !== '' ? name : row.id;
}
