import { expect, test } from 'vitest';
import { checkExpression } from './check-expression.ts';
import { listDependencies } from './list-dependencies.ts';
import { sampleSchema } from './sample-schema.given.ts';

const check = (text: string) => checkExpression(text, sampleSchema, 'opportunity');

test.each([
  { text: "stage == 'won' && amount > 10000", type: 'boolean' },
  { text: "account.tier == 'A'", type: 'boolean' },
  { text: 'account.owner.name', type: 'text' },
  { text: 'account == null || owner == me()', type: 'boolean' },
  { text: 'quantity + 1', type: 'integer' },
  { text: 'quantity / 3', type: 'decimal' },
  { text: 'amount * probability', type: 'money' },
  { text: 'amount / budget', type: 'decimal' },
  { text: 'probability + probability', type: 'percent' },
  { text: 'close_date - today()', type: 'duration' },
  { text: 'created_at + days(30)', type: 'instant' },
  { text: "close_date >= '2026-01-01'", type: 'boolean' },
  { text: "activities.count(a, a.type == 'visit' && a.at > now() - days(30)) == 0", type: 'boolean' },
  { text: 'activities.filter(a, a.minutes > 5).sum(a, a.cost)', type: 'money' },
  { text: 'activities.max(a, a.at)', type: 'instant' },
  { text: "account.opportunities.exists(o, o.stage == 'won' && o.id != id)", type: 'boolean' },
  { text: 'activities.exists(a, a.comments.exists(c, c.body.contains(name)))', type: 'boolean' },
  { text: "tags.has('hot') || 'old' in tags", type: 'boolean' },
  { text: '客户备注.size()', type: 'integer' },
  { text: '[1, 2].size() == 2', type: 'boolean' },
  { text: 'account', type: 'record' },
  { text: "quantity > 1 ? 'many' : stage", type: 'text' },
  { text: 'coalesce(close_date, null)', type: 'date' },
])('$text is $type', ({ text, type }) => {
  const checked = check(text);
  expect(checked.ok ? checked.typed.type.kind : checked.issues).toBe(type);
});

test.each([
  { text: 'stag == 1', code: 'unknown_field_suggest', at: 'stag', says: 'stage' },
  { text: 'account.teir == null', code: 'unknown_field_suggest', at: 'teir', says: 'tier' },
  { text: 'zzzzzz', code: 'unknown_field', at: 'zzzzzz', says: 'zzzzzz' },
  { text: "stage == 'wno'", code: 'unknown_choice_suggest', at: "'wno'", says: 'won' },
  { text: "stage in ['won', 'lsot']", code: 'unknown_choice', at: "'lsot'", says: 'lsot' },
  { text: 'stage == null && tody() > close_date', code: 'unknown_function_suggest', at: 'tody', says: 'today' },
  { text: 'name.conatins("x")', code: 'unknown_method_suggest', at: 'conatins', says: 'contains' },
  { text: 'name > 5', code: 'cannot_compare', at: 'name > 5', says: 'text' },
  { text: 'amount + 5', code: 'cannot_compute', at: 'amount + 5', says: 'money' },
  { text: 'quantity / probability', code: 'cannot_compute', at: 'quantity / probability', says: '/' },
  { text: 'created_at > close_date', code: 'cannot_compare_date_instant', at: 'created_at > close_date', says: 'dateOf' },
  { text: 'close_date - today() > 30', code: 'cannot_compare_duration', at: 'close_date - today() > 30', says: 'days(30)' },
  { text: "stage > 'won'", code: 'cannot_order', at: 'stage', says: 'a choice' },
  { text: 'name < null', code: 'cannot_order', at: 'null', says: 'null' },
  { text: 'amount && true', code: 'type_mismatch', at: 'amount', says: 'yes/no' },
  { text: "close_date > '2026-02-30'", code: 'bad_date', at: "'2026-02-30'", says: '2026-02-30' },
  { text: "owner == 'Zhang'", code: 'bad_id', at: "'Zhang'", says: 'Zhang' },
  { text: "inPeriod(close_date, 'this_quater')", code: 'unknown_period_suggest', at: "'this_quater'", says: 'this_quarter' },
  { text: 'inPeriod(close_date, name)', code: 'literal_needed', at: 'name', says: 'written' },
  { text: 'days(1, 2)', code: 'argument_count', at: 'days', says: '1' },
  { text: 'days(0.5)', code: 'type_mismatch', at: '0.5', says: 'whole number' },
  { text: 'account.owner.manager.name', code: 'path_too_long', at: 'manager', says: 'two' },
  { text: 'activities', code: 'relation_alone', at: 'activities', says: 'activities' },
  { text: 'activities.count(a, b.type == null)', code: 'unknown_field', at: 'b', says: 'b' },
  { text: 'activities.cuont(a, true)', code: 'unknown_method_suggest', at: 'cuont', says: 'count' },
  { text: 'activities.filter(a, true)', code: 'relation_alone', at: 'activities.filter(a, true)', says: 'activities' },
  { text: 'activities.count(1, true)', code: 'variable_needed', at: '1', says: 'variable' },
  { text: 'activities.exists(a, a.comments.exists(a, true))', code: 'variable_taken', at: 'a', says: 'a' },
  { text: 'activities.sum(a, a.note)', code: 'type_mismatch', at: 'a.note', says: 'text' },
  { text: 'name.first', code: 'no_members', at: 'first', says: 'first' },
  { text: 'stage in [null]', code: 'null_in_list', at: 'null', says: 'null' },
  { text: 'toString()', code: 'unknown_function', at: 'toString', says: 'toString' },
  { text: '-name', code: 'cannot_compute_one', at: '-name', says: '-' },
])('$text is refused as $code at “$at”', ({ text, code, at, says }) => {
  const checked = check(text);
  const issue = checked.ok ? undefined : checked.issues[0];
  expect(issue).toMatchObject({ code });
  expect(text.slice(issue?.start, issue?.end)).toBe(at);
  expect(issue?.message.en).toContain(says);
  expect(issue?.message.zh).toMatch(/\p{Script=Han}/u);
  expect(`${issue?.message.zh}${issue?.message.en}`).not.toMatch(/[{}]/);
});

test('several mistakes are all reported', () => {
  const checked = check("stag == 'won' && amont > 5 && owner == 'x'");
  expect(checked.ok ? [] : checked.issues.map((issue) => issue.facts['suggestion'] ?? issue.code)).toEqual(['stage', 'amount', 'bad_id']);
});

test('what is expected of the whole is checked', () => {
  expect(checkExpression('amount', sampleSchema, 'opportunity', { expects: { kind: 'boolean' } })).toMatchObject({
    ok: false,
    issues: [{ code: 'type_mismatch' }],
  });
  expect(checkExpression('quantity', sampleSchema, 'opportunity', { expects: { kind: 'decimal' } }).ok).toBe(true);
  expect(checkExpression('1', sampleSchema, 'opportunities')).toMatchObject({ ok: false, issues: [{ code: 'unknown_object' }] });
});

test('an expression says what must be loaded for it', () => {
  const checked = check("account.tier == 'A' && owner == me() && activities.count(a, a.owner == owner && a.minutes > quantity) > 0");
  if (!checked.ok) throw new Error('not checked');
  const needs = listDependencies(checked.typed);
  expect([...needs.fields]).toEqual(['quantity']);
  expect([...needs.identities]).toEqual(['owner']);
  expect([...(needs.references.get('account')?.fields ?? [])]).toEqual(['tier']);
  expect([...(needs.children.get('activities')?.fields ?? [])]).toEqual(['minutes']);
  expect([...(needs.children.get('activities')?.identities ?? [])]).toEqual(['owner']);
});
