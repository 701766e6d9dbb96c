import { expect, test } from 'vitest';
import { readRates } from './read-rates.ts';

test('a table from a spreadsheet with a Chinese heading is read whatever the order of its columns', () => {
  const pasted = readRates('生效日期\t币种\t汇率\n2026/1/1\tUSD\t7.1234\n2026年2月16日\tjpy\t0.0478\n');
  expect(pasted).toEqual({
    rates: [
      { currency: 'USD', from: '2026-01-01', rate: '7.1234' },
      { currency: 'JPY', from: '2026-02-16', rate: '0.0478' },
    ],
    wrong: [],
  });
});

test('lines that say no rate are told by their number and nothing is guessed', () => {
  expect(readRates('USD,2026-01-01,7.1\nUSD,2026-02-30,7.2\nEUR,2026-01-01,0\nEUR,7.9').wrong).toEqual([2, 3, 4]);
});
