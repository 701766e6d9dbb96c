import type { WebObject } from '../objects/object-registry.ts';

/** Fields a card shows. */
export function cardColumns(web: WebObject): string[] {
  return [...new Set([web.object.nameField, ...web.headerFields, ...(web.object.ownerField === undefined ? [] : [web.object.ownerField])])];
}

/** The first amount of an object: what its columns are summed by. */
export function sumField(web: WebObject): string | undefined {
  return web.headerFields.find((name) => web.object.fields[name]?.kind === 'money');
}
