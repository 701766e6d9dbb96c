import { hash } from 'node:crypto';

/** Keys that have been met, without the keys themselves. */
export interface KeySet {
  /** True when the key is new. */
  add(key: string): boolean;
}

const wordsOfKey = 3;
/** Filled further than that, looking for a place takes long. */
const fullest = 0.75;

/**
 * A set of texts that takes 16 bytes for each instead of some seventy, outside what the program collects: of a file of a million rows every key is kept.
 * Of each key 96 bits of its SHA-256 are kept; that two of a million differ and share them has a chance of one in 10¹⁷.
 *
 * @param expected How many keys to expect; it grows beyond.
 */
export function createKeySet(expected = 0): KeySet {
  let places = placesFor(expected);
  let table = new Uint32Array(places * wordsOfKey);
  let count = 0;
  const put = (into: Uint32Array, [first, second, third]: readonly [number, number, number]): boolean => {
    for (let place = first % places; ; place = (place + 1) % places) {
      const at = place * wordsOfKey;
      if (into[at + 2] === 0) {
        into.set([first, second, third], at);
        return true;
      }
      if (into[at] === first && into[at + 1] === second && into[at + 2] === third) return false;
    }
  };
  const grow = (): void => {
    const full = table;
    places = placesFor(count * 2);
    table = new Uint32Array(places * wordsOfKey);
    for (let at = 0; at < full.length; at += wordsOfKey) if (full[at + 2]) put(table, [full[at] ?? 0, full[at + 1] ?? 0, full[at + 2] ?? 0]);
  };
  return {
    add: (key) => {
      if (count >= places * fullest) grow();
      const digest = hash('sha256', key, 'buffer');
      // A third word of nothing marks a free place.
      const isNew = put(table, [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8) || 1]);
      if (isNew) count += 1;
      return isNew;
    },
  };
}

function placesFor(keys: number): number {
  return Math.ceil(Math.max(keys, 1_000) / fullest) + 1;
}
