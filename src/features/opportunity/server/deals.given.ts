import { randomUUID } from 'node:crypto';
import type { App } from '#engine/server/run.ts';
import { traceStaysSql } from '#features/process/server/public.ts';

/** A deal with its past, written straight into the tables, so that a figure can be computed by hand. */
export interface GivenDeal {
  readonly owner?: string | null;
  readonly amount?: number | null;
  /** Exact minor units instead of `amount`. */
  readonly amountMinor?: bigint;
  readonly currency?: string;
  readonly outcome?: 'open' | 'won' | 'lost';
  readonly stage?: string;
  readonly probability?: number;
  readonly createdAt?: string;
  readonly engagedOn?: string;
  readonly closedOn?: string;
  readonly closeDate?: string;
  readonly product?: string;
  readonly account?: string;
  readonly imported?: boolean;
  readonly nextStep?: string;
  readonly nextStepOn?: string;
  /** Stage and instant of each entry; the last one stays open unless the deal is closed. */
  readonly stays?: readonly (readonly [stage: string, at: string])[];
  /** Past versions: instant and what held from then on. The first begins the deal. */
  readonly versions?: readonly (readonly [from: string, values: Readonly<Record<string, unknown>>])[];
}

/** Writes deals into a workspace, set-based; answers their ids in order. */
export async function writeDeals(app: App, workspaceId: string, deals: readonly GivenDeal[]): Promise<string[]> {
  const rows = deals.map((deal, at) => ({
    id: randomUUID(),
    name: `商机 ${at + 1}`,
    created_at: deal.createdAt ?? '2017-01-01T00:00:00Z',
    deal,
    ...columnsOf(deal),
  }));
  await app.database.write(workspaceId, async ({ query }) => {
    const insert = (table: string, columns: Readonly<Record<string, string>>, values: readonly object[]) => {
      const names = Object.keys(columns).join(', ');
      const types = Object.entries(columns)
        .map(([name, type]) => `${name} ${type}`)
        .join(', ');
      return query({
        text: `insert into ${table} (workspace_id, ${names}) select $1, ${names} from jsonb_to_recordset($2::jsonb) as given (${types})`,
        values: [workspaceId, JSON.stringify(values, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))],
      });
    };
    await insert(
      'opportunity',
      dealColumns,
      rows.map((row) => ({ ...row, updated_at: row.created_at })),
    );
    await insert(
      'opportunity_version',
      versionColumns,
      rows.flatMap((row) => versionsOf(row.id, row.deal)),
    );
    await insert(
      'process_stage_history',
      stayColumns,
      rows.flatMap((row) => staysOf(row.id, row.deal)),
    );
    await query({ text: traceStaysSql, values: [workspaceId, 'opportunity', rows.map((row) => row.id)] });
  });
  return rows.map((row) => row.id);
}

const historicColumns = {
  owner_id: 'uuid',
  account_id: 'uuid',
  amount_minor: 'bigint',
  amount_currency: 'text',
  stage: 'text',
  outcome: 'text',
  close_date: 'date',
  probability: 'bigint',
  product_id: 'uuid',
  engaged_on: 'date',
  closed_on: 'date',
  imported: 'boolean',
  next_step_on: 'date',
};
const dealColumns = {
  id: 'uuid',
  name: 'text',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  ...historicColumns,
  next_step: 'text',
};
const versionColumns = { record_id: 'uuid', valid_from: 'timestamptz', valid_to: 'timestamptz', ...historicColumns };
const stayColumns = {
  id: 'uuid',
  object: 'text',
  record_id: 'uuid',
  stage: 'text',
  entered_at: 'timestamptz',
  left_at: 'timestamptz',
  imported: 'boolean',
};

function columnsOf(deal: GivenDeal): Record<string, unknown> {
  const minor = deal.amountMinor ?? (deal.amount === null || deal.amount === undefined ? null : BigInt(Math.round(deal.amount * 100)));
  return {
    owner_id: deal.owner ?? null,
    account_id: deal.account ?? null,
    product_id: deal.product ?? null,
    amount_minor: minor === null ? null : minor.toString(),
    amount_currency: minor === null ? null : (deal.currency ?? 'CNY'),
    outcome: deal.outcome ?? 'open',
    stage: deal.stage ?? (deal.outcome === 'won' || deal.outcome === 'lost' ? deal.outcome : 'initial_contact'),
    probability: deal.probability === undefined ? null : deal.probability * 100,
    engaged_on: deal.engagedOn ?? null,
    closed_on: deal.closedOn ?? null,
    close_date: deal.closeDate ?? null,
    imported: deal.imported ?? null,
    next_step: deal.nextStep ?? null,
    next_step_on: deal.nextStepOn ?? null,
  };
}

function versionsOf(id: string, deal: GivenDeal): object[] {
  const present = columnsOf(deal);
  const versions = deal.versions ?? [[deal.createdAt ?? '2017-01-01T00:00:00Z', {}] as const];
  return versions.map(([from, values], at) => ({
    ...present,
    ...values,
    record_id: id,
    valid_from: from,
    valid_to: versions[at + 1]?.[0] ?? 'infinity',
  }));
}

function staysOf(id: string, deal: GivenDeal): object[] {
  const stays = deal.stays ?? [];
  return stays.map(([stage, enteredAt], at) => ({
    id: randomUUID(),
    object: 'opportunity',
    record_id: id,
    stage,
    entered_at: enteredAt,
    left_at: stays[at + 1]?.[1] ?? null,
    imported: deal.imported ?? false,
  }));
}
