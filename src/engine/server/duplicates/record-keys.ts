import { matchKeysOf } from '../../contract/duplicates/match-keys.ts';
import { type MatchRules, matchedFields } from '../../contract/duplicates/match-rules.ts';
import { createSketcher, type Sketcher } from '../../contract/duplicates/record-sketch.ts';
import type { MatchedRecord } from '../../contract/duplicates/score-pair.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';

/** What a record is found by, and what tells of it whether finding it is worth reading it. */
export interface RecordKeys {
  readonly keys: readonly string[];
  readonly sketch: Uint8Array;
}

/** The keys of one version of rules; worked out once for each record on its way. */
export interface KeyMaker {
  readonly sketcher: Sketcher;
  of(values: MatchedRecord): RecordKeys;
  /** Whether many that have nothing else in common share the key: the beginning of a value. */
  isWeak(key: string): boolean;
  /** Whether a change of these fields changes keys or sketch. */
  isConcerned(changed: readonly string[]): boolean;
}

const known = new WeakMap<MatchRules, KeyMaker>();

/** The maker of keys for an object's records. */
export function keyMaker(storage: ObjectStorage, rules: MatchRules): KeyMaker {
  const found = known.get(rules);
  if (found) return found;
  const sketcher = createSketcher(rules, (name) => storage.byName.get(name)?.field.kind !== 'formula');
  const made = new WeakMap<MatchedRecord, RecordKeys>();
  const weak = rules.keys.map((parts) => parts.some((part) => part.start !== undefined));
  const fields = new Set(matchedFields(rules));
  const maker: KeyMaker = {
    sketcher,
    of: (values) => {
      let keys = made.get(values);
      if (!keys) {
        keys = { keys: matchKeysOf(rules, values), sketch: sketcher.of(values) };
        made.set(values, keys);
      }
      return keys;
    },
    isWeak: (key) => weak[Number.parseInt(key, 10)] === true,
    isConcerned: (changed) => changed.some((name) => fields.has(name)),
  };
  known.set(rules, maker);
  return maker;
}
