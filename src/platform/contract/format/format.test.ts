import { expect, test } from 'vitest';
import { endOfDay, formatDay, formatMoment } from './format-date.ts';
import { formatMoneyExact, formatMoneyShort } from './format-money.ts';
import { formatNumber, formatPercent, formatSigned } from './format-number.ts';

test.each([
  { amount: '1280000.00', zh: '¥ 128.0万', en: '¥1.28M' },
  { amount: '177600000', zh: '¥ 1.776亿', en: '¥177.60M' },
  { amount: '24975000', zh: '¥ 2,497.5万', en: '¥24.98M' },
  { amount: '12480', zh: '¥ 1.2万', en: '¥12.5K' },
  { amount: '8960', zh: '¥ 8,960', en: '¥8,960' },
  { amount: '-2215.4', zh: '−¥ 2,215', en: '−¥2,215' },
  { amount: '0', zh: '¥ 0', en: '¥0' },
])('$amount is $zh in Chinese and $en in English', ({ amount, zh, en }) => {
  expect(formatMoneyShort({ amount, currency: 'CNY' }, 'zh')).toBe(zh);
  expect(formatMoneyShort({ amount, currency: 'CNY' }, 'en')).toBe(en);
});

test('exact money shows the minor units its currency has', () => {
  expect(formatMoneyExact({ amount: '1280000', currency: 'CNY' }, 'zh')).toBe('¥ 1,280,000.00');
  expect(formatMoneyExact({ amount: '1280000', currency: 'JPY' }, 'en')).toBe('JP¥1,280,000');
  expect(formatMoneyExact({ amount: '90071992547409931.07', currency: 'CNY' }, 'zh')).toBe('¥ 90,071,992,547,409,931.07');
});

test('numbers keep sign, separators and the digits asked for', () => {
  expect(formatNumber('1234567.891')).toBe('1,234,567.89');
  expect(formatNumber(0.1 + 0.2, 1)).toBe('0.3');
  expect(formatNumber(-0.001, 1)).toBe('0');
  expect(formatNumber(1e21)).toBe('1,000,000,000,000,000,000,000');
  expect(formatPercent('0.549')).toBe('54.9%');
  expect(formatPercent(1 / 3, 2)).toBe('33.33%');
  expect(formatSigned(8.4, 1, '%')).toBe('+8.4%');
  expect(formatSigned('-3.7')).toBe('−3.7');
  expect(formatSigned(0)).toBe('0');
});

test.each([
  { day: '2026-11-19', zh: '今天', en: 'Today' },
  { day: '2026-11-20', zh: '明天', en: 'Tomorrow' },
  { day: '2026-11-18', zh: '昨天', en: 'Yesterday' },
  { day: '2026-11-27', zh: '11-27 周五', en: 'Fri Nov 27' },
  { day: '2027-01-08', zh: '2027-01-08', en: 'Jan 8, 2027' },
])('$day reads $zh / $en on 19 November 2026', ({ day, zh, en }) => {
  const now = new Date('2026-11-19T02:00:00Z');
  expect(formatDay(day, { locale: 'zh', timeZone: 'Asia/Shanghai', now })).toBe(zh);
  expect(formatDay(day, { locale: 'en', timeZone: 'Asia/Shanghai', now })).toBe(en);
});

test('a moment is read in the workspace’s time zone', () => {
  const now = new Date('2026-11-19T02:00:00Z');
  expect(formatMoment(new Date('2026-11-18T17:42:00Z'), { locale: 'zh', timeZone: 'Asia/Shanghai', now })).toBe('今天 01:42');
});

test.each([
  { day: '2026-10-01', timeZone: 'Asia/Shanghai', end: '2026-10-01T15:59:59.999Z' },
  { day: '2026-10-25', timeZone: 'Europe/Berlin', end: '2026-10-25T22:59:59.999Z' },
  { day: '2026-03-29', timeZone: 'Europe/Berlin', end: '2026-03-29T21:59:59.999Z' },
  { day: '2026-12-31', timeZone: 'America/New_York', end: '2027-01-01T04:59:59.999Z' },
])('$day ends in $timeZone at $end', ({ day, timeZone, end }) => {
  expect(endOfDay(day, timeZone).toISOString()).toBe(end);
});
