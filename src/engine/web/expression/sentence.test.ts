import { expect, test } from 'vitest';
import { printSentence, readSentence } from './sentence.ts';

test.each([
  ["amount > 100000 && stage == 'won'", 'and', 2],
  ["tier == 'A' || tier == 'B'", 'or', 2],
  ['isEmpty(next_step)', 'and', 1],
])('%s is a sentence joined by %s, and means the same again', (text, join, count) => {
  const sentence = readSentence(text);
  expect(sentence).toMatchObject({ join, isClickable: true });
  expect(sentence?.rows).toHaveLength(count);
  expect(sentence && printSentence(sentence)).toBe(text);
});

test('what clicking cannot say stays written in its row', () => {
  const sentence = readSentence("amount > 5 && activities.count(a, a.kind == 'call') > 2");
  expect(sentence).toMatchObject({ isClickable: false, rows: [{ field: 'amount' }, { expression: "activities.count(a, a.kind == 'call') > 2" }] });
});

test('a row that says too little yet is left out', () => {
  expect(
    printSentence({
      join: 'and',
      rows: [
        { field: 'amount', op: 'gt' },
        { field: 'name', op: 'is_empty' },
      ],
    }),
  ).toBe('isEmpty(name)');
});
