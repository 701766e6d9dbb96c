import { AppError } from '#platform/contract/errors.ts';
import type { Context } from '../context.ts';
import type { JobContext, JobDefinition } from '../feature.ts';
import { inOrder } from './batch.ts';
import { findBatch, markBatch } from './batch.queries.ts';
import { guarded, rehearse, type Run } from './import-run.ts';
import * as queries from './import.queries.ts';
import { rehearseImport, writeImport } from './import.jobs.ts';
import { targetOfImport } from './import-setting.ts';
import { hideObject } from '../schema/manage-objects.ts';
import { saveVerdicts } from './result.queries.ts';
import { takeBack } from './undo-import.ts';
import type { RowResult } from './write-rows.ts';

interface BatchRun extends Run {
  readonly batchId: string;
}

/** Goes through all files in one transaction, so that later ones find what earlier ones would make, and takes everything back. */
export const previewBatchJob: JobDefinition = {
  id: 'import.preview_batch',
  run: (job, payload) =>
    together(job, payload, 'previewing', async (run, rows) => {
      const found = await rehearse(run, async (ctx) => {
        const results = new Map<string, readonly RowResult[]>();
        for (const row of inOrder(ctx, rows)) results.set(row.id, await rehearseImport(ctx, row));
        return results;
      });
      for (const [importId, results] of found) {
        await run.job.write(run.memberId, async (ctx) => {
          await saveVerdicts(ctx, importId, results, false);
          await queries.markImport(ctx, importId, 'previewed');
        });
      }
      return 'previewed';
    }),
};

/** Imports the files one after the other; those that are done already stay as they are. */
export const runBatchJob: JobDefinition = {
  id: 'import.run_batch',
  run: (job, payload) =>
    together(job, payload, 'running', async (run, rows) => {
      for (const row of rows) {
        if (row.status === 'done') continue;
        await run.job.write(run.memberId, (ctx) => queries.markImport(ctx, row.id, 'running', { jobId: job.jobId }));
        await guarded({ ...run, importId: row.id, origin: { door: 'import', cause: `import:${row.id}` } }, writeImport);
      }
      const ended = await listRows(run);
      return ended.every((row) => row.status === 'done') ? 'done' : 'failed';
    }),
};

/** Takes the files back, the last first, since it may refer to the others. */
export const undoBatchJob: JobDefinition = {
  id: 'import.undo_batch',
  run: (job, payload) =>
    together(job, payload, 'undoing', async (run, rows) => {
      for (const row of rows.toReversed()) {
        if (row.status !== 'done' && row.status !== 'failed' && row.status !== 'undoing') continue;
        await run.job.write(run.memberId, (ctx) => queries.markImport(ctx, row.id, 'undoing', { jobId: job.jobId }));
        await guarded({ ...run, importId: row.id, origin: { door: 'import', cause: `import:${row.id}` } }, takeBack);
      }
      if (payload['hideObjects'] === true) await hideEmptyObjects(run);
      return 'undone';
    }),
};

/** Objects made for the files go with them, the last made first, unless somebody has records there or uses them by now. */
async function hideEmptyObjects(run: BatchRun): Promise<void> {
  const batch = await run.job.read(run.memberId, (ctx) => findBatch(ctx, run.batchId));
  for (const object of (batch?.made_objects ?? []).toReversed()) {
    try {
      await run.job.write(run.memberId, (ctx) => hideIfEmpty(ctx, object));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
}

async function hideIfEmpty(ctx: Context, object: string): Promise<void> {
  if (!ctx.registry.objects.has(object)) return;
  const { table } = targetOfImport(ctx, object);
  const [left] = await ctx.session.query<{ id: string }>({
    text: `select id from ${table} where workspace_id = $1 limit 1`,
    values: [ctx.workspace.id],
  });
  if (!left) await hideObject(ctx, { object });
}

type Work = (run: BatchRun, rows: readonly queries.ImportRow[]) => Promise<queries.ImportStatus>;

async function together(job: JobContext, payload: Readonly<Record<string, unknown>>, status: queries.ImportStatus, work: Work): Promise<void> {
  const batchId = String(payload['batchId']);
  const run: BatchRun = {
    job,
    batchId,
    importId: batchId,
    memberId: String(payload['memberId']),
    origin: { door: 'import', cause: `import:${batchId}` },
  };
  const batch = await job.read(run.memberId, (ctx) => findBatch(ctx, batchId));
  if (batch?.status !== status) return;
  const rows = await listRows(run);
  const end = await carryOut(run, rows, work);
  await job.write(run.memberId, (ctx) => markEnd(ctx, batchId, end));
}

type End = { readonly status: queries.ImportStatus; readonly error?: unknown };

/** What a person can mend ends the batch with the reason; anything else is tried again by the queue. */
async function carryOut(run: BatchRun, rows: readonly queries.ImportRow[], work: Work): Promise<End> {
  try {
    return { status: await work(run, rows) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { status: 'failed', error: error.label };
  }
}

function markEnd(ctx: Context, batchId: string, end: End): Promise<void> {
  return markBatch(ctx, batchId, end.status, end.error === undefined ? {} : { error: end.error });
}

function listRows(run: BatchRun): Promise<queries.ImportRow[]> {
  return run.job.read(run.memberId, async (ctx) => inOrder(ctx, await queries.listOfBatch(ctx, run.batchId)));
}
