import type { Session } from '#platform/server/database/database.ts';
import type { DatedRate } from '../../contract/expression/exchange-rates.ts';

/** All rates into a currency, by currency, the latest day first. */
export function listRates(session: Session, base: string): Promise<DatedRate[]> {
  return session.query<DatedRate>({
    name: 'currency.rates',
    text: `select currency, valid_from::text as "from", trim_scale(rate)::text as rate from engine_exchange_rate
      where base = $1 order by currency, valid_from desc`,
    values: [base],
  });
}

/** Rates of these currencies and days as they stand, kept from changing. */
export function lockRates(session: Session, workspaceId: string, base: string, rates: readonly Omit<DatedRate, 'rate'>[]): Promise<DatedRate[]> {
  return session.query<DatedRate>({
    text: `select currency, valid_from::text as "from", trim_scale(rate)::text as rate from engine_exchange_rate
      where workspace_id = $1 and base = $2 and (currency, valid_from) in (select * from unnest($3::text[], $4::date[])) for update`,
    values: [workspaceId, base, rates.map((each) => each.currency), rates.map((each) => each.from)],
  });
}

/** Writes rates; one of the same currency and day is replaced. */
export async function saveRates(
  session: Session,
  given: { readonly workspaceId: string; readonly base: string; readonly rates: readonly DatedRate[]; readonly at: Date; readonly by: string },
): Promise<void> {
  await session.query({
    text: `insert into engine_exchange_rate (workspace_id, base, currency, valid_from, rate, updated_at, updated_by)
      select $1, $2, c, d, r, $6, $7 from unnest($3::text[], $4::date[], $5::numeric[]) as u (c, d, r)
      on conflict (workspace_id, base, currency, valid_from) do update set rate = excluded.rate, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    values: [
      given.workspaceId,
      given.base,
      given.rates.map((each) => each.currency),
      given.rates.map((each) => each.from),
      given.rates.map((each) => each.rate),
      given.at,
      given.by,
    ],
  });
}

/** Removes one rate; whether it was there. */
export async function deleteRate(session: Session, workspaceId: string, base: string, rate: Omit<DatedRate, 'rate'>): Promise<boolean> {
  const rows = await session.query({
    text: 'delete from engine_exchange_rate where workspace_id = $1 and base = $2 and currency = $3 and valid_from = $4 returning currency',
    values: [workspaceId, base, rate.currency, rate.from],
  });
  return rows.length > 0;
}

/** Lets every process read the rates anew within a second: they are kept with the organisation. */
export async function tellRatesChanged(session: Session, workspaceId: string): Promise<void> {
  await session.query({ text: 'update organisation_state set revision = revision + 1 where workspace_id = $1', values: [workspaceId] });
}
