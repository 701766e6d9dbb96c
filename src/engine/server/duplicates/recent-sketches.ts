import type { MatchRules } from '../../contract/duplicates/match-rules.ts';

/** Bytes of a record's id. */
export const idSize = 16;
/** Of one key, at most so many records are compared on entry: the newest. */
export const comparedPerKey = 20;
/** What others write meanwhile is known after so many milliseconds; whatever is missed until then the sweep finds. */
const keptFor = 30_000;
const keysAtMost = 16_000;

interface Entry {
  /** Id and sketch of each record, one after the other. */
  readonly bytes: Buffer;
  readonly readAt: number;
  count: number;
  /** Where the next one goes once all places are taken. */
  next: number;
}

/**
 * The sketches of crowded keys that a run of many batches has read, with those of its own records: each batch would read the same twenty again.
 * It is a hint. A record named by it that was not written, or is not there any more, is not found by the statement that reads it.
 */
export interface RecentSketches {
  /** Forgets everything when the rules are others than before: keys and sketches are theirs. */
  begin(rules: MatchRules, sketchSize: number): void;
  get(key: string, now: number): Buffer | undefined;
  /** What was read of a key, id and sketch one after the other; without any, too, for that is worth knowing. */
  keep(key: string, found: Buffer | undefined, now: number): void;
  /** A record on its way, under a key that was read. */
  add(key: string, id: string, sketch: Uint8Array): void;
}

/** Sketches for the chunks of one run. */
export function createRecentSketches(): RecentSketches {
  const entries = new Map<string, Entry>();
  let known: MatchRules | undefined;
  let width = idSize;
  return {
    begin(rules, sketchSize) {
      if (known === rules) return;
      entries.clear();
      known = rules;
      width = idSize + sketchSize;
    },
    get(key, now) {
      const entry = entries.get(key);
      if (!entry || now - entry.readAt > keptFor) return undefined;
      return entry.bytes.subarray(0, entry.count * width);
    },
    keep(key, found, now) {
      entries.delete(key);
      const [oldest] = entries.keys();
      if (entries.size >= keysAtMost && oldest !== undefined) entries.delete(oldest);
      const bytes = Buffer.allocUnsafeSlow(comparedPerKey * width);
      const count = Math.min(comparedPerKey, Math.floor((found?.length ?? 0) / width));
      found?.copy(bytes, 0, 0, count * width);
      entries.set(key, { bytes, readAt: now, count, next: 0 });
    },
    add(key, id, sketch) {
      const entry = entries.get(key);
      if (!entry) return;
      const place = entry.count < comparedPerKey ? entry.count : entry.next;
      entry.bytes.write(id.replaceAll('-', ''), place * width, 'hex');
      entry.bytes.set(sketch, place * width + idSize);
      if (entry.count < comparedPerKey) entry.count += 1;
      else entry.next = (entry.next + 1) % comparedPerKey;
    },
  };
}
