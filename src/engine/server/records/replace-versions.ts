import type { Context } from '../context.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import { canonicalValue, objectNamed, storageOf, toColumns } from '../fields/object-storage.ts';
import { replaceVersionsStatements } from './write-statements.ts';
import type { Values } from './guard.ts';

/** The known past of one record: the historic fields from each instant on, oldest first. */
export interface RecordPast {
  readonly id: string;
  readonly versions: readonly { readonly from: Date; readonly values: Values }[];
}

/**
 * Writes the past of records anew, for imports of history. The last version is open and should hold the present values; fields a
 * version leaves out are empty in it. The records themselves are not touched, and no permission is asked: only use-cases call it.
 */
export async function replaceVersions(ctx: Context, objectId: string, pasts: readonly RecordPast[]): Promise<void> {
  const storage = storageOf(objectNamed(ctx.registry, objectId));
  const rows = pasts.flatMap((past) =>
    past.versions.map(({ from, values }, at) => {
      const row: Record<string, unknown> = { record_id: past.id, valid_from: from, valid_to: past.versions[at + 1]?.from ?? null };
      for (const stored of storage.historic) {
        const given: FieldValue = values[stored.name] ?? null;
        const parts = toColumns(stored, canonicalValue(stored.field, given));
        for (const [index, column] of stored.columns.entries()) row[column.name] = parts[index] ?? null;
      }
      return row;
    }),
  );
  const { clear, insert } = replaceVersionsStatements(storage);
  await ctx.session.query({ ...clear, values: [ctx.workspace.id, pasts.map((past) => past.id)] });
  await ctx.session.query({ ...insert, values: [JSON.stringify(rows), ctx.workspace.id] });
}
