import type { Label } from '#platform/contract/label.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import { findWebObject, systemFieldsShown } from './object-registry.ts';

/** A field of an object, or one of a record it refers to. */
export interface FieldPath {
  readonly path: string;
  /** From the object's own field to the last one. */
  readonly labels: readonly Label[];
  readonly field: Field;
}

/** The fields of an object, and through each of its references the fields of the other object. */
export function fieldPaths(object: ObjectDefinition): readonly FieldPath[] {
  const own = Object.entries({ ...object.fields, ...systemFieldsShown }).map(([path, field]) => ({ path, labels: [field.label], field }));
  const through = own.flatMap(({ path, field }) => {
    const other = field.kind === 'reference' ? findWebObject(field.object)?.object : undefined;
    return Object.entries(other?.fields ?? {}).map(([name, far]) => ({ path: `${path}.${name}`, labels: [field.label, far.label], field: far }));
  });
  return [...own, ...through];
}
