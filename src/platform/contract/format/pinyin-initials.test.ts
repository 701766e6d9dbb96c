import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import { initialsOf } from './pinyin-initials.ts';

test.each([
  ['字段与对象', 'zdydx'],
  ['审批', 'sp'],
  ['API 密钥', 'apimy'],
  ['汇率（2026）', 'hl2026'],
  ['啊', 'a'],
  ['做', 'z'],
])('%s is found by %s', (text, initials) => {
  expect(initialsOf(text)).toBe(initials);
});

test('common characters get the initial a dictionary gives them', () => {
  const common = '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经三';
  const wrong = [...common].filter((each) => initialsOf(each) !== (pinyin(each, { pattern: 'first', toneType: 'none' })[0] ?? ''));
  expect(wrong).toEqual([]);
});
