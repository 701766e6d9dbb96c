import { type Actor, grantOn, widthOf } from '#engine/contract/actor.ts';
import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import type { Context } from '#engine/server/context.ts';
import { hiddenFields, lockedFields, maskedFields } from '#engine/server/policy/field-access.ts';
import { withMasks } from '#engine/server/policy/mask-actor.ts';
import { aggregateRecords, isGranted, queryRecords } from '#engine/server/records/records.ts';
import { actorNow, imagineActorNow, requireAbility, roleLabelsOf } from '#features/organisation/server/public.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type { simulateAccessRoute } from '../../contract/access.routes.ts';
import { requireObject } from '../access.policy.ts';

type Simulated = RouteOutput<typeof simulateAccessRoute>;

const sampleSize = 20;

/** What a member or a role would see: objects, actions, fields, how many records, and some of one object. Reads only; who looked is in the log. */
export async function simulateAccess(ctx: Context, input: RouteInput<typeof simulateAccessRoute>): Promise<Simulated> {
  requireAbility(ctx.actor, 'member.manage');
  const meant = 'member' in input ? await actorNow(ctx, input.member) : await imagineActorNow(ctx, input.roles, input.department);
  const actor = withMasks(ctx.registry, meant);
  const as = { ...ctx, actor };
  const objects: Simulated['objects'] = [];
  for (const object of ctx.registry.objects.values()) objects.push(await sightOf(as, actor, object));
  const sampled = input.object === undefined ? undefined : requireObject(ctx, input.object);
  const who = 'member' in input ? { member: input.member } : { roles: input.roles, department: input.department };
  ctx.emit({ kind: 'access.simulated', object: 'workspace', recordId: ctx.workspace.id, facts: { ...who, object: input.object ?? null } });
  return {
    name: actor.name,
    roles: await roleLabelsOf(ctx, actor.roles ?? [actor.role.id]),
    objects,
    sample: sampled && isGranted(actor, sampled.id, 'see') ? await sampleOf(as, sampled) : [],
  };
}

async function sightOf(ctx: Context, actor: Actor, object: ObjectDefinition): Promise<Simulated['objects'][number]> {
  const grant = grantOn(actor, object.id);
  const seen = isGranted(actor, object.id, 'see')
    ? await aggregateRecords(ctx, object.id, { totals: true, measures: [{ id: 'n', kind: 'count' }] })
    : undefined;
  return {
    object: object.id,
    label: object.labelPlural,
    actions: [...grant.actions],
    visibility: widthOf(grant, 'see'),
    updateVisibility: widthOf(grant, 'update'),
    hidden: [...hiddenFields(actor, object.id)],
    readOnly: [...lockedFields(actor, object.id)],
    masked: [...maskedFields(actor, object.id)],
    count: seen ? Number(seen.totals?.measures['n'] ?? 0) : null,
  };
}

async function sampleOf(ctx: Context, object: ObjectDefinition): Promise<Simulated['sample']> {
  const isNamed = !hiddenFields(ctx.actor, object.id).includes(object.nameField);
  const { rows } = await queryRecords(ctx, object.id, { columns: isNamed ? [object.nameField] : [], limit: sampleSize });
  return rows.map((row) => ({ id: row.id, name: typeof row[object.nameField] === 'string' ? String(row[object.nameField]) : row.id }));
}
