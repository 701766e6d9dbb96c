import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { organisationCacheOf } from '#features/organisation/server/organisation-cache.ts';
import { searchAudit } from '../audit/view-events.ts';
import { testExpression } from '../expression/test-expression.ts';
import { createRecord, queryRecords } from '../records/records.ts';
import { deleteExchangeRate, listExchangeRates, saveExchangeRates } from './rate.use-cases.ts';

let product: GivenApp;
let workspace: GivenWorkspace;
let account: string;

beforeAll(async () => {
  product = await given.app();
  workspace = await given.workspace(product.app);
  await save([
    { currency: 'USD', from: '2026-01-01', rate: '7.0000' },
    { currency: 'USD', from: '2026-03-01', rate: '7.25' },
    { currency: 'JPY', from: '2026-01-01', rate: '0.05' },
  ]);
  const made = await workspace.write('representative', (ctx) =>
    createRecord(ctx, 'account', {
      name: '恒锐精密',
      owner: workspace.members.representative,
      annual_revenue: { amount: '1000.01', currency: 'USD' },
    }),
  );
  account = made.id;
});
afterAll(() => product.close());

async function save(rates: { currency: string; from: string; rate: string }[], member: 'administrator' | 'representative' = 'administrator') {
  const saved = await workspace.write(member, (ctx) => saveExchangeRates(ctx, { rates }));
  await organisationCacheOf(product.app.database).refresh();
  return saved;
}

async function worth(expression: string) {
  const tested = await workspace.read('representative', (ctx) => testExpression(ctx, { object: 'account', expression, record: account }));
  if (!tested.ok) throw new Error(tested.issues[0]?.message.en);
  return tested.value;
}

test('an amount is worth what the rate of its day says, rounded to the cent', async () => {
  expect(await worth("inBase(annual_revenue, date('2026-02-28'))")).toEqual({ amount: '7000.07', currency: 'CNY' });
  expect(await worth("inBase(annual_revenue, date('2026-03-01'))")).toEqual({ amount: '7250.07', currency: 'CNY' });
  expect(await worth("convert(annual_revenue, 'JPY', date('2026-02-28'))")).toEqual({ amount: '140001', currency: 'JPY' });
});

test('without a rate there is no amount: never one to one', async () => {
  expect(await worth("inBase(annual_revenue, date('2025-12-31'))")).toBeNull();
  expect(await worth("convert(annual_revenue, 'EUR')")).toBeNull();
  expect(await worth("convert(annual_revenue, 'USD', date('2020-01-01'))")).toEqual({ amount: '1000.01', currency: 'USD' });
});

test('a list is filtered by what foreign amounts are worth', async () => {
  const found = await workspace.read('representative', (ctx) =>
    queryRecords(ctx, 'account', { expression: "inBase(annual_revenue, date('2026-02-01')) > 7000", limit: 10 }),
  );
  expect(found.rows.map((row) => row['id'])).toEqual([account]);
});

test('a changed rate counts at once, is told in the audit log, and only administrators change it', async () => {
  await expect(save([{ currency: 'USD', from: '2026-01-01', rate: '8' }], 'representative')).rejects.toMatchObject({ code: 'currency.forbidden' });
  expect(await save([{ currency: 'USD', from: '2026-01-01', rate: '7' }])).toEqual({ saved: 0 });
  expect(await save([{ currency: 'USD', from: '2026-01-01', rate: '7.1' }])).toEqual({ saved: 1 });
  expect(await worth("inBase(annual_revenue, date('2026-02-28'))")).toEqual({ amount: '7100.07', currency: 'CNY' });
  const log = await workspace.read('administrator', (ctx) => searchAudit(ctx, { kind: 'currency.rates_changed', limit: 50 }));
  const [event] = log.rows;
  expect(JSON.stringify(event)).toContain('USD 2026-01-01');
  expect(log.rows).toHaveLength(2);
  await save([{ currency: 'USD', from: '2026-01-01', rate: '7' }]);
});

test('what cannot be a rate is refused with its line', async () => {
  const wrong = [
    { currency: 'CNY', from: '2026-01-01', rate: '1' },
    { currency: 'XYZ', from: '2026-01-01', rate: '1' },
    { currency: 'EUR', from: '2026-01-01', rate: '0.0' },
  ];
  await expect(save(wrong)).rejects.toMatchObject({
    issues: [{ field: 'rates.0', code: 'currency.base' }, { field: 'rates.1', code: 'currency.unknown' }, { code: 'currency.zero' }],
  });
});

test('a deleted rate leaves the one before it in force', async () => {
  await workspace.write('administrator', (ctx) => deleteExchangeRate(ctx, { currency: 'USD', from: '2026-03-01' }));
  await organisationCacheOf(product.app.database).refresh();
  expect(await worth("inBase(annual_revenue, date('2026-03-15'))")).toEqual({ amount: '7000.07', currency: 'CNY' });
  const { rates } = await workspace.read('representative', listExchangeRates);
  expect(rates.map((rate) => rate.from)).toEqual(['2026-01-01', '2026-01-01']);
});
