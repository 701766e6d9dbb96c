import { expect, test } from 'vitest';
import type { Field } from '#engine/contract/objects/fields.ts';
import { readTypedCondition } from './typed-condition.ts';

const label = (zh: string, en: string) => ({ zh, en });
const fields: readonly { readonly path: string; readonly field: Field }[] = [
  { path: 'amount', field: { kind: 'money', label: label('金额', 'Amount') } },
  { path: 'close_date', field: { kind: 'date', label: label('预计成交日', 'Close date') } },
  { path: 'owner', field: { kind: 'member', label: label('负责人', 'Owner') } },
  { path: 'name', field: { kind: 'text', label: label('名称', 'Name') } },
  { path: 'account', field: { kind: 'reference', object: 'account', label: label('客户', 'Account') } },
  {
    path: 'stage',
    field: {
      kind: 'choice',
      label: label('阶段', 'Stage'),
      options: [
        { value: 'talk', label: label('商务谈判', 'Negotiation') },
        { value: 'proof', label: label('技术验证', 'Proof') },
      ],
    },
  },
];
const moment = { now: new Date('2026-11-22T04:00:00Z'), timeZone: 'Asia/Shanghai' };
const first = (text: string) => readTypedCondition(text, fields, moment)[0];

test.each([
  { typed: '金额 大于 3万', part: { field: 'amount', op: 'gt', value: { number: '30000' } } },
  { typed: '金额大于3万', part: { field: 'amount', op: 'gt', value: { number: '30000' } } },
  { typed: 'amount > 30k', part: { field: 'amount', op: 'gt', value: { number: '30000' } } },
  { typed: 'amount >= 1.5m', part: { field: 'amount', op: 'gte', value: { number: '1500000' } } },
  { typed: '金额 10万到50万', part: { field: 'amount', op: 'between', value: [{ number: '100000' }, { number: '500000' }] } },
  { typed: '预计成交日 本季度', part: { field: 'close_date', op: 'in_period', value: 'this_quarter' } },
  { typed: 'close date in the next 30 days', part: { field: 'close_date', op: 'in_period', value: 'next_30_days' } },
  { typed: '预计成交日 逾期', part: { field: 'close_date', op: 'in_period', value: 'before_today' } },
  { typed: '预计成交日 早于 12-01', part: { field: 'close_date', op: 'lt', value: '2026-12-01' } },
  { typed: '阶段 是 商务谈判', part: { field: 'stage', op: 'eq', value: 'talk' } },
  { typed: '阶段 商务谈判、技术验证', part: { field: 'stage', op: 'in', value: ['talk', 'proof'] } },
  { typed: '技术验证', part: { field: 'stage', op: 'eq', value: 'proof' } },
  { typed: '负责人 是我', part: { field: 'owner', op: 'is_me' } },
  { typed: 'owner in my team', part: { field: 'owner', op: 'in_my_team' } },
  { typed: '名称 包含 集团', part: { field: 'name', op: 'contains', value: '集团' } },
  { typed: '客户 为空', part: { field: 'account', op: 'is_empty' } },
])('“$typed” is read to the end', ({ typed, part }) => {
  expect(first(typed)).toEqual({ part, isComplete: true });
});

test('the beginning of a field’s name offers its conditions, with the value still to be given', () => {
  expect(first('金')).toMatchObject({ part: { field: 'amount' }, isComplete: false });
  expect(readTypedCondition('金额', fields, moment).map((each) => each.part.op)).toContain('between');
});

test('a person’s name is handed on to be looked up', () => {
  expect(first('负责人 是 王敏')).toEqual({ part: { field: 'owner', op: 'eq' }, isComplete: false, lookup: '王敏' });
});

test('what cannot be read as the field’s value does not become one', () => {
  expect(readTypedCondition('金额 大于 很多', fields, moment).every((each) => !each.isComplete)).toBe(true);
});
