import { randomUUID } from 'node:crypto';
import type { App } from '#engine/server/run.ts';

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

/** Writes deals into a workspace; answers their ids in order. */
export async function writeDeals(app: App, workspaceId: string, deals: readonly GivenDeal[]): Promise<string[]> {
  const ids = deals.map(() => randomUUID());
  await app.database.write(workspaceId, async ({ query }) => {
    for (const [at, deal] of deals.entries()) {
      const id = ids[at] ?? '';
      const columns = columnsOf(deal);
      const names = Object.keys(columns);
      await query({
        text: `insert into opportunity (workspace_id, id, name, created_at, updated_at, ${names.join(', ')}) values ($1, $2, $3, $4, $4, ${names.map((_, index) => `$${index + 5}`).join(', ')})`,
        values: [workspaceId, id, `商机 ${at + 1}`, deal.createdAt ?? '2017-01-01T00:00:00Z', ...Object.values(columns)],
      });
      await writeVersions(query, workspaceId, id, deal);
      await writeStays(query, workspaceId, id, deal);
    }
  });
  return ids;
}

type Query = (statement: { text: string; values: unknown[] }) => Promise<unknown>;

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

async function writeVersions(query: Query, workspaceId: string, id: string, deal: GivenDeal): Promise<void> {
  const present = columnsOf(deal);
  const versions = deal.versions ?? [[deal.createdAt ?? '2017-01-01T00:00:00Z', {}] as const];
  for (const [at, [from, values]] of versions.entries()) {
    const row: Record<string, unknown> = { ...present, ...values };
    await query({
      text: `insert into opportunity_version (workspace_id, record_id, valid_from, valid_to, owner_id, account_id, amount_minor, amount_currency, stage, outcome, close_date, probability)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      values: [
        workspaceId,
        id,
        from,
        versions[at + 1]?.[0] ?? 'infinity',
        ...['owner_id', 'account_id', 'amount_minor', 'amount_currency', 'stage', 'outcome', 'close_date', 'probability'].map(
          (name) => row[name] ?? null,
        ),
      ],
    });
  }
}

async function writeStays(query: Query, workspaceId: string, id: string, deal: GivenDeal): Promise<void> {
  for (const [at, [stage, enteredAt]] of (deal.stays ?? []).entries()) {
    await query({
      text: `insert into process_stage_history (workspace_id, id, object, record_id, stage, entered_at, left_at, imported) values ($1, $2, 'opportunity', $3, $4, $5, $6, $7)`,
      values: [workspaceId, randomUUID(), id, stage, enteredAt, deal.stays?.[at + 1]?.[1] ?? null, deal.imported ?? false],
    });
  }
}
