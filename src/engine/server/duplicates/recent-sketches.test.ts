import { expect, test } from 'vitest';
import type { MatchRules } from '../../contract/duplicates/match-rules.ts';
import { comparedPerKey, createRecentSketches } from './recent-sketches.ts';

const rules: MatchRules = { isActive: true, comparisons: [], keys: [], possible: 1, certain: 2, onCertain: 'warn' };
const sketchSize = 4;
const idOf = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const rowOf = (n: number): Buffer => Buffer.concat([Buffer.from(idOf(n).replaceAll('-', ''), 'hex'), Buffer.alloc(sketchSize, n)]);

test('what was read of a key is known for half a minute, also that there was nothing', () => {
  const recent = createRecentSketches();
  recent.begin(rules, sketchSize);
  expect(recent.get('a', 0)).toBeUndefined();
  recent.keep('a', rowOf(1), 0);
  recent.keep('b', undefined, 0);
  expect(recent.get('a', 29_000)).toEqual(rowOf(1));
  expect(recent.get('b', 29_000)).toHaveLength(0);
  expect(recent.get('a', 31_000)).toBeUndefined();
});

test('records of the run stand beside those read; of many the newest stay', () => {
  const recent = createRecentSketches();
  recent.begin(rules, sketchSize);
  recent.add('a', idOf(9), Buffer.alloc(sketchSize, 9));
  expect(recent.get('a', 0), 'a key that was not read is not half known').toBeUndefined();
  recent.keep('a', rowOf(1), 0);
  for (let n = 2; n <= comparedPerKey + 3; n += 1) recent.add('a', idOf(n), Buffer.alloc(sketchSize, n));
  const rows = recent.get('a', 0) ?? Buffer.alloc(0);
  expect(rows).toHaveLength(comparedPerKey * rowOf(1).length);
  const ids = Array.from({ length: comparedPerKey }, (_, at) => rows.readUInt8(at * rowOf(1).length + 16));
  expect(ids.toSorted((a, b) => a - b)).toEqual(Array.from({ length: comparedPerKey }, (_, at) => at + 4));
});

test('other rules make other keys: nothing of before is known', () => {
  const recent = createRecentSketches();
  recent.begin(rules, sketchSize);
  recent.keep('a', rowOf(1), 0);
  recent.begin(rules, sketchSize);
  expect(recent.get('a', 0)).toBeDefined();
  recent.begin({ ...rules }, sketchSize);
  expect(recent.get('a', 0)).toBeUndefined();
});
