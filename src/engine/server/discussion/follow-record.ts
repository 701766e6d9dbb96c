import type { RouteInput } from '#platform/contract/route.ts';
import type { Following } from '../../contract/discussion/discussion.routes.ts';
import type * as routes from '../../contract/discussion/discussion.routes.ts';
import type { Context } from '../context.ts';
import { listFollowers, saveFollowing } from './follow.queries.ts';
import { requireInSight } from './record-in-sight.ts';

/** Whether the actor is told of changes of a record they see, and who else is. */
export async function getFollowing(ctx: Context, input: RouteInput<typeof routes.getFollowingRoute>): Promise<Following> {
  const object = await requireInSight(ctx, input.object, input.id);
  const followers = await listFollowers(ctx, object.id, [input.id]);
  const own = followers.find((each) => each.memberId === ctx.actor.memberId);
  return {
    isOn: own !== undefined,
    isByOwning: own?.isByOwning ?? false,
    people: followers.map(({ memberId, name }) => ({ id: memberId, name })),
  };
}

/** Follows a record or no longer does; an owner who does not want to be told says so the same way. */
export async function setFollowing(ctx: Context, input: RouteInput<typeof routes.setFollowingRoute>): Promise<Following> {
  const object = await requireInSight(ctx, input.object, input.id);
  await saveFollowing(ctx, { object: object.id, recordId: input.id }, input.isOn);
  return getFollowing(ctx, input);
}
