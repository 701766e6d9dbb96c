import { z } from 'zod';
import type { Route } from '#platform/contract/route.ts';
import { field } from '../objects/fields.ts';
import { defineObject } from '../objects/object.ts';

/** Stands for any object of the workspace in the generic entrances below /api/records/:object. */
export const anyObject = defineObject({
  id: 'records',
  plural: 'records/:object',
  label: { zh: '任一对象的记录', en: 'a record of any object' },
  labelPlural: { zh: '任一对象的记录', en: 'records of any object' },
  nameField: 'name',
  fields: { name: field.text({ label: { zh: '名称', en: 'Name' } }) },
  views: [],
  layout: [],
  writes: 'generic',
});

/** The same entrance for whichever object stands in the path. */
export function forAnyObject(route: Route): Route & { readonly params: z.ZodObject } {
  return { ...route, params: z.object({ object: z.string().max(60) }).extend(route.params?.shape ?? {}) };
}
