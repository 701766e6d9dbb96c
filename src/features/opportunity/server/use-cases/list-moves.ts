import { notFound } from '#platform/contract/errors.ts';
import type { Context } from '#engine/server/context.ts';
import { getRecord } from '#engine/server/records/records.ts';
import { findProcessInForce, listMoves } from '#features/process/server/public.ts';

/** Where a deal may go and what each move still needs. */
export async function listOpportunityMoves(ctx: Context, input: { readonly id: string }) {
  const record = await getRecord(ctx, 'opportunity', input.id);
  const process = await findProcessInForce(ctx, 'opportunity');
  if (!process) throw notFound({ zh: '销售流程', en: 'Sales process' });
  return listMoves(ctx, 'opportunity', process, record);
}
