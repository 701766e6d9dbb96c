import type { ObjectGrant, RoleDefinition } from '#engine/contract/actor.ts';
import { assignmentsInForce, computeReach, type ReachInput } from './compute-reach.ts';
import { roleOf } from './roles.ts';

/** The organisation before a change, without the member whose view is asked for. */
export type Organisation = Omit<ReachInput, 'memberId'> & {
  /** The definition of a stored role; absent: only built-in ones are known. */
  readonly roleOf?: (stored: string) => RoleDefinition;
};

/** Whose records somebody comes to see or sees no longer. */
export interface VisibilityChange {
  /** Whose records the changed member comes to see. */
  readonly gains: readonly string[];
  readonly loses: readonly string[];
  /** Who comes to see the changed member's records. */
  readonly seenBy: readonly string[];
  readonly unseenBy: readonly string[];
}

/** What one member's changed assignments mean for records without a rule of their own: who sees whose, before against after. */
export function compareVisibility(memberId: string, before: Organisation, after: Organisation): VisibilityChange {
  const present = [...new Set(before.assignments.concat(after.assignments).map((each) => each.memberId))];
  const others = present.filter((id) => id !== memberId);
  const own = { was: seenBy(memberId, before), is: seenBy(memberId, after) };
  const views = others.map((id) => ({ id, was: seenBy(id, before)(memberId), is: seenBy(id, after)(memberId) }));
  return {
    gains: others.filter((id) => own.is(id) && !own.was(id)),
    loses: others.filter((id) => own.was(id) && !own.is(id)),
    seenBy: views.filter((view) => view.is && !view.was).map((view) => view.id),
    unseenBy: views.filter((view) => view.was && !view.is).map((view) => view.id),
  };
}

function seenBy(memberId: string, organisation: Organisation): (ownerId: string) => boolean {
  const role = (organisation.roleOf ?? roleOf)(assignmentsInForce(organisation.assignments, organisation.date).get(memberId)?.role ?? '');
  const { visibility }: ObjectGrant = role.otherObjects;
  if (visibility === 'all') return () => true;
  const reach = new Set(computeReach({ ...organisation, memberId })[visibility]);
  return (ownerId) => reach.has(ownerId);
}
