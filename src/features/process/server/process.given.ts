import type { Context } from '#engine/server/context.ts';
import { createRecord } from '#engine/server/records/records.ts';

/** A deal that stands in a stage without having passed its gates, as history does. */
export async function buildDealIn(ctx: Context, stage: string, values: Readonly<Record<string, unknown>> = {}) {
  const account = await createRecord(ctx, 'account', { name: `客户 ${ctx.newId()}` });
  return createRecord(ctx, 'opportunity', { name: '样例商机', account: account.id, stage, imported: true, ...values }, { asSystem: true });
}
