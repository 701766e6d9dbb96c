import { expect, test } from 'vitest';
import { checkExpression } from './check-expression.ts';
import { treeOfFilter } from './filter-to-tree.ts';
import { FilterTree, isTooDeepFilter } from './filter-tree.ts';
import { parseExpression } from './parse-expression.ts';
import { printExpression } from './print-expression.ts';
import { sampleSchema } from './sample-schema.given.ts';
import { filterOfTree } from './tree-to-filter.ts';

const owner = '00000000-0000-7000-8000-000000000001';

const pairs: { filter: FilterTree; text: string }[] = [
  { filter: { field: 'account.tier', op: 'eq', value: 'A' }, text: "account.tier == 'A'" },
  { filter: { field: 'stage', op: 'in', value: ['new', 'won'] }, text: "stage in ['new', 'won']" },
  { filter: { field: 'stage', op: 'not_in', value: ['won'] }, text: "!(stage in ['won'])" },
  { filter: { field: 'amount', op: 'between', value: [{ number: '10' }, { number: '20.5' }] }, text: 'amount >= 10 && amount <= 20.5' },
  { filter: { field: 'discount', op: 'lt', value: { number: '-0.5' } }, text: 'discount < -0.5' },
  { filter: { field: 'name', op: 'contains', value: '贝锐' }, text: "name.containsIgnoreCase('贝锐')" },
  { filter: { field: 'tags', op: 'contains', value: 'hot' }, text: "tags.containsIgnoreCase('hot')" },
  { filter: { field: 'name', op: 'starts_with', value: 'A' }, text: "name.startsWithIgnoreCase('A')" },
  { filter: { field: 'account', op: 'is_empty' }, text: 'isEmpty(account)' },
  { filter: { field: 'close_date', op: 'is_not_empty' }, text: '!isEmpty(close_date)' },
  { filter: { field: 'close_date', op: 'in_period', value: 'last_30_days' }, text: "inPeriod(close_date, 'last_30_days')" },
  { filter: { field: 'owner', op: 'is_me' }, text: 'owner == me()' },
  { filter: { field: 'account.owner', op: 'in_my_team' }, text: 'inMyTeam(account.owner)' },
  { filter: { field: 'account.owner', op: 'in_my_department' }, text: 'inMyDepartment(account.owner)' },
  { filter: { field: 'owner', op: 'in_department', value: owner }, text: `inDepartment(owner, '${owner}')` },
  { filter: { field: 'close_date', op: 'in_period', value: 'before_today' }, text: "inPeriod(close_date, 'before_today')" },
  { filter: { field: 'owner', op: 'eq', value: owner }, text: `owner == '${owner}'` },
  { filter: { field: 'is_key', op: 'eq', value: true }, text: 'is_key == true' },
  {
    filter: {
      and: [{ field: 'stage', op: 'ne', value: 'won' }, { or: [{ field: 'name', op: 'is_empty' }, { not: { field: 'owner', op: 'is_me' } }] }],
    },
    text: "stage != 'won' && (isEmpty(name) || !(owner == me()))",
  },
  { filter: { and: [] }, text: 'true' },
  { filter: { or: [] }, text: 'false' },
];

test.each(pairs)('$text is the same filter clicked and written', ({ filter, text }) => {
  const built = treeOfFilter(FilterTree.parse(filter));
  if (!built.ok) throw new Error('not built');
  expect(printExpression(built.tree)).toBe(text);
  expect(checkExpression(built.tree, sampleSchema, 'opportunity', { expects: { kind: 'boolean' } }).ok).toBe(true);
  const parsed = parseExpression(text);
  expect(parsed.ok && filterOfTree(parsed.tree)).toEqual(filter);
});

test('a range among other conditions stays a range', () => {
  const filter: FilterTree = {
    and: [
      { field: 'stage', op: 'eq', value: 'won' },
      { field: 'close_date', op: 'between', value: ['2026-01-01', '2026-03-31'] },
      { field: 'quantity', op: 'gt', value: { number: '1' } },
    ],
  };
  const built = treeOfFilter(filter);
  expect(built.ok && filterOfTree(built.tree)).toEqual(filter);
});

test.each(['activities.count(a, true) > 0', 'amount > budget', 'quantity + 1 == 2', "stage == (is_key ? 'won' : 'new')"])(
  '%s cannot be clicked',
  (text) => {
    const parsed = parseExpression(text);
    expect(parsed.ok && filterOfTree(parsed.tree)).toBe(undefined);
  },
);

test.each([
  { filter: { field: 'amount', op: 'between', value: [1] }, why: 'a range needs two values' },
  { filter: { field: 'stage', op: 'in', value: 'won' }, why: 'a membership needs a list' },
  { filter: { field: 'name', op: 'contains' }, why: 'a match needs a text' },
  { filter: { expression: 'a &&' }, why: 'a written part must be readable' },
])('$why', ({ filter }) => {
  expect(treeOfFilter(FilterTree.parse(filter)).ok).toBe(false);
});

test.each([
  { filter: { field: 'a; drop', op: 'eq', value: 1 } },
  { filter: { field: 'a', op: 'like', value: 1 } },
  { filter: { field: 'a', op: 'eq', value: 1e300 } },
  { filter: { field: 'a', op: 'eq', value: '\0' } },
  { filter: { and: [], or: [] } },
])('$filter is not a filter', ({ filter }) => {
  expect(FilterTree.safeParse(filter).success).toBe(false);
});

test('a filter deeper than a person clicks is recognised without reading it', () => {
  let filter: FilterTree = { field: 'a', op: 'is_empty' };
  for (let depth = 0; depth < 5_000; depth += 1) filter = { not: filter };
  expect(isTooDeepFilter(filter)).toBe(true);
  expect(pairs.some((pair) => isTooDeepFilter(pair.filter))).toBe(false);
});
