import { conflict, notFound } from '#platform/contract/errors.ts';
import { has } from '../../contract/actor.ts';
import type * as routes from '../../contract/import/import-batch.routes.ts';
import type { ImportBatchView } from '../../contract/import/import-batch.routes.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { Context } from '../context.ts';
import type { RawAnswer, RawCall } from '../feature.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import * as batches from './batch.queries.ts';
import { suggestPlan } from './draft-import.ts';
import { findEarliestDate } from './earliest-date.ts';
import { listKinds } from './guess-kind.ts';
import { guessPlan } from './guess-plan.ts';
import { requireImport, requireOwnImport } from './import.policy.ts';
import * as queries from './import.queries.ts';
import { keepMapping } from './mappings.ts';
import { readZip } from './read-zip.ts';
import { clearRehearsal } from './result.queries.ts';
import { requireSchemaManager } from '../schema/working-schema.ts';
import { readBody, stageFile } from './upload-import.ts';
import { isLabel, viewImport } from './view-import.ts';

/** Stages all tables of a zip archive as one batch. */
export async function uploadBatch(call: RawCall, input: RouteInput<typeof routes.uploadBatch>): Promise<RawAnswer> {
  const bytes = call.body ? await readBody(call.body) : new Uint8Array();
  const view = await call.write((ctx) => stageZip(ctx, input.fileName, bytes));
  return { contentType: 'application/json', body: JSON.stringify(view) };
}

/** The same for an archive that is already here. */
export async function stageZip(ctx: Context, name: string, bytes: Uint8Array): Promise<ImportBatchView> {
  const imports: string[] = [];
  for (const file of readZip(bytes)) {
    const staged = await stageFile(ctx, { fileName: file.name, bytes: await file.read() });
    imports.push(...staged.beside, staged.import.id);
  }
  return groupImports(ctx, { name, imports });
}

/** Makes files that were uploaded one by one a single run. */
export async function groupImports(ctx: Context, input: RouteInput<typeof routes.groupImports>): Promise<ImportBatchView> {
  for (const id of input.imports) requireOwnImport(ctx, await queries.findImport(ctx, id));
  const id = ctx.newId();
  await batches.insertBatch(ctx, id, input.name, input.imports);
  return getBatch(ctx, { id });
}

/** How far the files stand, in the order in which they are imported. */
export async function getBatch(ctx: Context, input: { id: string }): Promise<ImportBatchView> {
  const batch = requireOwnBatch(ctx, await batches.findBatch(ctx, input.id));
  const rows = inOrder(ctx, await queries.listOfBatch(ctx, batch.id));
  return {
    id: batch.id,
    name: batch.name,
    status: batch.status,
    jobId: batch.job_id,
    error: isLabel(batch.error) ? batch.error : null,
    createdAt: batch.created_at.toISOString(),
    imports: rows.map((row) => viewImport(ctx, row)),
    madeObjects: batch.made_objects.flatMap((object) => {
      const label = ctx.registry.objects.get(object)?.labelPlural;
      return label ? [{ id: object, label: { ...label } }] : [];
    }),
  };
}

/** Rehearses all files in one transaction that is taken back. */
export function previewBatch(ctx: Context, input: { id: string }): Promise<{ jobId: string }> {
  return start(ctx, input.id, { job: 'import.preview_batch', status: 'previewing', from: ['staged', 'previewed', 'failed'] });
}

/** Imports all files in their order; running it again goes on where it stopped. */
export function runBatch(ctx: Context, input: { id: string }): Promise<{ jobId: string }> {
  return start(ctx, input.id, { job: 'import.run_batch', status: 'running', from: ['staged', 'previewed', 'failed'] });
}

/** Takes all files back, the last first. */
export function undoBatch(ctx: Context, input: RouteInput<typeof routes.undoBatch>): Promise<{ jobId: string }> {
  if (input.hideObjects === 'true') requireSchemaManager(ctx);
  return start(ctx, input.id, {
    job: 'import.undo_batch',
    status: 'undoing',
    from: ['done', 'failed'],
    payload: { hideObjects: input.hideObjects === 'true' },
  });
}

/** Those that others refer to come first; people before records. */
export function inOrder(ctx: Context, rows: readonly queries.ImportRow[]): queries.ImportRow[] {
  const places = new Map(listKinds(ctx).map((kind) => [kind.id, kind.order]));
  return rows.toSorted((left, right) => (places.get(left.object) ?? 999) - (places.get(right.object) ?? 999));
}

interface Start {
  readonly job: string;
  readonly status: queries.ImportStatus;
  readonly from: readonly queries.ImportStatus[];
  readonly payload?: Readonly<Record<string, boolean>>;
}

async function start(ctx: Context, id: string, { job, status, from, payload }: Start): Promise<{ jobId: string }> {
  const batch = requireOwnBatch(ctx, await batches.lockBatch(ctx, id));
  if (!from.includes(batch.status))
    throw conflict('import.wrong_state', {
      zh: '这次导入正在进行或已经结束，不能再做这一步；请刷新页面。',
      en: 'This import is under way or finished; this step is no longer possible. Reload the page.',
    });
  const rows = await queries.listOfBatch(ctx, id);
  if (status !== 'undoing') await preparePlans(ctx, rows, status === 'running');
  const jobId = await enqueueJob(ctx, job, { batchId: id, memberId: ctx.actor.memberId, ...payload });
  await batches.markBatch(ctx, id, status, { jobId });
  ctx.emit({ kind: `import.${status}`, object: 'engine_import_batch', recordId: id, facts: { files: rows.length } });
  return { jobId };
}

/** Files nobody decided about are read as we suggest; people hold from the first day in any of the files. */
async function preparePlans(ctx: Context, rows: readonly queries.ImportRow[], isRunning: boolean): Promise<void> {
  const plans = [];
  for (const row of rows) {
    const plan = await suggestPlan(ctx, row);
    requireImport(ctx, row.object, plan.mode);
    plans.push({ row, plan, earliest: await findEarliestDate(ctx, row, plan) });
  }
  const first = plans.flatMap(({ earliest }) => earliest ?? []).toSorted()[0] ?? ctx.now.toISOString().slice(0, 10);
  for (const { row, plan } of plans) {
    const isKind = ctx.registry.importKinds.has(row.object);
    await queries.savePlan(ctx, row.id, isKind && plan.startDate === undefined ? { ...plan, startDate: first } : plan);
    await clearRehearsal(ctx, row.id);
    if (isRunning && row.plan && !isKind) await keepMapping(ctx, row, await guessPlan(ctx, row));
  }
}

/** A batch is its maker's, as an import is. */
export function requireOwnBatch(ctx: Context, batch: batches.BatchRow | undefined): batches.BatchRow {
  if (batch && (has(ctx.actor, 'audit.see') || ctx.actor.reach.own.includes(batch.created_by))) return batch;
  throw notFound({ zh: '导入', en: 'Import' });
}
