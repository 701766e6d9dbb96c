import { ImportPlan } from '../../contract/import/import-plan.ts';
import type { Context } from '../context.ts';
import { rehearse, type Run } from './import-run.ts';
import type { ImportKind } from './import-kind.ts';
import { writeKindRows } from './import-rows-of-kind.ts';
import { tellImporter } from './import-notices.ts';
import * as queries from './import.queries.ts';
import { clearRehearsal, saveVerdicts } from './result.queries.ts';

interface OpenKind {
  readonly kind: ImportKind;
  readonly row: queries.ImportRow;
  readonly plan: ImportPlan;
}

/** Writes a file that makes more than records, all at once; false when the file is one of records. */
export async function runKind(run: Run): Promise<boolean> {
  const open = await openKind(run);
  if (!open) return false;
  if (open.row.status === 'running') await run.job.write(run.memberId, (ctx) => writeAll(ctx, run.importId, open), run.origin);
  await run.job.progress(open.row.row_count, open.row.row_count);
  return true;
}

/** Writes such a file in a transaction that is taken back, and keeps the verdicts. */
export async function previewKind(run: Run): Promise<boolean> {
  const open = await openKind(run);
  if (!open) return false;
  if (open.row.status !== 'previewing') return true;
  const { results } = await rehearse(run, (ctx) => writeKindRows(ctx, run.importId, open.kind, open.plan));
  await run.job.write(run.memberId, async (ctx) => {
    await clearRehearsal(ctx, run.importId);
    await saveVerdicts(ctx, run.importId, results, false);
    await queries.markImport(ctx, run.importId, 'previewed');
  });
  return true;
}

/** Takes back what such a file made; false when the file is one of records. */
export async function undoKind(run: Run): Promise<boolean> {
  const open = await openKind(run);
  if (!open) return false;
  await run.job.write(
    run.memberId,
    async (ctx) => {
      const rows = [];
      for (const object of await queries.listWrittenObjects(ctx, run.importId))
        rows.push(...(await queries.listToUndo(ctx, run.importId, object, queries.firstId, 100_000)));
      const outcomes = await open.kind.undo(
        ctx,
        rows.map((row) => ({ object: row.object, id: row.record_id })),
      );
      for (const [object, own] of Map.groupBy(outcomes, (outcome) => outcome.object)) await queries.markUndone(ctx, run.importId, object, own);
    },
    run.origin,
  );
  return true;
}

async function writeAll(ctx: Context, importId: string, { kind, plan, row }: OpenKind): Promise<void> {
  const { results, made } = await writeKindRows(ctx, importId, kind, plan);
  await queries.saveMade(ctx, importId, made);
  await saveVerdicts(ctx, importId, results, true);
  await queries.markImport(ctx, importId, 'done');
  ctx.emit({ kind: 'import.finished', object: 'engine_import', recordId: importId });
  await tellImporter(ctx, importId, { file: row.file_name });
}

function openKind(run: Run): Promise<OpenKind | undefined> {
  return run.job.read(run.memberId, async (ctx) => {
    const row = await queries.findImport(ctx, run.importId);
    const kind = row && ctx.registry.importKinds.get(row.object);
    return row && kind && { kind, row, plan: ImportPlan.parse(row.plan) };
  });
}
