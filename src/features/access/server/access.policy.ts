import { type Actor, has } from '#engine/contract/actor.ts';
import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { Context } from '#engine/server/context.ts';
import { isGranted, ownersWithin } from '#engine/server/policy/scope.ts';
import { forbidden, notFound } from '#platform/contract/errors.ts';

/** The object of this name, or not found. */
export function requireObject(ctx: Context, id: string): ObjectDefinition {
  const object = ctx.registry.objects.get(id);
  if (!object) throw notFound({ zh: '对象', en: 'Object' });
  return object;
}

/** Whether somebody may share a record they see: they reach its owner for changing, not only by a share of their own. */
export function mayShare(actor: Actor, object: ObjectDefinition, record: RecordRow): boolean {
  if (!has(actor, 'record.share') || !isGranted(actor, object.id, 'update') || object.ownerField === undefined) return false;
  const owners = ownersWithin(actor, object.id, 'update');
  const owner = record[object.ownerField];
  return owners === undefined || (typeof owner === 'string' && owners.includes(owner));
}

/** Refuses sharing by who may not. */
export function requireShare(actor: Actor, object: ObjectDefinition, record: RecordRow): void {
  if (mayShare(actor, object, record)) return;
  throw forbidden('access.may_not_share', {
    zh: '只有能管到负责人、并有共享权限的人可以共享这条记录。',
    en: 'Only somebody with the right to share, within whose reach its owner is, may share this record.',
  });
}
