import { z } from 'zod';
import { ImportPlan, verdicts } from '../../contract/import/import-plan.ts';
import type { ImportView } from '../../contract/import/import.routes.ts';
import type { Context } from '../context.ts';
import type * as queries from './import.queries.ts';

const Summary = z.object({
  counts: z.partialRecord(z.enum(verdicts), z.number()).default({}),
  done: z.number().default(0),
  warnings: z
    .array(z.object({ code: z.string(), field: z.string().nullable(), rows: z.number(), message: z.object({ zh: z.string(), en: z.string() }) }))
    .default([]),
  made: z.array(z.object({ object: z.string(), count: z.number() })).default([]),
  undone: z.number().default(0),
  kept: z.number().default(0),
});

/** An import with its counts, as pages and clients see it; the row comes with its summary. */
export function viewImport(ctx: Context, row: queries.ImportRow): ImportView {
  const { counts, made, ...summary } = Summary.parse(row.summary ?? {});
  const judged = Object.values(counts).reduce((sum, rows) => sum + rows, 0);
  const kind = ctx.registry.importKinds.get(row.object);
  return {
    id: row.id,
    object: row.object,
    ...placeOf(ctx, row.object),
    fileName: row.file_name,
    encoding: row.encoding,
    headers: [...row.headers],
    rowCount: row.row_count,
    status: row.status,
    jobId: row.job_id,
    error: isLabel(row.error) ? row.error : null,
    plan: row.plan ? ImportPlan.parse(row.plan) : null,
    createdAt: row.created_at.toISOString(),
    counts: { new: 0, update: 0, same: 0, duplicate: 0, error: 0, ...counts, pending: row.row_count - judged },
    ...summary,
    made: made.map(({ object, count }) => ({
      label: kind?.madeLabels[object] ?? ctx.registry.objects.get(object)?.labelPlural ?? { zh: object, en: object },
      count,
    })),
  };
}

/** What the rows become is called, and where it is listed. */
export function placeOf(ctx: Context, objectId: string): Pick<ImportView, 'label' | 'recordsPath'> {
  const kind = ctx.registry.importKinds.get(objectId);
  if (kind) return { label: kind.label, recordsPath: kind.recordsPath };
  const object = ctx.registry.objects.get(objectId);
  return { label: object?.labelPlural ?? { zh: objectId, en: objectId }, recordsPath: `/${object?.plural ?? ''}` };
}

/** Whether a stored value is a text in both languages. */
export function isLabel(value: unknown): value is { zh: string; en: string } {
  return (
    typeof value === 'object' && value !== null && 'zh' in value && typeof value.zh === 'string' && 'en' in value && typeof value.en === 'string'
  );
}
