import { expect, test } from 'vitest';
import { parseHumanMoney } from './parse-human-money.ts';

test.each([
  { typed: '3万', amount: '30000' },
  { typed: '15k', amount: '15000' },
  { typed: '1.5亿', amount: '150000000' },
  { typed: '¥ 12,000.50', amount: '12000.5' },
  { typed: '12.8w', amount: '128000' },
  { typed: '2M', amount: '2000000' },
  { typed: '100', amount: '100' },
  { typed: '3万5千', amount: '35000' },
  { typed: '1亿2000万', amount: '120000000' },
  { typed: '三百二十万', amount: '3200000' },
  { typed: '三点五万', amount: '35000' },
  { typed: '两万', amount: '20000' },
  { typed: '十万', amount: '100000' },
  { typed: '一万半', amount: '15000' },
  { typed: '５０万元', amount: '500000' },
  { typed: '-3万', amount: '-30000' },
  { typed: '.5万', amount: '5000' },
  { typed: '0', amount: '0' },
])('「$typed」 is $amount', ({ typed, amount }) => {
  expect(parseHumanMoney(typed)).toBe(amount);
});

test.each(['', 'abc', '3万万x', '1.2.3', '5千3万', '万三点'])('「%s」 is not an amount', (typed) => {
  expect(parseHumanMoney(typed)).toBeUndefined();
});
