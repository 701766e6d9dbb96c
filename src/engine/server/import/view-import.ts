import { ImportPlan } from '../../contract/import/import-plan.ts';
import type { ImportView } from '../../contract/import/import.routes.ts';
import type { Context } from '../context.ts';
import * as queries from './import.queries.ts';

/** An import with its counts, as pages and clients see it. */
export async function viewImport(ctx: Context, row: queries.ImportRow): Promise<ImportView> {
  const counts = await queries.countVerdicts(ctx, row.id);
  const undone = await countUndone(ctx, row.id);
  const of = (verdict: string | null): number => counts.find((count) => count.verdict === verdict)?.rows ?? 0;
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
    counts: { new: of('new'), update: of('update'), same: of('same'), duplicate: of('duplicate'), error: of('error'), pending: of(null) },
    done: counts.reduce((sum, count) => sum + count.done, 0),
    warnings: counts.some((count) => count.warned > 0) ? await queries.countWarnings(ctx, row.id) : [],
    ...undone,
    made: await listMade(ctx, row),
  };
}

function placeOf(ctx: Context, objectId: string): Pick<ImportView, 'label' | 'recordsPath'> {
  const kind = ctx.registry.importKinds.get(objectId);
  if (kind) return { label: kind.label, recordsPath: kind.recordsPath };
  const object = ctx.registry.objects.get(objectId);
  return { label: object?.labelPlural ?? { zh: objectId, en: objectId }, recordsPath: `/${object?.plural ?? ''}` };
}

async function listMade(ctx: Context, row: queries.ImportRow): Promise<ImportView['made']> {
  const kind = ctx.registry.importKinds.get(row.object);
  const counts = await ctx.session.query<{ object: string; count: number }>({
    text: 'select object, count(*)::int as count from engine_import_record where workspace_id = $1 and import_id = $2 and is_created and object <> $3 group by object order by 2 desc',
    values: [ctx.workspace.id, row.id, row.object],
  });
  return counts.map(({ object, count }) => ({
    label: kind?.madeLabels[object] ?? ctx.registry.objects.get(object)?.labelPlural ?? { zh: object, en: object },
    count,
  }));
}

async function countUndone(ctx: Context, importId: string): Promise<{ undone: number; kept: number }> {
  const [row] = await ctx.session.query<{ undone: number; kept: number }>({
    text: `select count(*) filter (where undo = 'undone')::int as undone, count(*) filter (where undo = 'kept')::int as kept
      from engine_import_record where workspace_id = $1 and import_id = $2`,
    values: [ctx.workspace.id, importId],
  });
  return row ?? { undone: 0, kept: 0 };
}

function isLabel(value: unknown): value is { zh: string; en: string } {
  return (
    typeof value === 'object' && value !== null && 'zh' in value && typeof value.zh === 'string' && 'en' in value && typeof value.en === 'string'
  );
}
