import { expect, test } from 'vitest';
import { differencesOf, momentsOf, pastRow } from './past-moment.ts';

const text = (words: string) => ({ zh: words, en: words });
const now = { id: '1', version: 3, name: '乙', owner: 'b', amount: { amount: '200', currency: 'CNY' }, _names: { owner: '李雷' } };
const then = {
  at: '2026-01-01T00:00:00Z',
  exists: true,
  version: 3,
  values: {
    name: { value: '甲', text: text('甲') },
    owner: { value: 'a', text: text('王敏') },
    amount: { value: { currency: 'CNY', amount: '200' }, text: text('200') },
  },
};

test('a record looked back to has the values and names of then and cannot be changed', () => {
  expect(pastRow(now, then, (words) => words.zh)).toMatchObject({ name: '甲', owner: 'a', _names: { owner: '王敏' }, _can: { update: false } });
});

test('what is the same but for the order of its keys does not differ', () => {
  expect([...differencesOf(now, then)]).toEqual(['name', 'owner']);
});

test('moments are those of changes, each once, earliest first', () => {
  const entries = [
    { at: '2026-03-01T00:00:00Z', changes: [1] },
    { at: '2026-02-01T00:00:00Z', changes: [] },
    { at: '2026-01-01T00:00:00Z', changes: [1] },
    { at: '2026-01-01T00:00:00Z', changes: [1] },
  ];
  expect(momentsOf(entries)).toEqual(['2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z']);
});
