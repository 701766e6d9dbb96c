import { expect, test } from 'vitest';
import { isWithinAllowed, judgeItem, raiseSeverity, scoreInspection } from './score.ts';
import { scoreInBand } from '#platform/contract/score-in-band.ts';
import { TemplateDefinition } from './template.ts';

const label = { zh: '项', en: 'item' };
const rule = (id: string, section: string, weight: number, severity: 'critical' | 'major' = 'major') => ({
  kind: 'rule',
  id,
  section,
  label,
  severity,
  weight,
  object: 'opportunity',
  population: 'true',
  condition: 'true',
  allowedShare: '10',
});
const definition = TemplateDefinition.parse({
  passMark: 80,
  sections: [
    { id: 'data', label, weight: 60 },
    { id: 'follow', label, weight: 40, minimum: 70 },
  ],
  items: [rule('a', 'data', 3), rule('b', 'data', 1), rule('c', 'follow', 1, 'critical')],
});
const verdict = (score: number | null) =>
  ({ status: score === null ? 'not_applicable' : score === 100 ? 'passed' : 'failed', score, share: null }) as const;

test.each([
  { offending: 10, population: 100, allowed: '10', within: true, why: 'exactly the allowed share is still green' },
  { offending: 11, population: 100, allowed: '10', within: false, why: 'one above is not' },
  { offending: 1, population: 3, allowed: '33.33', within: false, why: 'a third is more than 33.33 %' },
  { offending: 0, population: 7, allowed: '0', within: true, why: 'none broken where none are allowed' },
])('$offending of $population against $allowed %: $why', ({ offending, population, allowed, within }) => {
  expect(isWithinAllowed(allowed, { offending, population })).toBe(within);
});

test('a failed rule scores the share that conforms; an empty population is not applicable', () => {
  const item = definition.items[0];
  if (!item) throw new Error('the template has items');
  expect(judgeItem(item, { kind: 'rule', population: 50, offending: 20 })).toEqual({ status: 'failed', score: 60, share: 40 });
  expect(judgeItem(item, { kind: 'rule', population: 0, offending: 0 }).status).toBe('not_applicable');
});

test.each([
  { value: 24.9, zero: 40, full: 10, score: 50.33, why: 'lower is better' },
  { value: 0.82, zero: 0.5, full: 1, score: 64, why: 'higher is better' },
  { value: 5, zero: 40, full: 10, score: 100, why: 'beyond the band is full' },
])('a value of $value in the band $zero → $full scores $score: $why', ({ value, zero, full, score }) => {
  expect(scoreInBand(value, zero, full)).toBeCloseTo(score, 1);
});

test('items weigh within their section and sections within the whole', () => {
  const score = scoreInspection(
    definition,
    new Map([
      ['a', verdict(100)],
      ['b', verdict(60)],
      ['c', verdict(80)],
    ]),
  );
  expect(score.sections.map((section) => section.score)).toEqual([90, 80]);
  expect(score.score).toBe(86);
});

test('what is not applicable leaves the denominator', () => {
  const score = scoreInspection(
    definition,
    new Map([
      ['a', verdict(null)],
      ['b', verdict(60)],
      ['c', verdict(100)],
    ]),
  );
  expect(score.sections[0]?.score).toBe(60);
});

test('a failed critical item vetoes a good score', () => {
  const score = scoreInspection(
    definition,
    new Map([
      ['a', verdict(100)],
      ['b', verdict(100)],
      ['c', verdict(99)],
    ]),
  );
  expect(score).toMatchObject({ vetoes: ['c'], passed: false });
});

test('a section below its minimum fails the inspection however good the rest is', () => {
  const score = scoreInspection(
    definition,
    new Map([
      ['a', verdict(100)],
      ['b', verdict(100)],
      ['c', verdict(69)],
    ]),
  );
  expect(score.sections[1]?.belowMinimum).toBe(true);
  expect(score.passed).toBe(false);
});

test('a finding that returns is one step graver', () => {
  expect([raiseSeverity('minor', 1), raiseSeverity('major', 2), raiseSeverity('minor', 0)]).toEqual(['major', 'critical', 'minor']);
});
