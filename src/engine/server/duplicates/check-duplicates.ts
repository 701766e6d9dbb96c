import { mapInSlices } from '#platform/server/flow/map-in-slices.ts';
import type { MatchRules } from '../../contract/duplicates/match-rules.ts';
import type { Sketcher } from '../../contract/duplicates/record-sketch.ts';
import { scorePair } from '../../contract/duplicates/score-pair.ts';
import { has } from '../../contract/actor.ts';
import type { Context } from '../context.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import type { Draft, WriteOptions } from '../records/write-options.ts';
import { findActiveRules } from './active-rules.ts';
import { type Candidate, findBatchCandidates, findCandidates } from './candidates.ts';
import { type Match, matchIssue } from './match-issues.ts';
import { keyMaker, type RecordKeys } from './record-keys.ts';

/** So many matches are named; more help nobody. */
const namedAtMost = 5;

/**
 * Looks for records that are there already, whatever the door: certain ones refuse the write, possible ones warn. Two statements
 * for a whole batch, whose records are compared with each other too; none for objects without rules.
 */
export async function checkDuplicates(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[], options: WriteOptions): Promise<void> {
  if (drafts.length === 0 || options.unmatched === true) return;
  const active = await findActiveRules(ctx, storage.object.id);
  if (!active) return;
  const { rules } = active;
  const maker = keyMaker(storage, rules);
  const asked = drafts.filter((draft) => draft.before === null || maker.isConcerned(draft.changed));
  const askers = await mapInSlices(asked, (draft) => maker.of(draft.after));
  const candidates = await (askers.length > 1
    ? findBatchCandidates(ctx, storage, rules, askers, options.sketches)
    : findCandidates(
        ctx,
        storage,
        rules,
        askers.map(({ keys }) => keys),
      ));
  const earlier = createBatchIndex(maker.sketcher);
  await mapInSlices(asked, (draft, at) => {
    const own = askers[at];
    for (const key of own?.keys ?? []) if (own && maker.isWeak(key)) options.sketches?.add(key, draft.id, own.sketch);
    const found = matchesAmong(rules, draft, candidates.get(at) ?? []);
    if (own && asked.length > 1) {
      found.push(...matchesInBatch(rules, draft, earlier.sharing(own)));
      earlier.add(own, { draft, position: draft.place ?? at + 1 });
    }
    if (found.length > 0) judge(ctx, storage, { rules, draft, found, isAllowed: options.allowDuplicate === true });
  });
}

function judge(
  ctx: Context,
  storage: ObjectStorage,
  { rules, draft, found, isAllowed }: { rules: MatchRules; draft: Draft; found: readonly Match[]; isAllowed: boolean },
): void {
  const certain = found.filter(({ score }) => score.verdict === 'certain').slice(0, namedAtMost);
  const isRefused = certain.length > 0 && rules.onCertain === 'block';
  if (isRefused && !(isAllowed && has(ctx.actor, 'duplicate.allow'))) {
    draft.issues.push(matchIssue(storage.object, certain, isAllowed ? 'forbidden' : 'refused'));
    return;
  }
  const best = found.toSorted((a, b) => b.score.points - a.score.points).slice(0, namedAtMost);
  draft.warnings = [...(draft.warnings ?? []), matchIssue(storage.object, best, 'warning')];
}

/** What a changed record matches already is no news: only what it comes to match. */
function matchesAmong(rules: MatchRules, draft: Draft, candidates: readonly Candidate[]): Match[] {
  return candidates.flatMap((candidate) => {
    if (candidate.id === draft.id) return [];
    const score = scorePair(rules, draft.after, candidate.values);
    if (score.verdict === 'different') return [];
    if (draft.before && scorePair(rules, draft.before.values, candidate.values).verdict === score.verdict) return [];
    return [{ id: candidate.isVisible ? candidate.id : null, name: candidate.isVisible ? candidate.name : null, score }];
  });
}

interface Placed {
  readonly draft: Draft;
  readonly position: number;
}

function matchesInBatch(rules: MatchRules, draft: Draft, earlier: Iterable<Placed>): Match[] {
  return [...earlier].flatMap((other) => {
    const score = scorePair(rules, draft.after, other.draft.after);
    return score.verdict === 'different' ? [] : [{ id: null, name: null, score, inBatch: other.position }];
  });
}

/** Of one key, so many earlier records of the batch are compared. */
const comparedInBatch = 20;

function createBatchIndex(sketcher: Sketcher) {
  const byKey = new Map<string, { readonly placed: Placed; readonly sketch: Uint8Array }[]>();
  return {
    add({ keys, sketch }: RecordKeys, placed: Placed): void {
      for (const key of keys) {
        const known = byKey.get(key);
        if (!known) byKey.set(key, [{ placed, sketch }]);
        else if (known.length < comparedInBatch) known.push({ placed, sketch });
      }
    },
    sharing({ keys, sketch }: RecordKeys): Iterable<Placed> {
      const found = new Set<Placed>();
      for (const key of keys)
        for (const other of byKey.get(key) ?? []) if (!found.has(other.placed) && sketcher.mayMatch(sketch, other.sketch)) found.add(other.placed);
      return found;
    },
  };
}
