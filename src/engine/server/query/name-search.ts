import type { ObjectStorage } from '../fields/object-storage.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';

/** The condition that a record's name contains a text, upper and lower case alike. */
export function nameSearchSql(storage: ObjectStorage, alias: string, text: string, parameters: SqlParameters): string {
  const wanted = parameters.add(text.normalize('NFKC'), 'text');
  return `position(lower(${wanted}) in lower(${alias}.${storage.object.nameField})) > 0`;
}
