import { expect, test } from 'vitest';
import { field } from '#engine/contract/objects/fields.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { readPasted } from './read-pasted.ts';

const label = { zh: '字段', en: 'Field' };
const setting = { locale: 'zh', currency: 'CNY', timeZone: 'Asia/Shanghai' } as const;
// A Wednesday.
const now = new Date('2026-11-18T02:00:00Z');
const read = (of: Field, text: string) => readPasted(of, text, setting, now);

test.each([
  { of: field.money({ label }), text: '3万', value: { amount: '30000', currency: 'CNY' } },
  { of: field.money({ label }), text: '¥1,280.50', value: { amount: '1280.50', currency: 'CNY' } },
  { of: field.date({ label }), text: '下周三', value: '2026-11-25' },
  { of: field.date({ label }), text: '2026/12/1', value: '2026-12-01' },
  { of: field.percent({ label }), text: '60%', value: '60' },
  { of: field.number({ label, scale: 0 }), text: '1.5万', value: 15_000 },
  { of: field.choice({ label, options: [{ value: 'hot', label: { zh: '热', en: 'Hot' } }] }), text: '热', value: 'hot' },
  { of: field.text({ label }), text: '  ', value: null },
])('「$text」 in a $of.kind is $value', ({ of, text, value }) => expect(read(of, text)).toEqual({ value }));

test('a name is looked up, and what is no such value is not read', () => {
  expect(read(field.member({ label }), '王敏')).toEqual({ name: '王敏' });
  expect(read(field.date({ label }), '很快')).toEqual({ isUnread: true });
  expect(read(field.choice({ label, options: [] }), '没有')).toEqual({ isUnread: true });
});
