import { conflict, invalid, type Issue } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type { ImportPlan } from '../../contract/import/import-plan.ts';
import type * as routes from '../../contract/import/import.routes.ts';
import type { Context } from '../context.ts';
import type { ImportKind } from './import-kind.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { requireImport, requireOwnImport } from './import.policy.ts';
import * as queries from './import.queries.ts';
import { findEarliestDate } from './earliest-date.ts';
import { guessPlan } from './guess-plan.ts';
import { keepMapping } from './mappings.ts';
import { readKindRows } from './import-rows-of-kind.ts';
import { hookOf, targetOfImport } from './import-setting.ts';
import { clearRehearsal } from './result.queries.ts';
import { fieldsOf } from './row-texts.ts';
import { findUnknownTexts } from './unknown-texts.ts';
import { viewImport } from './view-import.ts';

/** Keeps how the file becomes records, and lists the texts that still stand for nothing. */
export async function planImport(ctx: Context, input: RouteInput<typeof routes.planImport>): Promise<RouteOutput<typeof routes.planImport>> {
  const row = requireOwnImport(ctx, await queries.lockImport(ctx, input.id));
  requireImport(ctx, row.object, input.plan.mode);
  if (row.status !== 'staged' && row.status !== 'previewed' && row.status !== 'failed') throw busy(row.status);
  const kind = ctx.registry.importKinds.get(row.object);
  const issues = kind ? checkKindPlan(kind, input.plan) : checkPlan(ctx, targetOfImport(ctx, row.object), input.plan, row.headers.length);
  if (issues.length > 0) throw invalid(issues);
  await queries.savePlan(ctx, row.id, input.plan);
  if (row.status !== 'failed') await queries.markImport(ctx, row.id, 'staged');
  const saved = requireOwnImport(ctx, await queries.findSummed(ctx, row.id));
  const none = { unknown: [], options: {} };
  return {
    import: viewImport(ctx, saved),
    ...(kind ? none : await findUnknownTexts(ctx, row.id, row.object, input.plan)),
    earliestDate: await findEarliestDate(ctx, row, input.plan),
    makes: kind ? [...(await kind.describe(ctx, await readKindRows(ctx, row.id, input.plan)))] : [],
  };
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
  if (status !== 'undoing') await clearRehearsal(ctx, id);
  if (status === 'running') await keepMapping(ctx, row, await guessPlan(ctx, row));
  await queries.markImport(ctx, id, status, { jobId });
  ctx.emit({ kind: `import.${status}`, object: 'engine_import', recordId: id });
  return { jobId };
}

function busy(status: queries.ImportStatus) {
  return conflict(
    'import.wrong_state',
    {
      zh: '这次导入正在进行或已经结束，不能再做这一步；请刷新页面。',
      en: 'This import is under way or finished; this step is no longer possible. Reload the page.',
    },
    { status },
  );
}

function checkKindPlan(kind: ImportKind, plan: ImportPlan): Issue[] {
  const issues = repeatedFields(plan);
  const name = (kind.nameField === null ? undefined : kind.fields[kind.nameField]?.label) ?? kind.label;
  if (kind.nameField !== null && !fieldsOf(plan).has(kind.nameField))
    issues.push({
      field: 'plan.columns',
      code: 'import.no_name',
      message: { zh: `没有列对应“${name.zh}”，请选择一列。`, en: `No column gives “${name.en}”; choose one.` },
    });
  if (kind.isUndated !== true && !plan.startDate)
    issues.push({
      field: 'plan.startDate',
      code: 'import.no_start',
      message: { zh: '请填写从哪一天起生效。', en: 'Say from which day this holds.' },
    });
  return issues;
}

/** A field may be filled from one column only. */
function repeatedFields(plan: ImportPlan): Issue[] {
  return plan.columns.flatMap((name, index): Issue[] =>
    name !== null && plan.columns.indexOf(name) < index
      ? [
          {
            field: `plan.columns.${index}`,
            code: 'import.field_twice',
            message: { zh: `两列都对应“${name}”，请只留一列。`, en: `Two columns are mapped to “${name}”; keep one.` },
          },
        ]
      : [],
  );
}

function checkPlan(ctx: Context, storage: ObjectStorage, plan: ImportPlan, columns: number): Issue[] {
  const issues = repeatedFields(plan);
  const seen = fieldsOf(plan);
  for (const [index, name] of plan.columns.entries()) {
    if (name === null) continue;
    if (!storage.byName.has(name))
      issues.push({
        field: `plan.columns.${index}`,
        code: 'import.unknown_field',
        message: { zh: `没有字段“${name}”，请重新选择。`, en: `There is no field “${name}”; choose another.` },
      });
  }
  const { nameField, fields } = storage.object;
  if (fields[nameField]?.required === true && !seen.has(nameField) && !plan.nameTemplate) {
    issues.push({
      field: 'plan.nameTemplate',
      code: 'import.no_name',
      message: { zh: '没有列对应名称；请选择一列，或写出名称的组成。', en: 'No column gives the name; choose one or say how the name is made.' },
    });
  }
  if (plan.stageDates.some((stageDate) => stageDate.column >= columns)) {
    issues.push({
      field: 'plan.stageDates',
      code: 'import.no_column',
      message: { zh: '阶段日期所用的列在文件中不存在。', en: 'A column used for stage dates is not in the file.' },
    });
  }
  if (plan.stageDates.length > 0 && !hookOf(ctx, storage.object.id)) {
    issues.push({ field: 'plan.stageDates', code: 'import.no_stages', message: { zh: '这类记录没有阶段。', en: 'These records have no stages.' } });
  }
  return issues;
}
