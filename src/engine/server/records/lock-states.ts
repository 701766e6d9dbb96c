import type { Context } from '../context.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import { type RecordState, readState, type SqlRow } from './record-row.ts';
import { lockStatement } from './write-statements.ts';

/** Whole records by id, locked until the transaction ends; those that do not exist are missing. No visibility is applied. */
export async function lockStates(ctx: Context, storage: ObjectStorage, ids: readonly string[]): Promise<Map<string, RecordState>> {
  const rows = await ctx.session.query<SqlRow>({ ...lockStatement(storage), values: [ctx.workspace.id, JSON.stringify(ids.map((id) => ({ id })))] });
  return new Map(rows.map((row) => [String(row['id']), readState(storage, row)]));
}
