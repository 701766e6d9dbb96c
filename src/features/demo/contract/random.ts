/** A source of chance that gives the same numbers for the same seed. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  chance(share: number): boolean;
  /** Whole, both ends possible. */
  between(from: number, to: number): number;
  pick<T>(of: readonly T[]): T;
  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** Around the median; `spread` is the deviation of its logarithm. */
  logNormal(median: number, spread: number): number;
}

/** Chance from a seed; mulberry32, which is plenty for made-up data. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    chance: (share) => next() < share,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (of) => elementAt(of, Math.floor(next() * of.length)),
    weighted: (weights) => weightedKey(weights, next()),
    logNormal: (median, spread) => median * Math.exp(spread * normal()),
  };
}

function elementAt<T>(of: readonly T[], at: number): T {
  const found = of[at];
  if (found === undefined) throw new RangeError('Nothing to choose from.');
  return found;
}

function weightedKey<K extends string>(weights: Readonly<Record<K, number>>, at: number): K {
  const entries = entriesOf(weights);
  let left = at * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  return elementAt(entries, entries.length - 1)[0];
}

function entriesOf<K extends string>(weights: Readonly<Record<K, number>>): [K, number][] {
  const keys: K[] = [];
  for (const key in weights) keys.push(key);
  return keys.map((key) => [key, weights[key]]);
}
