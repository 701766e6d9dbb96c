import { expect, test } from 'vitest';
import { drillConditions } from './drill-conditions.ts';

const label = { zh: '字段', en: 'Field' };
const zone = 'Asia/Shanghai';

test('a month leads to the records of its days', () => {
  expect(drillConditions('close_date:month', { kind: 'date', label }, '2026-11-01', zone)).toEqual([
    { field: 'close_date', op: 'gte', value: '2026-11-01' },
    { field: 'close_date', op: 'lte', value: '2026-11-30' },
  ]);
});

test('a group of records without a value leads to where the field is empty', () => {
  expect(drillConditions('owner', { kind: 'member', label }, null, zone)).toEqual([{ field: 'owner', op: 'is_empty' }]);
});

test('a field of a parent is asked for by its path, yes and no as such', () => {
  expect(drillConditions('account.tier', { kind: 'choice', label, options: [] }, 'a', zone)).toEqual([
    { field: 'account.tier', op: 'eq', value: 'a' },
  ]);
  expect(drillConditions('is_new', { kind: 'boolean', label }, 'true', zone)).toEqual([{ field: 'is_new', op: 'eq', value: true }]);
});
