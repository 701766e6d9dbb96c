import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

const Currency = z.string().regex(/^[A-Z]{3}$/);
const Day = z.iso.date();

/** What a unit of a currency is worth in the workspace's own from a day on; plain digits, at most ten after the point. */
export const ExchangeRate = z
  .object({
    currency: Currency,
    from: Day,
    rate: z.string().regex(/^\d{1,12}(\.\d{1,10})?$/),
  })
  .meta({ id: 'ExchangeRate' });
export type ExchangeRate = z.infer<typeof ExchangeRate>;

export const listRatesRoute = defineRoute({
  id: 'currency.list_rates',
  method: 'GET',
  path: '/api/exchange-rates',
  kind: 'read',
  summary: { zh: '查看汇率', en: 'List the exchange rates' },
  output: z.object({
    /** The currency of the workspace, which rates lead to. */
    base: z.string(),
    /** By currency, the latest day first. */
    rates: z.array(ExchangeRate),
    canChange: z.boolean(),
  }),
});

export const saveRatesRoute = defineRoute({
  id: 'currency.save_rates',
  method: 'PUT',
  path: '/api/exchange-rates',
  kind: 'write',
  summary: { zh: '保存汇率（同币种同日期的覆盖）', en: 'Save exchange rates; one of the same currency and day is replaced' },
  body: z.object({ rates: z.array(ExchangeRate).min(1).max(5_000) }),
  output: z.object({ saved: z.int() }),
});

export const deleteRateRoute = defineRoute({
  id: 'currency.delete_rate',
  method: 'DELETE',
  path: '/api/exchange-rates/:currency/:from',
  kind: 'write',
  summary: { zh: '删除一条汇率', en: 'Delete one exchange rate' },
  params: z.object({ currency: Currency, from: Day }),
  output: z.object({ deleted: z.literal(true) }),
});
