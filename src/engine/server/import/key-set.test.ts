import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeySet } from './key-set.ts';

test('says of any keys in any order what a set of them would say', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3, unit: 'grapheme' }), { maxLength: 300 }), fc.nat(5), (keys, expected) => {
      const set = new Set<string>();
      const keySet = createKeySet(expected);
      for (const key of keys) {
        expect(keySet.has(key)).toBe(set.has(key));
        expect(keySet.add(key)).toBe(!set.has(key));
        set.add(key);
      }
    }),
  );
});

test('grows beyond what was expected and forgets none', () => {
  const keySet = createKeySet(10);
  for (let n = 0; n < 20_000; n += 1) expect(keySet.add(`K-${n}`)).toBe(true);
  for (let n = 0; n < 20_000; n += 1) expect(keySet.add(`K-${n}`)).toBe(false);
});
