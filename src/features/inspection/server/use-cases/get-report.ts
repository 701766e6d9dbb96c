import { notFound } from '#platform/contract/errors.ts';
import type { Context } from '#engine/server/context.ts';
import type { InspectionReport, ItemResult } from '../../contract/inspection.routes.ts';
import { type ItemVerdict, scoreInspection } from '../../contract/score.ts';
import type { TemplateDefinition, TemplateItem } from '../../contract/template.ts';
import * as actions from '../action.queries.ts';
import * as queries from '../inspection.queries.ts';
import { requireInspection, visibleInspectors } from '../inspection.policy.ts';
import { numberOf, viewAction, viewRun } from '../present.ts';

interface Material {
  readonly results: readonly queries.ResultRow[];
  readonly previous: readonly queries.ResultRow[];
  readonly findings: readonly queries.FindingRow[];
  readonly actions: readonly actions.ActionRow[];
  readonly rechecks: readonly actions.RecheckRow[];
}

/** The whole result of a run: score, sections, items with findings, actions and rechecks, and the unit × section heat map. */
export async function getReport(ctx: Context, input: { id: string }): Promise<InspectionReport> {
  requireInspection(ctx.actor, 'see');
  const run = await queries.findRun(ctx, input.id);
  const inspectors = visibleInspectors(ctx.actor);
  if (!run || (inspectors && !inspectors.includes(run.inspector_id))) throw notFound({ zh: '检查', en: 'Inspection' });
  const version = await queries.findVersion(ctx, run.template_id, run.template_version);
  if (!version) throw notFound({ zh: '检查模板版本', en: 'Inspection template version' });

  const material: Material = {
    results: await queries.listResults(ctx, run.id),
    previous: run.previous_run_id ? await queries.listResults(ctx, run.previous_run_id) : [],
    findings: await queries.listFindings(ctx, run.id),
    actions: await actions.listActionsOfRun(ctx, run.id),
    rechecks: await actions.listRechecksOfRun(ctx, run.id),
  };
  const { definition } = version;
  return {
    run: viewRun(run),
    passMark: definition.passMark,
    sections: definition.sections.map((section) => {
      const scored = run.sections?.find((candidate) => candidate.id === section.id);
      return {
        id: section.id,
        label: section.label,
        score: scored?.score ?? null,
        minimum: section.minimum ?? null,
        belowMinimum: scored?.belowMinimum ?? false,
      };
    }),
    vetoes: run.vetoes ?? [],
    items: definition.items.map((item) => viewItem(ctx, item, material)),
    units: await viewUnits(ctx, definition, material.results),
  };
}

function viewItem(ctx: Context, item: TemplateItem, material: Material): ItemResult {
  const own = (row: queries.ResultRow): boolean => row.item_id === item.id && row.unit_id === queries.wholeScope;
  const result = material.results.find(own);
  const before = material.previous.find(own);
  const rule = item.kind === 'rule' ? item : null;
  return {
    itemId: item.id,
    kind: item.kind,
    section: item.section,
    label: item.label,
    guidance: item.guidance ?? null,
    severity: item.severity,
    weight: item.weight,
    object: rule?.object ?? null,
    condition: rule?.condition ?? null,
    population: rule?.population ?? null,
    fixField: rule?.fixField ?? null,
    status: result?.status ?? 'not_applicable',
    counted: result?.population ?? null,
    offending: result?.offending ?? null,
    share: shareOf(result),
    allowedShare: rule ? Number(rule.allowedShare) : null,
    value: result?.value ?? null,
    band: item.kind === 'metric' ? { zero: item.zero, full: item.full } : null,
    score: numberOf(result?.score ?? null),
    previous: before ? { share: shareOf(before), score: numberOf(before.score) } : null,
    ...readTrace(result?.trace),
    finding: viewFinding(
      ctx,
      material.findings.find((finding) => finding.item_id === item.id),
      material,
    ),
  };
}

function viewFinding(ctx: Context, finding: queries.FindingRow | undefined, material: Material): ItemResult['finding'] {
  if (!finding) return null;
  return {
    id: finding.id,
    severity: finding.severity,
    repeats: finding.repeats,
    status: finding.status,
    actions: material.actions.filter((row) => row.finding_id === finding.id).map((row) => viewAction(ctx, row)),
    rechecks: material.rechecks
      .filter((row) => row.finding_id === finding.id)
      .map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        by: row.by_name,
        population: row.population,
        offending: row.offending,
        isGreen: row.is_green,
      })),
  };
}

async function viewUnits(ctx: Context, definition: TemplateDefinition, results: readonly queries.ResultRow[]): Promise<InspectionReport['units']> {
  const byUnit = Map.groupBy(
    results.filter((row) => row.unit_id !== queries.wholeScope),
    (row) => row.unit_id,
  );
  const names = await ctx.session.query<{ id: string; name: string }>({
    text: 'select id, name from organisation_department where workspace_id = $1 and id = any($2) order by path',
    values: [ctx.workspace.id, [...byUnit.keys()]],
  });
  return names.map(({ id, name }) => {
    const verdicts = new Map((byUnit.get(id) ?? []).map((row) => [row.item_id, verdictOf(row)]));
    const scored = scoreInspection(definition, verdicts);
    return { id, name, score: scored.score, sections: Object.fromEntries(scored.sections.map((section) => [section.id, section.score])) };
  });
}

function verdictOf(row: queries.ResultRow): ItemVerdict {
  return { status: row.status, score: numberOf(row.score), share: shareOf(row) };
}

function shareOf(row: queries.ResultRow | undefined): number | null {
  return row?.population && row.offending !== null ? (row.offending / row.population) * 100 : null;
}

function readTrace(stored: unknown): Pick<ItemResult, 'note' | 'trace'> {
  if (typeof stored !== 'object' || stored === null) return { note: null, trace: null };
  const why = 'why' in stored ? stored.why : null;
  return { note: isLabel(why) ? why : null, trace: 'trace' in stored ? stored.trace : null };
}

function isLabel(value: unknown): value is { zh: string; en: string } {
  return (
    typeof value === 'object' && value !== null && 'zh' in value && typeof value.zh === 'string' && 'en' in value && typeof value.en === 'string'
  );
}
