import { expect, test } from 'vitest';
import { scoreDimension, scoreEvaluation } from './compute-evaluation.ts';
import { type Dimension, dimensions } from './dimensions.ts';

const label = { zh: '维', en: 'dimension' };
const dimension = (over: Partial<Dimension>): Dimension => ({
  number: 1,
  id: 'd',
  label,
  weight: 10,
  target: 75,
  advice: label,
  indicators: [
    { metric: 'a', zero: '0', full: '100', weight: 60 },
    { metric: 'b', zero: '40', full: '10', weight: 40 },
  ],
  ...over,
});

test('there are twenty dimensions, numbered in order, and their weights make a hundred', () => {
  expect(dimensions.map((entry) => entry.number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(dimensions.reduce((sum, entry) => sum + entry.weight, 0)).toBe(100);
});

test('a dimension without an indicator says what would supply it', () => {
  for (const entry of dimensions) if (entry.indicators.length === 0) expect(entry.missing?.label.zh).toBeTruthy();
});

test('indicators weigh into the score in both directions', () => {
  const scored = scoreDimension(
    dimension({}),
    new Map([
      ['a', { value: '50', n: 100 }],
      ['b', { value: '25', n: 100 }],
    ]),
  );
  expect(scored).toMatchObject({ score: 50, coverage: 100, confidence: 'high' });
});

test('a missing figure lowers coverage and confidence, not the score', () => {
  const scored = scoreDimension(dimension({}), new Map([['a', { value: '90', n: 100 }]]));
  expect(scored).toMatchObject({ score: 90, coverage: 60, confidence: 'medium' });
});

test('nothing measured is no score, not zero', () => {
  expect(scoreDimension(dimension({}), new Map())).toMatchObject({ score: null, coverage: 0, confidence: 'none' });
});

test('a small sample is not trusted however complete the evidence', () => {
  const scored = scoreDimension(
    dimension({}),
    new Map([
      ['a', { value: '90', n: 9 }],
      ['b', { value: '10', n: 100 }],
    ]),
  );
  expect(scored.confidence).toBe('low');
});

test('the weakest dimension stands beside the average', () => {
  const two = [dimension({ id: 'strong', weight: 30 }), dimension({ id: 'weak', weight: 10 })];
  const figures = (value: string) => new Map([['a', { value, n: 50 }]]);
  const scores = two.map((entry, index) => scoreDimension(entry, figures(index === 0 ? '100' : '20')));
  expect(scoreEvaluation(two, scores)).toMatchObject({ average: 80, minimum: { id: 'weak', score: 20 }, onTarget: 1, scored: 2 });
});
