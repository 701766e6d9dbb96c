import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { createRecord } from '../records/records.ts';
import { testExpression } from './test-expression.ts';

let product: GivenApp;
let workspace: GivenWorkspace;
let account: string;

beforeAll(async () => {
  product = await given.app();
  workspace = await given.workspace(product.app);
  const made = await workspace.write('representative', (ctx) =>
    createRecord(ctx, 'account', {
      name: '恒锐精密',
      owner: workspace.members.representative,
      annual_revenue: { amount: '1200000.00', currency: 'CNY' },
    }),
  );
  account = made.id;
  await workspace.write('representative', (ctx) =>
    createRecord(ctx, 'contact', { name: '陈国梁', account, owner: workspace.members.representative }),
  );
});
afterAll(() => product.close());

function run(expression: string, member: 'representative' | 'westRepresentative' = 'representative') {
  return workspace.read(member, (ctx) => testExpression(ctx, { object: 'account', expression, record: account }));
}

test('each part of an expression shows what it comes to for the record', async () => {
  const expression = "annual_revenue > 1000000 && name.startsWith('恒锐') && contacts.count() == 1";
  const tested = await run(expression);
  if (!tested.ok) throw new Error(tested.issues[0]?.message.en);
  const shown = Object.fromEntries(tested.parts.map((part) => [expression.slice(part.start, part.end), part.value]));
  expect(tested).toMatchObject({ type: 'boolean', value: true });
  expect(shown).toMatchObject({
    annual_revenue: { amount: '1200000', currency: 'CNY' },
    'annual_revenue > 1000000': true,
    name: '恒锐精密',
    'contacts.count()': '1',
  });
});

test('what is wrong is said with its place, not thrown', async () => {
  const tested = await run('annual_revenu > 3');
  expect(tested).toMatchObject({ ok: false, issues: [{ code: 'unknown_field_suggest', start: 0, end: 13 }] });
});

test('a record one may not see cannot be tried', async () => {
  await expect(run('name', 'westRepresentative')).rejects.toMatchObject({ code: 'not_found' });
});
