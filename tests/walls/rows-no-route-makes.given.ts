import type { Context } from '#engine/server/context.ts';
import { startBulkChange } from '#engine/server/bulk/manage-bulk.ts';
import { mergeRecords } from '#engine/server/duplicates/merge-records.ts';
import { createRecord } from '#engine/server/records/create-records.ts';
import { createSubscription } from '#features/delivery/server/use-cases/manage-subscriptions.ts';
import type { GivenWorkspace } from '#tests/support/given.ts';

/** A merge that can be undone, and a group that is still open. */
export async function fillDuplicates(workspace: GivenWorkspace, marker: string): Promise<void> {
  await workspace.write('administrator', async (ctx) => {
    const create = () => createRecord(ctx, 'account', { name: `${marker} Zwilling` }, { asSystem: true, allowDuplicate: true });
    const [survivor, merged, left, right] = [await create(), await create(), await create(), await create()];
    await mergeRecords(ctx, { object: 'account', survivor: survivor.id, merged: [merged.id], fields: {} });
    const group = ctx.newId();
    await ctx.session.query({
      text: `insert into engine_match_group (workspace_id, id, object, state, confidence, pairs, found_at) values ($1, $2, 'account', 'open', 90, '[]', $3)`,
      values: [ctx.workspace.id, group, ctx.now],
    });
    await ctx.session.query({
      text: 'insert into engine_match_member (workspace_id, group_id, record_id) select $1, $2, m from unnest($3::uuid[]) m',
      values: [ctx.workspace.id, group, [left.id, right.id]],
    });
  });
}

/** A batch of no files yet, and a mapping kept from an earlier import. */
export async function keepBatchAndMapping(ctx: Context, marker: string): Promise<void> {
  const values = [ctx.workspace.id, ctx.newId(), marker, ctx.actor.memberId, ctx.now];
  await ctx.session.query({
    text: `insert into engine_import_batch (workspace_id, id, name, status, created_by, created_at) values ($1, $2, $3, 'staged', $4, $5)`,
    values,
  });
  await ctx.session.query({
    text: `insert into engine_import_mapping (workspace_id, id, name, object, signature, headers, plan, updated_by, updated_at)
      values ($1, $2, $3, 'account', 'x', '{name}', '{"columns": ["name"]}', $4, $5)`,
    values,
  });
}

/** A subscription to oneself of a dashboard that is there. */
export async function subscribeToBoard(ctx: Context, marker: string): Promise<void> {
  await createSubscription(ctx, {
    name: marker,
    subject: { kind: 'dashboard', id: 'ready:manager' },
    format: 'xlsx',
    rhythm: { every: 'day', hour: 9, workDaysOnly: false },
    members: [ctx.actor.memberId],
    addresses: [],
  });
}

/** A change of all accounts at once, which a job carries out. */
export async function changeInBulk(ctx: Context): Promise<void> {
  await startBulkChange(ctx, { object: 'account', selection: { filter: { and: [] } }, values: { employees: 7 }, clearsMisfits: true });
}
