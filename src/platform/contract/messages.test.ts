import { expect, test } from 'vitest';
import { chooseLocale, defineMessages, formatMessage } from './messages.ts';

const messages = defineMessages({
  'deal.count': { zh: '{count} 个商机', en: { one: '{count} deal', other: '{count} deals' } },
  'deal.owner': { zh: '{owner} 的 {name}', en: '{name} of {owner}' },
});

test.each([
  { locale: 'zh', count: 1, text: '1 个商机' },
  { locale: 'en', count: 1, text: '1 deal' },
  { locale: 'en', count: 1200, text: '1,200 deals' },
] as const)('$count in $locale reads "$text"', ({ locale, count, text }) => {
  expect(formatMessage(messages['deal.count'], locale, { count })).toBe(text);
});

test('values may stand in another order in another language', () => {
  expect(formatMessage(messages['deal.owner'], 'en', { owner: 'Zhou', name: 'MES' })).toBe('MES of Zhou');
});

test('a missing value stays visible instead of vanishing', () => {
  expect(formatMessage(messages['deal.owner'], 'zh', { owner: '周雨晴' })).toBe('周雨晴 的 {name}');
});

test('the first language we speak in the wish list wins', () => {
  expect(chooseLocale(['fr-FR', 'en-GB', 'zh-CN'])).toBe('en');
  expect(chooseLocale(['fr'])).toBe('zh');
});
