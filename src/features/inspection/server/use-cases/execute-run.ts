import type { Context } from '#engine/server/context.ts';
import { notFound } from '#platform/contract/errors.ts';
import { type ItemVerdict, judgeItem, raiseSeverity, scoreInspection } from '../../contract/score.ts';
import type { RuleItem, TemplateItem } from '../../contract/template.ts';
import * as queries from '../inspection.queries.ts';
import { type ItemScope, listRuleOffenders, measureMetric, measureRule } from '../measure-items.ts';
import { scopeOfRun } from '../run-scope.ts';

type Departments = Awaited<ReturnType<typeof queries.departmentsOn>>;

interface MeasuredItem {
  readonly item: TemplateItem;
  readonly verdict: ItemVerdict;
  readonly rows: queries.ResultRow[];
  readonly population: number | null;
  readonly offending: number | null;
}

/** Carries a run out: measures every item over its scope, scores it, opens findings with their offenders. Idempotent. */
export async function executeRun(ctx: Context, runId: string): Promise<void> {
  const run = await queries.findRun(ctx, runId);
  if (!run) throw notFound({ zh: '检查', en: 'Inspection' });
  if (run.status !== 'running') return;
  const version = await queries.findVersion(ctx, run.template_id, run.template_version);
  if (!version) throw notFound({ zh: '检查模板版本', en: 'Inspection template version' });

  const scope = await scopeOfRun(ctx, run);
  const departments = await queries.departmentsOn(ctx, run.as_of);
  const measured: MeasuredItem[] = [];
  for (const item of version.definition.items) measured.push(await measureItem(ctx, item, scope, departments));

  const score = scoreInspection(version.definition, new Map(measured.map((entry) => [entry.item.id, entry.verdict])));
  await queries.saveResults(
    ctx,
    runId,
    measured.flatMap((entry) => entry.rows),
  );
  await openFindings(ctx, run, measured, { scope, departments });
  await queries.markRunDone(ctx, runId, {
    score: score.score,
    isPassed: score.passed,
    sections: score.sections,
    vetoes: score.vetoes,
    previousRunId: await queries.findPreviousRun(ctx, run),
  });
  ctx.emit({ kind: 'inspection.finished', object: 'inspection_run', recordId: runId, facts: { score: score.score, isPassed: score.passed } });
}

async function measureItem(ctx: Context, item: TemplateItem, scope: ItemScope, departments: Departments): Promise<MeasuredItem> {
  if (item.kind === 'metric') {
    const measured = await measureMetric(ctx, item, scope);
    if (!measured.ok) return notApplicable(item, measured.why);
    const verdict = judgeItem(item, { kind: 'metric', value: measured.value.value });
    const row = { ...emptyRow(item, verdict), value: measured.value.value, trace: { trace: measured.value.trace } };
    return { item, verdict, rows: [row], population: measured.value.n, offending: null };
  }
  const measured = await measureRule(ctx, item, scope);
  if (!measured.ok) return notApplicable(item, measured.why);
  return judgeUnits(item, measured.value, departments);
}

/** The verdict over the whole scope, and one for each department its owners belong to. */
function judgeUnits(
  item: RuleItem,
  counts: readonly { owner: string | null; population: number; offending: number }[],
  departments: Departments,
): MeasuredItem {
  const units = new Map<string, { population: number; offending: number }>([[queries.wholeScope, { population: 0, offending: 0 }]]);
  for (const count of counts) {
    const unit = count.owner ? departments.get(count.owner)?.id : undefined;
    for (const id of unit ? [queries.wholeScope, unit] : [queries.wholeScope]) {
      const sum = units.get(id) ?? { population: 0, offending: 0 };
      units.set(id, { population: sum.population + count.population, offending: sum.offending + count.offending });
    }
  }
  const rows = [...units].map(([unit_id, sum]) => ({ ...emptyRow(item, judgeItem(item, { kind: 'rule', ...sum })), unit_id, ...sum }));
  const whole = units.get(queries.wholeScope) ?? { population: 0, offending: 0 };
  return { item, verdict: judgeItem(item, { kind: 'rule', ...whole }), rows, ...whole };
}

function notApplicable(item: TemplateItem, why: { zh: string; en: string }): MeasuredItem {
  const verdict: ItemVerdict = { status: 'not_applicable', score: null, share: null };
  return { item, verdict, rows: [{ ...emptyRow(item, verdict), trace: { why } }], population: null, offending: null };
}

function emptyRow(item: TemplateItem, verdict: ItemVerdict): queries.ResultRow {
  const score = verdict.score === null ? null : verdict.score.toFixed(3);
  return {
    item_id: item.id,
    unit_id: queries.wholeScope,
    status: verdict.status,
    population: null,
    offending: null,
    value: null,
    score,
    trace: null,
  };
}

async function openFindings(
  ctx: Context,
  run: queries.RunRow,
  measured: readonly MeasuredItem[],
  at: { scope: ItemScope; departments: Departments },
): Promise<void> {
  const failed = measured.filter((entry) => entry.verdict.status === 'failed');
  if (failed.length === 0) return;
  const repeats = await queries.countRepeats(ctx, run);
  const opened = await queries.openFindings(
    ctx,
    run.id,
    failed.map((entry) => findingOf(ctx, entry, repeats.get(entry.item.id) ?? 0)),
  );
  for (const finding of opened) {
    const item = failed.find((entry) => entry.item.id === finding.item_id)?.item;
    if (item?.kind !== 'rule') continue;
    const offenders = await listRuleOffenders(ctx, item, at.scope);
    await queries.saveOffenders(
      ctx,
      finding.id,
      offenders.map((row) => ({ ...row, unit: (row.owner && at.departments.get(row.owner)?.id) || null })),
    );
  }
}

function findingOf(ctx: Context, entry: MeasuredItem, repeats: number) {
  const { item, population, offending } = entry;
  return { id: ctx.newId(), item_id: item.id, severity: raiseSeverity(item.severity, repeats), repeats, population, offending };
}
