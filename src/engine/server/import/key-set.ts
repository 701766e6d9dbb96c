/** Keys that have been met, without the keys themselves. */
export interface KeySet {
  /** True when the key is new. */
  add(key: string): boolean;
  has(key: string): boolean;
}

type Digest = readonly [number, number, number];
const wordsOfKey = 3;
/** Filled further than that, looking for a place takes long. */
const fullest = 0.75;

/**
 * A set of texts that takes 16 bytes for each instead of some seventy, outside what the program collects: of a file of a million rows every key is kept.
 * Of each key 96 bits are kept; that two of a million differ and share them has a chance of one in 10¹⁷.
 *
 * @param expected How many keys to expect; it grows beyond.
 */
export function createKeySet(expected = 0): KeySet {
  let places = placesFor(expected);
  let table = new Uint32Array(places * wordsOfKey);
  let count = 0;
  /** Where the key is, or the place that is free for it. */
  const placeOf = ([first, second, third]: Digest): number => {
    for (let place = first % places; ; place = (place + 1) % places) {
      const at = place * wordsOfKey;
      if (table[at + 2] === 0 || (table[at] === first && table[at + 1] === second && table[at + 2] === third)) return at;
    }
  };
  const grow = (): void => {
    const full = table;
    places = placesFor(count * 2);
    table = new Uint32Array(places * wordsOfKey);
    for (let at = 0; at < full.length; at += wordsOfKey) {
      const key: Digest = [full[at] ?? 0, full[at + 1] ?? 0, full[at + 2] ?? 0];
      if (key[2] !== 0) table.set(key, placeOf(key));
    }
  };
  return {
    add: (key) => {
      if (count >= places * fullest) grow();
      const digest = digestOf(key);
      const at = placeOf(digest);
      if (table[at + 2] !== 0) return false;
      table.set(digest, at);
      count += 1;
      return true;
    },
    has: (key) => table[placeOf(digestOf(key)) + 2] !== 0,
  };
}

function placesFor(keys: number): number {
  return Math.ceil(Math.max(keys, 1_000) / fullest) + 1;
}

/**
 * Three of four words that every character is mixed into; the last rounds are those of MurmurHash3 (public domain). No step loses anything: keys that differ are the same
 * in all four words only by chance. The third is never 0, which marks a free place.
 */
function digestOf(key: string): Digest {
  let [h1, h2, h3, h4] = [1_779_033_703, 3_144_134_277 | 0, 1_013_904_242, 2_773_480_762 | 0];
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    h1 = h2 ^ Math.imul(h1 ^ unit, 597_399_067);
    h2 = h3 ^ Math.imul(h2 ^ unit, 2_869_860_233);
    h3 = h4 ^ Math.imul(h3 ^ unit, 951_274_213);
    h4 = h1 ^ Math.imul(h4 ^ unit, 2_716_044_179);
  }
  for (let round = 0; round < 2; round += 1) {
    h1 = (h1 + h2 + h3 + h4) | 0;
    h2 = mixed((h2 + h1) | 0);
    h3 = mixed((h3 + h1) | 0);
    h4 = mixed((h4 + h1) | 0);
    h1 = mixed(h1);
  }
  return [h1 >>> 0, h2 >>> 0, h3 >>> 0 || 1];
}

function mixed(word: number): number {
  let left = word ^ (word >>> 16);
  left = Math.imul(left, 0x85eb_ca6b);
  left ^= left >>> 13;
  left = Math.imul(left, 0xc2b2_ae35);
  return left ^ (left >>> 16);
}
