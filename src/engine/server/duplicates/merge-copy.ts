import type { FieldValue } from '../../contract/objects/fields.ts';
import type { Context } from '../context.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import type { RecordState } from '../records/record-row.ts';
import type { MovedRows } from './attached-rows.ts';
import type { MovedReferences } from './relations.ts';

/** All that is needed to undo a merge. */
export interface MergeCopy {
  readonly merged: RecordState;
  /** Rows of the version table as they were. */
  readonly versions: readonly Readonly<Record<string, unknown>>[];
  /** Fields of the survivor the merge changed: before and after. */
  readonly fields: Readonly<Record<string, readonly [FieldValue, FieldValue]>>;
  readonly references: readonly MovedReferences[];
  readonly rows: readonly MovedRows[];
}

/** A stored merge. */
export interface StoredMerge {
  readonly id: string;
  readonly object: string;
  readonly survivor_id: string;
  readonly merged_id: string;
  readonly merged_name: string;
  readonly copy: MergeCopy;
  readonly merged_at: Date;
  readonly merged_by: string | null;
  readonly undone_at: Date | null;
  readonly kept: readonly { zh: string; en: string }[] | null;
}

/** The past of a record as it is stored. */
export async function readVersions(ctx: Context, storage: ObjectStorage, id: string): Promise<Record<string, unknown>[]> {
  if (storage.historic.length === 0) return [];
  const rows = await ctx.session.query<{ version: Record<string, unknown> }>({
    text: `select to_jsonb(v) as version from ${storage.versionTable} v where v.workspace_id = $1 and v.record_id = $2 order by v.valid_from`,
    values: [ctx.workspace.id, id],
  });
  return rows.map(({ version }) => version);
}

/** Puts the past of a record back as it was, and what the system keeps about it. */
export async function restorePast(ctx: Context, storage: ObjectStorage, { merged, versions }: MergeCopy): Promise<void> {
  await ctx.session.query({
    text: `update ${storage.table} set version = $3, created_at = $4, created_by = $5 where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, merged.id, merged.version + 1, merged.created_at, merged.created_by],
  });
  if (storage.historic.length === 0 || versions.length === 0) return;
  await ctx.session.query({
    text: `delete from ${storage.versionTable} where workspace_id = $1 and record_id = $2`,
    values: [ctx.workspace.id, merged.id],
  });
  await ctx.session.query({
    text: `insert into ${storage.versionTable} select * from jsonb_populate_recordset(null::${storage.versionTable}, $1::jsonb) v where v.workspace_id = $2`,
    values: [JSON.stringify(versions), ctx.workspace.id],
  });
}
