import { expect, test } from 'vitest';
import type { FieldValue } from '#engine/contract/objects/fields.ts';
import { scoreQuality } from './score-quality.ts';

const cases: readonly { readonly values: Readonly<Record<string, FieldValue>>; readonly score: number; readonly why: string }[] = [
  { values: {}, score: 0, why: 'a bare tick' },
  { values: { content: '12 项验证通过 11 项' }, score: 1, why: 'content alone' },
  { values: { content: '无', outcome: 'neutral' }, score: 1, why: 'a placeholder is no content' },
  { values: { content: '复测', outcome: 'advanced', next_step: '周五复测', next_step_on: '2026-11-27' }, score: 4, why: 'all there' },
];

test.each(cases)('a follow-up scores $score: $why', ({ values, score }) => {
  expect(scoreQuality(values)).toBe(score);
});
