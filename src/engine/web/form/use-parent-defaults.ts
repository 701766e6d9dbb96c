import { useRoute } from '#platform/web/api.ts';
import { isWritable } from '#engine/contract/records/record-schemas.ts';
import { findWebObject, routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { readValue } from '../objects/read-value.ts';
import type { Draft } from './record-form.tsx';

/** The reference of a new record that was given with it: its parent. */
export function parentOf(web: WebObject, values: Draft): { readonly field: string; readonly object: string; readonly id: string } | undefined {
  for (const [name, value] of Object.entries(values)) {
    const field = web.object.fields[name];
    if (field?.kind === 'reference' && typeof value === 'string') return { field: name, object: field.object, id: value };
  }
  return undefined;
}

/**
 * What a new record takes from its parent: fields of the same id that refer to the same object, such as the customer of the deal a
 * contact or follow-up is added to. Values of its own are not copied, they would grow old.
 */
export function useParentDefaults(web: WebObject, values: Draft): Draft {
  const parent = parentOf(web, values);
  const known = parent && findWebObject(parent.object);
  const record = useRoute(routesOf(known?.object ?? web.object).get, { id: parent?.id ?? '' }, { enabled: known !== undefined });
  if (!known || !record.data) return {};
  const row = record.data;
  const shared = Object.entries(web.object.fields).flatMap(([name, field]) => {
    const above = known.object.fields[name];
    const isSame = field.kind === 'reference' && above?.kind === 'reference' && field.object === above.object;
    const value = isSame && isWritable(field) && (values[name] ?? null) === null ? readValue(row, name) : null;
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(shared);
}
