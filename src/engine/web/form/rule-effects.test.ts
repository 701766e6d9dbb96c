import { expect, test } from 'vitest';
import { field } from '#engine/contract/objects/fields.ts';
import { defineObject } from '#engine/contract/objects/object.ts';
import type { RuleSpec } from '#engine/contract/schema/schema-parts.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { effectsOf } from './rule-effects.ts';

const label = { zh: '名', en: 'name' };
const asset = defineObject({
  id: 'custom_asset',
  plural: 'records/custom_asset',
  label,
  labelPlural: label,
  nameField: 'name',
  fields: {
    name: field.text({ label }),
    price: field.money({ label }),
    state: field.choice({
      label,
      options: [
        { value: 'new', label },
        { value: 'broken', label },
      ],
    }),
    reason: field.text({ label }),
    account: field.reference({ label, object: 'account' }),
  },
  views: [],
  layout: [],
  writes: 'generic',
});
const env = { now: new Date('2026-11-22T00:00:00Z'), timeZone: 'Asia/Shanghai', memberId: null, teamMemberIds: [] };

function effects(rules: readonly Pick<RuleSpec, 'kind' | 'field' | 'expression'>[], values: Record<string, unknown>) {
  const web: WebObject = {
    object: asset,
    icon: 'package',
    teaching: label,
    createFields: [],
    headerFields: [],
    rules: rules.map((rule, at) => ({ ...rule, id: String(at), object: asset.id, version: 1, label, active: true })),
  };
  return effectsOf(web, values, env);
}

test('a field is asked for and shown as soon as what it depends on is chosen', () => {
  const rules = [
    { kind: 'visible_when', field: 'reason', expression: "state == 'broken'" },
    { kind: 'required_when', field: 'reason', expression: 'price > 1000' },
    { kind: 'read_only_when', field: 'price', expression: "state == 'broken'" },
  ] as const;
  const before = effects(rules, { state: 'new' });
  expect([before.isHidden('reason'), before.isRequired('reason'), before.isReadOnly('price')]).toEqual([true, false, false]);
  const after = effects(rules, { state: 'broken', price: { amount: '1000.01', currency: 'CNY' } });
  expect([after.isHidden('reason'), after.isRequired('reason'), after.isReadOnly('price')]).toEqual([false, true, true]);
});

test('what the page cannot decide is left to the server: the field stays in sight', () => {
  const left = effects([{ kind: 'visible_when', field: 'reason', expression: "account.tier == 'A'" }], { account: 'x' });
  expect(left.isHidden('reason')).toBe(false);
});
