import { expect, test } from 'vitest';
import { rankAction } from './rank-actions.ts';

const deal = { amount: 100_000, probability: 50, isBad: false };

test('late comes before today, today before later, at equal worth', () => {
  const [late, today, later] = [-2, 0, 3].map((daysAhead) => rankAction({ ...deal, daysAhead }));
  expect(late).toBeGreaterThan(today ?? 0);
  expect(today).toBeGreaterThan(later ?? 0);
});

test('a likely large deal today comes before a small late one', () => {
  expect(rankAction({ amount: 2_000_000, probability: 60, daysAhead: 0, isBad: false })).toBeGreaterThan(
    rankAction({ amount: 10_000, probability: 20, daysAhead: -5, isBad: false }),
  );
});

test('without an amount it stands below everything that has one', () => {
  expect(rankAction({ amount: undefined, probability: undefined, daysAhead: -5, isBad: true })).toBeLessThan(
    rankAction({ amount: 1, probability: 50, daysAhead: 30, isBad: false }),
  );
});

test('what has been late for more than a month waits behind what is due today', () => {
  expect(rankAction({ ...deal, daysAhead: -31 })).toBeLessThan(rankAction({ ...deal, daysAhead: 0 }));
  expect(rankAction({ ...deal, daysAhead: -30 })).toBeGreaterThan(rankAction({ ...deal, daysAhead: 0 }));
});
