import { notFound } from '#platform/contract/errors.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';
import { namedObject } from '../history/read-record-at.ts';
import { findVisible } from '../live/find-visible.ts';

/** The object of a record the actor sees; a record out of their sight is not found, as everywhere. */
export async function requireInSight(ctx: Context, objectId: string, id: string): Promise<ObjectDefinition> {
  const object = namedObject(ctx, objectId);
  if (!(await findVisible(ctx, object.id, [id])).has(id)) throw notFound(object.label);
  return object;
}
