import { expect, test } from 'vitest';
import { field } from '../objects/fields.ts';
import { defineObject } from '../objects/object.ts';
import { completeExpression } from './complete-expression.ts';

const label = (zh: string) => ({ zh, en: zh });
const shape = { plural: 'x', label: label('x'), labelPlural: label('x'), nameField: 'name', views: [], layout: [], writes: 'generic' } as const;
const account = defineObject({
  ...shape,
  id: 'account',
  fields: {
    name: field.text({ label: label('名称') }),
    tier: field.choice({ label: label('等级'), options: [{ value: 'A', label: label('A 级') }] }),
  },
  children: { deals: { object: 'deal', field: 'account', label: label('商机') } },
});
const deal = defineObject({
  ...shape,
  id: 'deal',
  fields: {
    name: field.text({ label: label('名称') }),
    account: field.reference({ label: label('客户'), object: 'account' }),
    is_won: field.boolean({ label: label('赢单') }),
  },
});
const find = (id: string) => ({ account, deal })[id];

function offered(text: string, object = 'deal') {
  const at = text.indexOf('|');
  const { from, items } = completeExpression({ text: text.replace('|', ''), caret: at, object, find });
  return { from, names: items.map((item) => item.name), inserts: items.map((item) => item.insert) };
}

test('a name begun offers fields by their name and by their Chinese label', () => {
  expect(offered('acc|').names[0]).toBe('account');
  expect(offered('客|').names).toEqual(['account']);
  expect(offered('is_won && tod|')).toMatchObject({ from: 10, inserts: ['today()'] });
});

test('after a reference come the fields of the other record, and the choices of one of them', () => {
  expect(offered('account.|').names).toEqual(['name', 'tier', 'deals']);
  expect(offered('account.tier == |').inserts).toEqual(["'A'"]);
  expect(offered("account.tier in ['A', '|']").inserts).toEqual(["'A"]);
});

test('the variable of a macro knows which records it stands for', () => {
  expect(offered('deals.count(d, d.|', 'account').names).toEqual(['name', 'account', 'is_won']);
  expect(offered('deals.|', 'account').names).toContain('any');
});

test('nothing is offered in the middle of a text', () => {
  expect(offered("name == 'ab|").names).toEqual([]);
});

test('a period is offered where one is asked for', () => {
  expect(offered('startOf(|').inserts).toContain("'this_quarter'");
});
