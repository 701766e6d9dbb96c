import { defineMetrics, type MetricDefinition } from '#engine/contract/metrics/metric.ts';
import type { Label } from '#platform/contract/label.ts';

const empty: Label = { zh: '没有符合总体的商机时无定义，不是 0。', en: 'Undefined, not 0, when no deal is in the population.' };

interface Share {
  readonly id: string;
  readonly label: Label;
  readonly description: Label;
  readonly population?: string;
  readonly holds: string;
  readonly formula: Label;
  readonly direction?: 'higher' | 'lower';
  readonly source?: string;
  readonly dateField?: string;
}

/** A share of deals for which something holds: data quality and pipeline hygiene (METRICS M57 and BEHAVIOURS 12). */
function share(spec: Share): MetricDefinition {
  return {
    id: spec.id,
    label: spec.label,
    description: spec.description,
    formulaText: spec.formula,
    source: spec.source ?? 'M57',
    object: 'opportunity',
    population: spec.population ?? "outcome == 'open'",
    ...(spec.dateField ? { dateField: spec.dateField } : {}),
    formula: { kind: 'share', numerator: spec.holds },
    unit: 'percent',
    direction: spec.direction ?? 'higher',
    nullRule: empty,
    groupBy: ['owner', 'department', 'stage', 'product', 'account.tier', 'account.industry'],
    version: 1,
  };
}

/** How true and how tidy the pipeline is; used by inspection and evaluation. */
export const opportunityQualityMetrics = defineMetrics([
  share({
    id: 'account_known', label: { zh: '在途商机有客户的占比', en: 'Open deals with an account' },
    description: { zh: '没有客户的商机无法核对。', en: 'A deal without an account cannot be verified.' },
    holds: 'account != null', formula: { zh: '有客户的在途商机 ÷ 在途商机', en: 'open deals with an account ÷ open deals' },
  }),
  share({
    id: 'amount_known', label: { zh: '在途商机有金额的占比', en: 'Open deals with an amount' },
    description: { zh: '金额为空或 0 都算没有。', en: 'An empty amount and 0 both count as missing.' },
    holds: 'amount != null && amount > 0', formula: { zh: '金额大于 0 的在途商机 ÷ 在途商机', en: 'open deals with an amount above 0 ÷ open deals' },
  }),
  share({
    id: 'next_step_known', label: { zh: '在途商机有下一步的占比', en: 'Open deals with a next step' },
    description: { zh: '以下一步日期为准。', en: 'The date of the next step decides.' },
    holds: 'next_step_on != null', formula: { zh: '有下一步日期的在途商机 ÷ 在途商机', en: 'open deals with a next-step date ÷ open deals' },
  }),
  share({
    id: 'close_date_validity', label: { zh: '预计成交日有效率', en: 'Valid close dates' },
    description: { zh: '有预计成交日且没有过期。', en: 'An expected close date that is there and not in the past.' },
    holds: 'close_date != null && close_date >= today()', formula: { zh: '预计成交日未过期的在途商机 ÷ 在途商机', en: 'open deals whose close date is today or later ÷ open deals' },
  }),
  share({
    id: 'lost_reason_known', label: { zh: '输单有原因的占比', en: 'Lost deals with a reason' },
    description: { zh: '没有原因就无法改进。', en: 'Without a reason nothing can be learnt.' },
    population: "outcome == 'lost'", holds: 'lost_reason != null', dateField: 'closed_on',
    formula: { zh: '写明原因的输单 ÷ 输单', en: 'lost deals with a reason ÷ lost deals' },
  }),
  share({
    id: 'stalled_share', label: { zh: '停滞商机占比', en: 'Stalled deals' }, direction: 'lower', source: 'M9',
    description: { zh: '接洽超过 180 天仍在途。', en: 'Still open more than 180 days after engagement.' },
    population: "outcome == 'open' && engaged_on != null", holds: 'engaged_on < today() - days(180)',
    formula: { zh: '接洽早于 180 天前的在途商机 ÷ 有接洽日的在途商机', en: 'open deals engaged over 180 days ago ÷ open deals with an engagement date' },
  }),
]);
