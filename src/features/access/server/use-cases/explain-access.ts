import type { Context } from '#engine/server/context.ts';
import { explainFor } from '#engine/server/policy/explain-access.ts';
import { getRecord } from '#engine/server/records/records.ts';
import { actorNow, requireAbility, roleLabelsOf } from '#features/organisation/server/public.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type { explainAccessRoute } from '../../contract/access.routes.ts';
import { requireObject } from '../access.policy.ts';

/** Why somebody can or cannot see and change a record: of oneself for anybody, of others for who manages access. */
export async function explainMemberAccess(
  ctx: Context,
  input: RouteInput<typeof explainAccessRoute>,
): Promise<RouteOutput<typeof explainAccessRoute>> {
  const object = requireObject(ctx, input.object);
  const memberId = input.member ?? ctx.actor.memberId;
  if (memberId !== ctx.actor.memberId) requireAbility(ctx.actor, 'member.manage');
  // Whoever asks must see the record themselves: the answer names its owner and its rules.
  const record = await getRecord(ctx, object.id, input.id);
  const actor = memberId === ctx.actor.memberId ? ctx.actor : await actorNow(ctx, memberId);
  const explained = await explainFor(ctx, actor, object.id, input.id);
  const roles = await roleLabelsOf(ctx, actor.roles ?? [actor.role.id]);
  const name = record[object.nameField];
  return { ...explained, record: typeof name === 'string' ? name : '', member: { id: memberId, name: actor.name }, roles };
}
