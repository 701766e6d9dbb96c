import { expect, test } from 'vitest';
import { parseHumanNumber, parseHumanPercent } from './parse-human-number.ts';

test.each([
  { typed: '3万', scale: 0, read: '30000' },
  { typed: '1,200', scale: 0, read: '1200' },
  { typed: '15k', scale: 0, read: '15000' },
  { typed: '1.5', scale: 2, read: '1.5' },
  { typed: '-3', scale: 0, read: '-3' },
])('$typed is $read', ({ typed, scale, read }) => expect(parseHumanNumber(typed, scale)).toBe(read));

test.each(['1.5', '3块', '几个'])('%s is no whole number', (typed) => expect(parseHumanNumber(typed, 0)).toBeUndefined());

test.each([
  { typed: '62.5%', read: '62.5' },
  { typed: '６０', read: '60' },
  { typed: '100', read: '100' },
  { typed: '三成', read: '30' },
  { typed: '七成五', read: '75' },
  { typed: '一半', read: '50' },
  { typed: '百分之八', read: undefined },
])('$typed percent is $read', ({ typed, read }) => expect(parseHumanPercent(typed)).toBe(read));
