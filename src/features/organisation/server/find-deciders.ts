import { has } from '#engine/contract/actor.ts';
import type { Context } from '#engine/server/context.ts';
import { assignmentsInForce } from '../contract/compute-reach.ts';
import { buildActor } from './build-actor.ts';
import { readOrganisation } from './load-organisation.ts';
import { todayOf } from './organisation-changes.ts';

/** At most so many are asked when nobody above has the ability. */
const mostAsked = 10;

/** Who decides on what a member asks for: the nearest superior with the ability; failing that, everybody who has it. */
export async function findDeciders(ctx: Context, memberId: string, ability: string): Promise<string[]> {
  const organisation = await readOrganisation(ctx.session);
  if (!organisation) return [];
  const today = todayOf(ctx);
  const may = (id: string): boolean => {
    const status = organisation.members.get(id)?.status;
    if (id === memberId || status === undefined || status === 'left' || status === 'system') return false;
    const actor = buildActor(organisation, id, today);
    return actor !== undefined && has(actor, ability);
  };
  const inForce = assignmentsInForce(organisation.assignments, today);
  const seen = new Set<string>();
  for (let above = inForce.get(memberId)?.managerId ?? null; above !== null && !seen.has(above); above = inForce.get(above)?.managerId ?? null) {
    if (may(above)) return [above];
    seen.add(above);
  }
  return [...organisation.members.keys()].filter(may).slice(0, mostAsked);
}
