import { has } from '#engine/contract/actor.ts';
import { declaredPrivacy, seesPrivateAbility } from '#engine/contract/policy/privacy.ts';
import { canBePrivate } from '#engine/contract/policy/mask-value.ts';
import type { revealFieldRoute } from '#engine/contract/policy/reveal.routes.ts';
import type { Context } from '#engine/server/context.ts';
import { hiddenFields } from '#engine/server/policy/field-access.ts';
import { getRecord } from '#engine/server/records/records.ts';
import { raiseRevision, requireAbility } from '#features/organisation/server/public.ts';
import { invalid, notFound } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type { listPrivateFieldsRoute, setPrivateFieldRoute } from '../../contract/access.routes.ts';
import { requireObject } from '../access.policy.ts';
import * as queries from '../access.queries.ts';

/** Every field that can be private, by object, and whom it is private to. */
export async function listPrivateFields(ctx: Context): Promise<RouteOutput<typeof listPrivateFieldsRoute>> {
  requireAbility(ctx.actor, 'member.manage');
  const decided = new Map((await queries.listPrivacy(ctx.session)).map(({ object, field, level }) => [`${object}.${field}`, level]));
  const objects = [...ctx.registry.objects.values()].map((object) => ({
    object: object.id,
    label: object.labelPlural,
    fields: Object.entries(object.fields)
      .filter(([name, field]) => canBePrivate(object, name, field))
      .map(([name, field]) => {
        const declared = declaredPrivacy(field);
        return { field: name, label: { ...field.label }, kind: field.kind, level: decided.get(`${object.id}.${name}`) ?? declared, declared };
      }),
  }));
  return { objects: objects.filter((object) => object.fields.length > 0) };
}

/** Decides whom a field is masked for: nobody, those who see but may not change the record, or everybody. */
export async function setPrivateField(
  ctx: Context,
  input: RouteInput<typeof setPrivateFieldRoute>,
): Promise<RouteOutput<typeof setPrivateFieldRoute>> {
  requireAbility(ctx.actor, 'member.manage');
  const object = requireObject(ctx, input.object);
  const field = object.fields[input.field];
  if (!field) throw notFound({ zh: '字段', en: 'Field' });
  if (input.level !== 'open' && !canBePrivate(object, input.field, field))
    throw invalid([
      { field: 'field', code: 'access.cannot_be_private', message: { zh: '这种字段不能设为私密。', en: 'A field of this kind cannot be private.' } },
    ]);
  const given = { ...input, workspaceId: ctx.workspace.id, at: ctx.now, by: ctx.actor.memberId };
  if (await queries.savePrivacy(ctx.session, given)) {
    const kind = input.level === 'open' ? 'access.field_made_open' : 'access.field_made_private';
    ctx.emit({ kind, object: 'workspace', recordId: ctx.workspace.id, facts: { object: input.object, field: input.field, level: input.level } });
    await raiseRevision(ctx);
  }
  return input;
}

/** The value of a private field of one record; who asked for it is in the log. */
export async function revealField(ctx: Context, input: RouteInput<typeof revealFieldRoute>): Promise<RouteOutput<typeof revealFieldRoute>> {
  const object = requireObject(ctx, input.object);
  if (!has(ctx.actor, seesPrivateAbility)) requireAbility(ctx.actor, 'private.reveal');
  const { masked, maskedForViewers: _, ...actor } = ctx.actor;
  if (!masked?.get(object.id)?.includes(input.field) || hiddenFields(ctx.actor, object.id).includes(input.field))
    throw notFound({ zh: '私密字段', en: 'Private field' });
  const record = await getRecord({ ...ctx, actor }, object.id, input.id);
  ctx.emit({ kind: 'access.revealed', object: object.id, recordId: input.id, facts: { field: input.field } });
  return { field: input.field, value: record[input.field] ?? null };
}
