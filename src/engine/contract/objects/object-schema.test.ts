import { expect, test } from 'vitest';
import { checkExpression } from '../expression/check-expression.ts';
import { field } from './fields.ts';
import { defineObject } from './object.ts';
import { buildSchema } from './object-schema.ts';

const deal = defineObject({
  id: 'deal',
  plural: 'deals',
  label: { zh: '商机', en: 'Deal' },
  labelPlural: { zh: '商机', en: 'Deals' },
  nameField: 'name',
  fields: {
    name: field.text({ label: { zh: '名称', en: 'Name' } }),
    owner: field.member({ label: { zh: '负责人', en: 'Owner' } }),
    secret: field.text({ label: { zh: '机密', en: 'Secret' } }),
    place: field.address({ label: { zh: '地址', en: 'Place' } }),
  },
  views: [],
  layout: [],
  writes: 'generic',
});

const find = (id: string) => (id === 'deal' ? deal : undefined);
const check = (text: string, hidden: readonly string[] = []) =>
  checkExpression(
    text,
    buildSchema(find, () => hidden),
    'deal',
  );

test.each(["name == 'A'", "owner.name == 'A'", "place_city == '苏州市'", 'created_at < now()', 'version > 1'])(
  '%s reaches declared and system fields',
  (text) => {
    expect(check(text)).toMatchObject({ ok: true });
  },
);

test('a slip in a name is answered with the nearest one, in both languages', () => {
  const checked = check("nmae == 'A'");
  expect(checked).toMatchObject({ ok: false, issues: [{ start: 0, end: 4 }] });
  const message = checked.ok ? undefined : checked.issues[0]?.message;
  expect(message?.zh).toContain('name');
  expect(message?.en).toContain('name');
});

test('a hidden field is as if it were not there', () => {
  expect(check("secret == 'A'")).toMatchObject({ ok: true });
  expect(check("secret == 'A'", ['secret'])).toMatchObject({ ok: false });
});
