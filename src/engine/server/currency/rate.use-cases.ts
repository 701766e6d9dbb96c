import { forbidden, invalid, notFound, type Issue } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import { has } from '../../contract/actor.ts';
import type { deleteRateRoute, ExchangeRate, listRatesRoute, saveRatesRoute } from '../../contract/currency/rate.routes.ts';
import type { DatedRate } from '../../contract/expression/exchange-rates.ts';
import type { Context } from '../context.ts';
import { deleteRate, listRates, lockRates, saveRates, tellRatesChanged } from './rate.queries.ts';

/** The rates into the workspace's currency; anybody signed in may see what amounts are converted by. */
export async function listExchangeRates(ctx: Context): Promise<RouteOutput<typeof listRatesRoute>> {
  const { currency: base } = ctx.workspace;
  return { base, rates: await listRates(ctx.session, base), canChange: has(ctx.actor, 'workspace.manage') };
}

/** Saves rates as one event; every process converts by them within a second. */
export async function saveExchangeRates(ctx: Context, { rates }: RouteInput<typeof saveRatesRoute>): Promise<{ saved: number }> {
  requireRates(ctx);
  const issues = issuesOf(rates, ctx.workspace.currency);
  if (issues.length > 0) throw invalid(issues);
  const base = ctx.workspace.currency;
  const before = new Map((await lockRates(ctx.session, ctx.workspace.id, base, rates)).map((each) => [keyOf(each), each.rate]));
  const changed = rates.filter((each) => before.get(keyOf(each)) !== plain(each.rate));
  if (changed.length === 0) return { saved: 0 };
  await saveRates(ctx.session, { workspaceId: ctx.workspace.id, base, rates: changed, at: ctx.now, by: ctx.actor.memberId });
  tell(ctx, Object.fromEntries(changed.map((each) => [keyOf(each), [before.get(keyOf(each)) ?? null, plain(each.rate)] as const])));
  await tellRatesChanged(ctx.session, ctx.workspace.id);
  return { saved: changed.length };
}

/** Deletes one rate; the one before it holds on. */
export async function deleteExchangeRate(ctx: Context, rate: RouteInput<typeof deleteRateRoute>): Promise<{ deleted: true }> {
  requireRates(ctx);
  const base = ctx.workspace.currency;
  const [before] = await lockRates(ctx.session, ctx.workspace.id, base, [rate]);
  if (!before || !(await deleteRate(ctx.session, ctx.workspace.id, base, rate))) throw notFound({ zh: '汇率', en: 'Exchange rate' });
  tell(ctx, { [keyOf(rate)]: [before.rate, null] });
  await tellRatesChanged(ctx.session, ctx.workspace.id);
  return { deleted: true };
}

function requireRates(ctx: Context): void {
  if (has(ctx.actor, 'workspace.manage')) return;
  throw forbidden('currency.forbidden', { zh: '只有管理员可以修改汇率。', en: 'Only administrators change exchange rates.' });
}

function tell(ctx: Context, changes: Readonly<Record<string, readonly [string | null, string | null]>>): void {
  ctx.emit({ kind: 'currency.rates_changed', object: 'workspace', recordId: ctx.workspace.id, changes });
}

function issuesOf(rates: readonly ExchangeRate[], base: string): Issue[] {
  const known = new Set(Intl.supportedValuesOf('currency'));
  const seen = new Set<string>();
  return rates.flatMap((each, at): Issue[] => {
    const key = keyOf(each);
    const isTwice = seen.has(key);
    seen.add(key);
    const problem = isTwice
      ? 'twice'
      : each.currency === base
        ? 'base'
        : !known.has(each.currency)
          ? 'unknown'
          : !/[1-9]/.test(each.rate)
            ? 'zero'
            : undefined;
    return problem ? [{ field: `rates.${at}`, code: `currency.${problem}`, message: PROBLEMS[problem](each) }] : [];
  });
}

const PROBLEMS = {
  twice: ({ currency, from }: ExchangeRate) => ({
    zh: `${currency} 自 ${from} 的汇率出现了两次。`,
    en: `The rate of ${currency} from ${from} is given twice.`,
  }),
  base: ({ currency }: ExchangeRate) => ({
    zh: `${currency} 是本位币，汇率永远是 1。`,
    en: `${currency} is the workspace's own currency; its rate is always 1.`,
  }),
  unknown: ({ currency }: ExchangeRate) => ({ zh: `没有币种“${currency}”。`, en: `There is no currency “${currency}”.` }),
  zero: ({ currency }: ExchangeRate) => ({ zh: `${currency} 的汇率必须大于 0。`, en: `The rate of ${currency} must be more than 0.` }),
};

function keyOf({ currency, from }: Omit<DatedRate, 'rate'>): string {
  return `${currency} ${from}`;
}

/** As the database writes it: without zeros at the ends. */
function plain(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.');
  const rest = fraction.replace(/0+$/, '');
  const digits = whole.replace(/^0+(?=\d)/, '');
  return rest === '' ? digits : `${digits}.${rest}`;
}
