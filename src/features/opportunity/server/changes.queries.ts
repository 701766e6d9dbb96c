import type { Context } from '#engine/server/context.ts';

/** A deal whose facts are others than at an instant, with those it had then; all null when it was not there yet. */
export interface ChangedDeal {
  readonly id: string;
  readonly at: Date;
  readonly outcome: string;
  readonly was_outcome: string | null;
  readonly was_close_date: string | null;
  readonly was_amount_minor: string | null;
  readonly was_amount_currency: string | null;
}

/** Deals with a version begun since an instant, the newest first, whoever may see them: read them through `queryRecords` before showing any. */
export function listDealsChangedSince(ctx: Context, since: Date, limit: number): Promise<ChangedDeal[]> {
  return ctx.session.query<ChangedDeal>({
    name: 'opportunity.changed_since',
    text: `select v.record_id as id, v.valid_from as at, v.outcome, p.outcome as was_outcome, p.close_date as was_close_date,
        p.amount_minor as was_amount_minor, p.amount_currency as was_amount_currency
      from (
        select record_id, valid_from, outcome from opportunity_version
        where workspace_id = $1 and valid_to = 'infinity' and valid_from >= $2
        order by valid_from desc limit $3
      ) v
      left join lateral (
        select outcome, close_date, amount_minor, amount_currency from opportunity_version
        where workspace_id = $1 and record_id = v.record_id and valid_from < $2
        order by valid_from desc limit 1
      ) p on true
      order by v.valid_from desc`,
    values: [ctx.workspace.id, since, limit],
  });
}
