import { notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { Context } from '#engine/server/context.ts';
import { getRecord, queryRecords } from '#engine/server/records/records.ts';
import { findStage } from '#features/process/contract/definition.ts';
import { type ProcessInForce, evaluateConditions, findProcessInForce, isFilled, valuesOfRow } from '#features/process/server/public.ts';
import { computeCompleteness } from '../../contract/compute-completeness.ts';
import { opportunity } from '../../contract/opportunity.objects.ts';
import type { warningsRoute } from '../../contract/opportunity.routes.ts';
import { labelOfWarning, rulesFor } from '../../contract/warnings.ts';
import { buildStageRates } from '../observed-rates.ts';

/** Warnings, experience and completeness of one deal. */
export async function getInsights(ctx: Context, input: { readonly id: string }) {
  const record = await getRecord(ctx, 'opportunity', input.id);
  const process = await requireProcess(ctx);
  const warnings = await warningsOf(ctx, process, [record]);
  const rates = await buildStageRates(ctx, process);
  const stage = findStage(process.definition, textOf(record['stage']));
  const completeness = computeCompleteness(process.definition, stage?.id ?? null, (field) => isFilled(record[field]));
  return {
    warnings: warnings[record.id] ?? [],
    rate: rates.find((rate) => rate.stage === stage?.id) ?? null,
    forecast: {
      auto: stage?.forecast_category ?? null,
      said: textOf(record['forecast_category']),
      isOverridden: record['forecast_overridden'] === true,
    },
    completeness: { ...completeness, missing: completeness.missing.map((field) => ({ field, label: fieldLabel(field) })) },
  };
}

/** Warnings of many deals the actor may see, for lists and boards. */
export async function listWarnings(ctx: Context, input: RouteInput<typeof warningsRoute>) {
  const written = input.ids.map((id) => `'${id}'`).join(', ');
  const { rows } = await queryRecords(ctx, 'opportunity', { expression: `id in [${written}]`, limit: 500 });
  return { warnings: await warningsOf(ctx, await requireProcess(ctx), rows) };
}

/** Warnings of deals that were read already, whole and within what the actor may see. */
export async function listWarningsOf(ctx: Context, records: readonly RecordRow[]): Promise<Record<string, Warning[]>> {
  return warningsOf(ctx, await requireProcess(ctx), records);
}

/** Set and observed win rate by stage. */
export async function listStageRates(ctx: Context) {
  return { stages: await buildStageRates(ctx) };
}

type Warning = { id: string; severity: 'watch' | 'bad'; label: { zh: string; en: string } };

/** One statement for each stage that occurs, since thresholds differ by stage. */
async function warningsOf(ctx: Context, process: ProcessInForce, records: readonly RecordRow[]): Promise<Record<string, Warning[]>> {
  const found: Record<string, Warning[]> = {};
  for (const [stageId, group] of Map.groupBy(records, (record) => textOf(record['stage']))) {
    const rules = rulesFor(findStage(process.definition, stageId), process.definition.stages);
    const expressions = new Map(
      rules.flatMap(({ rule, threshold }): [string, string][] => [
        [`warns.${rule.id}`, rule.expression(threshold)],
        ...(rule.shows ? [[`shows.${rule.id}`, rule.shows(threshold)] satisfies [string, string]] : []),
      ]),
    );
    const answers = await evaluateConditions(
      ctx,
      'opportunity',
      group.map((record) => ({ id: record.id, values: valuesOfRow(opportunity, record) })),
      expressions,
    );
    for (const record of group) {
      const own = answers.get(record.id);
      found[record.id] = rules
        .filter(({ rule }) => own?.get(`warns.${rule.id}`) === 'true')
        .map(({ rule, threshold }) => ({
          id: rule.id,
          severity: rule.severity,
          label: labelOfWarning(rule, threshold, own?.get(`shows.${rule.id}`) ?? null),
        }));
    }
  }
  return found;
}

async function requireProcess(ctx: Context): Promise<ProcessInForce> {
  const process = await findProcessInForce(ctx, 'opportunity');
  if (!process) throw notFound({ zh: '销售流程', en: 'Sales process' });
  return process;
}

function fieldLabel(field: string): { zh: string; en: string } {
  const fields: Readonly<Record<string, { readonly label: { zh: string; en: string } }>> = opportunity.fields;
  return fields[field]?.label ?? { zh: field, en: field };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
