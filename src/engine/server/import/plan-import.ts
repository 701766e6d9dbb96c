import { conflict, invalid, type Issue } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type { ImportPlan } from '../../contract/import/import-plan.ts';
import type * as routes from '../../contract/import/import.routes.ts';
import type { Context } from '../context.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import { parseDateText } from '../../contract/objects/parse-field-text.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { requireImport, requireOwnImport } from './import.policy.ts';
import * as queries from './import.queries.ts';
import { hookOf, targetOfImport } from './import-setting.ts';
import { findUnknownTexts } from './unknown-texts.ts';
import { viewImport } from './view-import.ts';

/** Keeps how the file becomes records, and lists the texts that still stand for nothing. */
export async function planImport(ctx: Context, input: RouteInput<typeof routes.planImport>): Promise<RouteOutput<typeof routes.planImport>> {
  const row = requireOwnImport(ctx, await queries.lockImport(ctx, input.id));
  requireImport(ctx, row.object, input.plan.mode);
  if (row.status !== 'staged' && row.status !== 'previewed' && row.status !== 'failed') throw busy(row.status);
  const issues = checkPlan(ctx, targetOfImport(ctx, row.object), input.plan, row.headers.length);
  if (issues.length > 0) throw invalid(issues);
  await queries.savePlan(ctx, row.id, input.plan);
  if (row.status !== 'failed') await queries.markImport(ctx, row.id, 'staged');
  const saved = requireOwnImport(ctx, await queries.findImport(ctx, row.id));
  return {
    import: await viewImport(ctx, saved),
    unknown: await findUnknownTexts(ctx, row.id, row.object, input.plan),
    earliestDate: await earliestDate(ctx, row, input.plan),
  };
}

/** The first date in the columns that are dates; null when there is none. */
async function earliestDate(ctx: Context, row: queries.ImportRow, plan: ImportPlan): Promise<string | null> {
  const { fields } = targetOfImport(ctx, row.object).object;
  const dated = plan.columns.flatMap((name, index) => (name !== null && (fields[name]?.kind === 'date' || fields[name]?.kind === 'datetime') ? [index] : []));
  const texts = await queries.listEarliestTexts(ctx, row.id, [...dated, ...plan.stageDates.map((stageDate) => stageDate.column)]);
  return texts.flatMap((text) => parseDateText(text.slice(0, 10)) ?? []).toSorted()[0] ?? null;
}

/** Puts the preview into the queue: every row goes through the real rules, and nothing is kept. */
export function previewImport(ctx: Context, input: RouteInput<typeof routes.previewImport>): Promise<{ jobId: string }> {
  return start(ctx, input.id, { job: 'import.preview', status: 'previewing', from: ['staged', 'previewed', 'failed'] });
}

/** Puts the import itself into the queue. Once it has run, running it again changes nothing. */
export function runImport(ctx: Context, input: RouteInput<typeof routes.runImport>): Promise<{ jobId: string }> {
  return start(ctx, input.id, { job: 'import.run', status: 'running', from: ['staged', 'previewed', 'failed'] });
}

/** Puts the undo into the queue. */
export function undoImport(ctx: Context, input: RouteInput<typeof routes.undoImport>): Promise<{ jobId: string }> {
  return start(ctx, input.id, { job: 'import.undo', status: 'undoing', from: ['done', 'failed'] });
}

interface Start {
  readonly job: string;
  readonly status: queries.ImportStatus;
  readonly from: readonly queries.ImportStatus[];
}

async function start(ctx: Context, id: string, { job, status, from }: Start): Promise<{ jobId: string }> {
  const row = requireOwnImport(ctx, await queries.lockImport(ctx, id));
  if (!row.plan) throw conflict('import.no_plan', { zh: '请先确认各列对应的字段。', en: 'Decide first which field each column is.' });
  requireImport(ctx, row.object, row.plan.mode);
  if (!from.includes(row.status)) throw busy(row.status);
  const jobId = await enqueueJob(ctx, job, { importId: id, memberId: ctx.actor.memberId });
  await queries.markImport(ctx, id, status, { jobId });
  ctx.emit({ kind: `import.${status}`, object: 'engine_import', recordId: id });
  return { jobId };
}

function busy(status: queries.ImportStatus) {
  return conflict('import.wrong_state', { zh: '这次导入正在进行或已经结束，不能再做这一步；请刷新页面。', en: 'This import is under way or finished; this step is no longer possible. Reload the page.' }, { status });
}

function checkPlan(ctx: Context, storage: ObjectStorage, plan: ImportPlan, columns: number): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const [index, name] of plan.columns.entries()) {
    if (name === null) continue;
    if (!storage.byName.has(name)) issues.push({ field: `plan.columns.${index}`, code: 'import.unknown_field', message: { zh: `没有字段“${name}”，请重新选择。`, en: `There is no field “${name}”; choose another.` } });
    if (seen.has(name)) issues.push({ field: `plan.columns.${index}`, code: 'import.field_twice', message: { zh: `两列都对应“${name}”，请只留一列。`, en: `Two columns are mapped to “${name}”; keep one.` } });
    seen.add(name);
  }
  const { nameField, fields } = storage.object;
  if (fields[nameField]?.required === true && !seen.has(nameField) && !plan.nameTemplate && plan.defaults[nameField] === undefined) {
    issues.push({ field: 'plan.nameTemplate', code: 'import.no_name', message: { zh: '没有列对应名称；请选择一列，或写出名称的组成。', en: 'No column gives the name; choose one or say how the name is made.' } });
  }
  if (plan.stageDates.some((stageDate) => stageDate.column >= columns)) {
    issues.push({ field: 'plan.stageDates', code: 'import.no_column', message: { zh: '阶段日期所用的列在文件中不存在。', en: 'A column used for stage dates is not in the file.' } });
  }
  if (plan.stageDates.length > 0 && !hookOf(ctx, storage.object.id)) {
    issues.push({ field: 'plan.stageDates', code: 'import.no_stages', message: { zh: '这类记录没有阶段。', en: 'These records have no stages.' } });
  }
  return issues;
}
