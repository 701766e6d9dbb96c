import { currencyExponent } from '#platform/contract/money.ts';
import { formatMoneyShort } from '#platform/contract/format/format-money.ts';
import type { Label } from '#platform/contract/label.ts';
import type { Money } from '#platform/contract/money.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { Context } from '#engine/server/context.ts';
import { queryRecords } from '#engine/server/records/records.ts';
import { type ChangedDeal, listDealsChangedSince } from '#features/opportunity/server/public.ts';
import { todayMessages } from '../contract/today.messages.ts';
import type { CompanyDay, DealChange } from '../contract/today.routes.ts';
import { moneyIn, nameIn, sumOfMoney, textIn } from './record-values.ts';
import { wordsOf } from './words.ts';

const looked = 500;
const idsAtOnce = 200;
const shown = 12;
const kinds = ['won', 'lost', 'slipped', 'new', 'grown', 'shrunk'] as const;

/** What became of deals since an instant: won, lost, moved out, new, raised, lowered; the largest first. */
export async function listChanges(ctx: Context, since: Date): Promise<Omit<CompanyDay['changes'], 'since'>> {
  const changed = await listDealsChangedSince(ctx, since, looked);
  const rows = changed.length === 0 ? [] : await readDeals(ctx, changed);
  const hidden = new Set(ctx.actor.masked?.get('opportunity') ?? []);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const changes = changed.flatMap((each) => {
    const row = byId.get(each.id);
    return row ? changeOf(each, row, hidden) : [];
  });
  const sorted = changes.toSorted((left, right) => Number(right.amount?.amount ?? 0) - Number(left.amount?.amount ?? 0));
  return {
    totals: kinds.flatMap((kind) => {
      const own = changes.filter((change) => change.kind === kind);
      return own.length === 0 ? [] : [{ kind, count: own.length, amount: sumOfMoney(own.map((change) => change.amount)) }];
    }),
    rows: sorted.slice(0, shown),
    isMore: changed.length === looked,
  };
}

/** Only those the reader may see, with their masks; in parts, since an expression holds some two hundred and fifty ids. */
async function readDeals(ctx: Context, changed: readonly ChangedDeal[]): Promise<readonly RecordRow[]> {
  const found: RecordRow[] = [];
  for (let from = 0; from < changed.length; from += idsAtOnce) {
    const part = changed.slice(from, from + idsAtOnce);
    const { rows } = await queryRecords(ctx, 'opportunity', {
      expression: `id in [${part.map((each) => `'${each.id}'`).join(', ')}]`,
      columns: ['name', 'account', 'owner', 'amount', 'close_date', 'outcome'],
      limit: idsAtOnce,
    });
    found.push(...rows);
  }
  return found;
}

function changeOf(was: ChangedDeal, row: RecordRow, hidden: ReadonlySet<string>): DealChange[] {
  const kind = kindOf(was, row, hidden, moneyBefore(was));
  if (!kind) return [];
  return [
    {
      id: was.id,
      kind,
      name: textIn(row, 'name') ?? '',
      account: nameIn(row, 'account'),
      owner: nameIn(row, 'owner'),
      amount: moneyIn(row),
      detail: detailOf(kind, row, was.was_close_date ?? '', moneyBefore(was)),
      at: was.at.toISOString(),
    },
  ];
}

function kindOf(was: ChangedDeal, row: RecordRow, hidden: ReadonlySet<string>, amountBefore: Money | null): DealChange['kind'] | undefined {
  if (hidden.has('outcome')) return undefined;
  if (was.outcome !== was.was_outcome && (was.outcome === 'won' || was.outcome === 'lost')) return was.outcome;
  if (was.was_outcome === null) return 'new';
  const closeDate = textIn(row, 'close_date');
  if (!hidden.has('close_date') && was.was_close_date !== null && closeDate !== undefined && closeDate > was.was_close_date) return 'slipped';
  const amount = moneyIn(row);
  if (hidden.has('amount') || !amount || !amountBefore || amount.currency !== amountBefore.currency) return undefined;
  const [now, then] = [Number(amount.amount), Number(amountBefore.amount)];
  return now > then ? 'grown' : now < then ? 'shrunk' : undefined;
}

function detailOf(kind: DealChange['kind'], row: RecordRow, closeBefore: string, amountBefore: Money | null): Label | null {
  if (kind === 'slipped')
    return wordsOf(todayMessages['today.change.moved'], { from: closeBefore.slice(5), to: (textIn(row, 'close_date') ?? '').slice(5) });
  const amount = moneyIn(row);
  if ((kind !== 'grown' && kind !== 'shrunk') || !amount || !amountBefore) return null;
  const message = todayMessages['today.change.amount'];
  return {
    zh: wordsOf(message, { from: formatMoneyShort(amountBefore, 'zh'), to: formatMoneyShort(amount, 'zh') }).zh,
    en: wordsOf(message, { from: formatMoneyShort(amountBefore, 'en'), to: formatMoneyShort(amount, 'en') }).en,
  };
}

function moneyBefore(was: ChangedDeal): Money | null {
  if (was.was_amount_minor === null || was.was_amount_currency === null) return null;
  const exponent = currencyExponent(was.was_amount_currency);
  return { amount: (Number(was.was_amount_minor) / 10 ** exponent).toFixed(exponent), currency: was.was_amount_currency };
}
