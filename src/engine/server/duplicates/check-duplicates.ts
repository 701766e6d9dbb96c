import { mapInSlices } from '#platform/server/flow/map-in-slices.ts';
import type { MatchRules } from '../../contract/duplicates/match-rules.ts';
import { scorePair } from '../../contract/duplicates/score-pair.ts';
import { has } from '../../contract/actor.ts';
import type { Context } from '../context.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import type { Draft, WriteOptions } from '../records/write-options.ts';
import { findActiveRules } from './active-rules.ts';
import { type Candidate, findBatchCandidates, findCandidates } from './candidates.ts';
import { type CheckedRecords, createCheckedRecords, type PlacedDraft } from './checked-batches.ts';
import { type Match, matchIssue } from './match-issues.ts';
import { keyMaker, type RecordKeys } from './record-keys.ts';

/** So many matches are named; more help nobody. */
const namedAtMost = 5;

/**
 * Looks for records that are there already, whatever the door: certain ones refuse the write, possible ones warn. Two statements
 * for a whole batch, whose records are compared with each other too, and with those of batches under way; none for objects without rules.
 */
export async function checkDuplicates(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[], options: WriteOptions): Promise<void> {
  if (drafts.length === 0 || options.unmatched === true) return;
  const active = await findActiveRules(ctx, storage.object.id);
  if (!active) return;
  const { rules } = active;
  const maker = keyMaker(storage, rules);
  const asked = drafts.filter((draft) => draft.before === null || maker.isConcerned(draft.changed));
  const askers = await mapInSlices(asked, (draft) => maker.of(draft.after));
  const before = options.batch?.before() ?? [];
  const candidates = await (askers.length > 1
    ? findBatchCandidates(ctx, storage, rules, askers, options.sketches)
    : findCandidates(
        ctx,
        storage,
        rules,
        askers.map(({ keys }) => keys),
      ));
  const earlier = createCheckedRecords(maker.sketcher);
  await mapInSlices(asked, (draft, at) => {
    const own = askers[at];
    if (!own) return;
    for (const key of own.keys) if (maker.isWeak(key)) options.sketches?.add(key, draft.id, own.sketch);
    const read = candidates.get(at) ?? [];
    const found = [...matchesAmong(rules, draft, read), ...matchesOnTheWay(rules, draft, [...underWay(before, own, read), ...earlier.sharing(own)])];
    earlier.add(own, { draft, position: draft.place ?? at + 1 });
    if (found.length > 0) judge(ctx, storage, { rules, draft, found, isAllowed: options.allowDuplicate === true });
  });
  options.batch?.keep(earlier);
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

function matchesOnTheWay(rules: MatchRules, draft: Draft, others: Iterable<PlacedDraft>): Match[] {
  return [...others].flatMap((other) => {
    const score = scorePair(rules, draft.after, other.draft.after);
    return score.verdict === 'different' ? [] : [{ id: null, name: null, score, inBatch: other.position }];
  });
}

/** Records of batches that are being written; those committed meanwhile were read. */
function underWay(before: readonly CheckedRecords[], own: RecordKeys, read: readonly Candidate[]): PlacedDraft[] {
  return before.flatMap((records) => [...records.sharing(own)]).filter(({ draft }) => read.every(({ id }) => id !== draft.id));
}
