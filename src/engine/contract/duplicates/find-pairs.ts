import { matchKeysOf } from './match-keys.ts';
import type { MatchRules } from './match-rules.ts';
import { type MatchedRecord, type PairScore, scorePair } from './score-pair.ts';

/** Keys shared by more records than this tell nothing and are passed over. */
export const mostPerKey = 60;

/** Two records that may be the same. */
export interface FoundPair {
  readonly left: string;
  readonly right: string;
  readonly score: PairScore;
}

/** A record with its id. */
export type IdentifiedRecord = MatchedRecord & { readonly id: string };

/** All pairs among the records that share a key and are not different; each pair once, the lesser id left. */
export function findPairs(rules: MatchRules, records: readonly IdentifiedRecord[]): FoundPair[] {
  const blocks = new Map<string, IdentifiedRecord[]>();
  for (const record of records) {
    for (const key of matchKeysOf(rules, record)) {
      const block = blocks.get(key);
      if (block) block.push(record);
      else blocks.set(key, [record]);
    }
  }
  return scoreBlocks(
    rules,
    [...blocks.values()].filter((block) => block.length <= mostPerKey),
  );
}

/** The pairs within each block that are not different; a pair that stands in several is scored once. */
export function scoreBlocks(rules: MatchRules, blocks: Iterable<readonly IdentifiedRecord[]>): FoundPair[] {
  const seen = new Set<string>();
  const found: FoundPair[] = [];
  for (const block of blocks) {
    for (const [at, one] of block.entries()) {
      for (const other of block.slice(at + 1)) {
        const [left, right] = one.id < other.id ? [one, other] : [other, one];
        const name = `${left.id} ${right.id}`;
        if (left.id === right.id || seen.has(name)) continue;
        seen.add(name);
        const score = scorePair(rules, left, right);
        if (score.verdict !== 'different') found.push({ left: left.id, right: right.id, score });
      }
    }
  }
  return found;
}
