import { mapInSlices } from '#platform/server/flow/map-in-slices.ts';
import type { MatchRules } from '../../contract/duplicates/match-rules.ts';
import { scorePair } from '../../contract/duplicates/score-pair.ts';
import { has } from '../../contract/actor.ts';
import type { Context } from '../context.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import type { Draft, WriteOptions } from '../records/write-options.ts';
import { findActiveRules } from './active-rules.ts';
import { type Candidate, findBatchCandidates, findCandidates } from './candidates.ts';
import { createCheckedRecords, type PlacedDraft, sharingOnTheWay } from './checked-batches.ts';
import { type Match, matchIssue } from './match-issues.ts';
import { keyMaker } from './record-keys.ts';

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
  const own = createCheckedRecords();
  const onTheWay = [...before, own];
  await mapInSlices(asked, (draft, at) => {
    const asker = askers[at];
    if (!asker) return;
    const read = (candidates.get(at) ?? []).filter(({ id }) => !onTheWay.some(({ changed }) => changed.has(id)));
    // Those committed since they were asked for have been read.
    const others = [...sharingOnTheWay(own, before, asker, maker.sketcher)].filter((other) => read.every(({ id }) => id !== other.draft.id));
    const found = [...matchesAmong(rules, draft, read), ...matchesOnTheWay(rules, draft, others)];
    if (found.length > 0) judge(ctx, storage, { rules, draft, found, isAllowed: options.allowDuplicate === true });
    if (draft.issues.length > 0) return;
    own.add(asker, { draft, position: draft.place ?? at + 1 });
    for (const key of asker.keys) if (maker.isWeak(key)) options.sketches?.add(key, draft.id, asker.sketch);
  });
  options.batch?.keep(own);
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

function matchesOnTheWay(rules: MatchRules, draft: Draft, others: readonly PlacedDraft[]): Match[] {
  return others.flatMap(({ draft: other, position }) => {
    const score = scorePair(rules, draft.after, other.after);
    if (score.verdict === 'different') return [];
    if (draft.before && other.before && scorePair(rules, draft.before.values, other.before.values).verdict === score.verdict) return [];
    return [{ id: null, name: null, score, inBatch: position }];
  });
}
