import type { FoundMatch } from '../../contract/duplicates/duplicates.routes.ts';
import { matchKeysOf } from '../../contract/duplicates/match-keys.ts';
import { scorePair } from '../../contract/duplicates/score-pair.ts';
import { isGranted } from '../policy/scope.ts';
import type { Context } from '../context.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { forbidden, notFound } from '#platform/contract/errors.ts';
import { findActiveRules } from './active-rules.ts';
import { findCandidates } from './candidates.ts';

/** What a form shows while somebody types. */
export interface FoundMatches {
  readonly matches: FoundMatch[];
  readonly isRefused: boolean;
}

/** So many are shown. */
const shownAtMost = 8;

/** Records that are, or may be, the same as values that are not saved yet; of those out of sight only that they exist. */
export async function findMatches(
  ctx: Context,
  input: { readonly object: string; readonly values: Readonly<Record<string, unknown>>; readonly id?: string | undefined },
): Promise<FoundMatches> {
  requireObject(ctx, input.object);
  const active = await findActiveRules(ctx, input.object);
  if (!active) return { matches: [], isRefused: false };
  const { rules } = active;
  const storage = storageOf(objectNamed(ctx.registry, input.object));
  const candidates = await findCandidates(ctx, storage, rules, [matchKeysOf(rules, input.values)]);
  const matches = (candidates.get(0) ?? [])
    .filter((candidate) => candidate.id !== input.id)
    .flatMap(({ id, name, isVisible, values }) => {
      const { verdict, confidence, reasons, points } = scorePair(rules, input.values, values);
      // The reasons would tell what stands in a record out of sight.
      const found = isVisible ? { id, name, reasons: reasons.map(copyReason) } : { id: null, name: null, reasons: [] };
      return verdict === 'different' ? [] : [{ points, match: { ...found, verdict, confidence } }];
    })
    .toSorted((a, b) => b.points - a.points)
    .slice(0, shownAtMost)
    .map(({ match }) => match);
  return { matches, isRefused: rules.onCertain === 'block' && matches.some(({ verdict }) => verdict === 'certain') };
}

/** Refuses objects there are none of, and those the actor may neither see nor make. */
export function requireObject(ctx: Context, object: string): void {
  if (!ctx.registry.objects.has(object)) throw notFound({ zh: '对象', en: 'Object' });
  if (isGranted(ctx.actor, object, 'see')) return;
  throw forbidden('duplicate.object_hidden', { zh: '你的角色不能查看这类记录。', en: 'Your role may not see records of this kind.' });
}

function copyReason({
  fields,
  as,
  points,
}: {
  readonly fields: readonly string[];
  readonly as: FoundMatch['reasons'][number]['as'];
  readonly points: number;
}) {
  return { fields: [...fields], as, points };
}
