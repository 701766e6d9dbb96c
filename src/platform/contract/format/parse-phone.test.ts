import { expect, test } from 'vitest';
import { formatPhone, parsePhone } from './parse-phone.ts';

test.each([
  { typed: '138 1234 5678', stored: '13812345678', shown: '138 1234 5678' },
  { typed: '＋86 138-1234-5678', stored: '+8613812345678', shown: '+86 138 1234 5678' },
  { typed: '86 13812345678', stored: '13812345678', shown: '138 1234 5678' },
  { typed: '010-65529988', stored: '010-65529988', shown: '010-6552 9988' },
  { typed: '4008208820', stored: '4008208820', shown: '400-820-8820' },
  { typed: '0512 57334455 转 801', stored: '0512 57334455 转 801', shown: '0512 57334455 转 801' },
  { typed: '+1 (415) 555-0100', stored: '+1 (415) 555-0100', shown: '+1 (415) 555-0100' },
])('$typed is kept as $stored and read as $shown', ({ typed, stored, shown }) => {
  expect(parsePhone(typed)).toBe(stored);
  expect(formatPhone(stored)).toBe(shown);
});

test('words are no number', () => expect(parsePhone('问前台')).toBeUndefined());
