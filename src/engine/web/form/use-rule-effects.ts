import { useReading } from '#platform/web/reading.ts';
import { useSession } from '#platform/web/session.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { effectsOf } from './rule-effects.ts';
import type { RuleEffects } from './rule-effects.ts';

/** What the rules of an object come to for the values a form or a page shows now. */
export function useRuleEffects(web: WebObject, values: Readonly<Record<string, unknown>>): RuleEffects {
  const session = useSession();
  const { timeZone, now } = useReading();
  return effectsOf(web, values, {
    now,
    timeZone,
    memberId: session?.member.id ?? null,
    teamMemberIds: session ? [session.member.id] : [],
  });
}
