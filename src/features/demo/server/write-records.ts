import type { Context } from '#engine/server/context.ts';
import { type KnownPast, writePast } from '#engine/server/records/write-past.ts';
import { type ProcessInForce, ensureProcessInForce, insertStays, type StayRow } from '#features/process/server/public.ts';
import { deriveActivityPast, deriveDealPast } from '../contract/derive-past.ts';
import type { PastRecord } from '../contract/past.ts';
import { type DemoPlan, accountPast } from '../contract/plan-demo.ts';
import { type DemoIds, idOf } from './write-team.ts';

/** Writes products, customers, their people, deals with their stages, and follow-ups: everything with its past. */
export async function writeRecords(ctx: Context, plan: DemoPlan, ids: DemoIds): Promise<void> {
  const process = await ensureProcessInForce(ctx, 'opportunity');
  if (!process) throw new Error('Deals have no process.');
  const named = (record: PastRecord): KnownPast => withMembers(ids, record);
  const dealsOf = Map.groupBy(plan.deals, (deal) => deal.course.account);
  const deals = plan.deals.map((deal) =>
    deriveDealPast({ definition: process.definition, number: process.number, versionId: process.versionId, timeZone: ctx.workspace.timeZone }, deal),
  );
  await writePast(ctx, 'product', plan.products.map(named));
  await writePast(
    ctx,
    'account',
    plan.accounts.map((account) => named(accountPast(plan, account, dealsOf.get(account) ?? []))),
  );
  await writePast(
    ctx,
    'contact',
    plan.accounts.flatMap((account) => account.contacts.map((contact) => named({ id: contact.id, changes: [contact.change] }))),
  );
  const written = deals.map(named);
  await writePast(ctx, 'opportunity', written);
  await insertStays(
    ctx,
    'opportunity',
    written.flatMap((deal) => staysOf(process, deal)),
  );
  await writePast(
    ctx,
    'activity',
    plan.activities.map((activity) => named(deriveActivityPast(activity))),
  );
}

/** People are known by keys in the plan, by ids in the database. */
function withMembers(ids: DemoIds, record: PastRecord): KnownPast {
  return {
    id: record.id,
    changes: record.changes.map((change) => {
      const { owner } = change.values;
      const values = typeof owner === 'string' ? { ...change.values, owner: idOf(ids.members, owner) } : change.values;
      return { ...change, by: change.by === null ? null : idOf(ids.members, change.by), values };
    }),
  };
}

function staysOf(process: ProcessInForce, deal: KnownPast): StayRow[] {
  const moves = deal.changes.filter((change) => typeof change.values['stage'] === 'string');
  return moves.map((move, at) => ({
    record_id: deal.id,
    stage: String(move.values['stage']),
    entered_at: move.at,
    left_at: moves[at + 1]?.at ?? null,
    entered_by: move.by,
    version_id: process.versionId,
    imported: false,
  }));
}
