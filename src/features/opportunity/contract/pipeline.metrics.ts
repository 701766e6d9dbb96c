import { defineMetrics, type MetricDefinition } from '#engine/contract/metrics/metric.ts';
import { dealGroups, datedDealGroups, nullRules } from './metric-groups.ts';

const open = { object: 'opportunity', population: "outcome == 'open'", groupBy: dealGroups, version: 1 } as const;

/** What is in the pipeline, and how true it is. */
export const pipelineMetrics = defineMetrics([
  {
    ...open, id: 'open_pipeline', unit: 'money', direction: 'higher',
    label: { zh: '在途管道金额', en: 'Open pipeline' },
    description: { zh: '在途商机的金额合计，取统计时刻的状态；给出期间时取期末的状态。', en: 'Sum of the amounts of open deals as they stand; with a period, as they stood at its end.' },
    formulaText: { zh: 'Σ 在途金额', en: 'Σ amount of open deals' }, formula: { kind: 'sum', of: 'amount' }, nullRule: nullRules.amount,
  },
  {
    ...open, id: 'open_count', unit: 'count', direction: 'neutral',
    label: { zh: '在途商机数', en: 'Open deals' },
    description: { zh: '在途商机的数量，取统计时刻的状态。', en: 'Number of open deals as they stand.' },
    formulaText: { zh: '在途商机数', en: 'count of open deals' }, formula: { kind: 'count' }, nullRule: nullRules.count,
  },
  {
    ...open, id: 'weighted_pipeline', source: 'M13', unit: 'money', direction: 'higher',
    label: { zh: '加权管道', en: 'Weighted pipeline' },
    description: { zh: '每个在途商机的金额乘以它的赢率（阶段给出或人改过的）。赢率未经校准时它只是约数。', en: 'Each open deal’s amount times its probability (of the stage, or as a person set it). An uncalibrated probability makes it a rough guess.' },
    formulaText: { zh: 'Σ 金额 × 赢率', en: 'Σ amount × probability' }, formula: { kind: 'sum', of: 'amount', weightedBy: 'probability' }, nullRule: nullRules.amount,
  },
  {
    ...open, id: 'pipeline_closing', unit: 'money', direction: 'higher', dateField: 'close_date', groupBy: datedDealGroups,
    label: { zh: '期间内预计成交的在途金额', en: 'Open pipeline closing in the period' },
    description: { zh: '预计成交日在期间内的在途商机金额合计。', en: 'Sum of the amounts of open deals whose close date lies in the period.' },
    formulaText: { zh: 'Σ 预计本期成交的在途金额', en: 'Σ open amount due in the period' }, formula: { kind: 'sum', of: 'amount' }, nullRule: nullRules.amount,
  },
  {
    ...open, id: 'pipeline_created', source: 'M18', unit: 'money', direction: 'higher', population: '!imported', dateField: 'created_at', groupBy: datedDealGroups,
    label: { zh: '新增管道', en: 'Pipeline created' },
    description: { zh: '期间内创建的商机金额合计（现在的金额）。历史导入的商机创建时间未知，不计入。', en: 'Sum of the present amounts of deals created in the period. Imported history has no known creation and is left out.' },
    formulaText: { zh: 'Σ 期间创建商机的金额', en: 'Σ amount of deals created' }, formula: { kind: 'sum', of: 'amount' }, nullRule: nullRules.amount,
  },
  {
    ...open, id: 'engaged_count', source: 'M18', unit: 'count', direction: 'higher', population: 'engaged_on != null', dateField: 'engaged_on', groupBy: datedDealGroups,
    label: { zh: '新接洽商机数', en: 'Deals engaged' },
    description: { zh: '期间内开始接洽的商机数。', en: 'Number of deals engaged in the period.' },
    formulaText: { zh: '期间接洽商机数', en: 'count of deals engaged' }, formula: { kind: 'count' }, nullRule: nullRules.count,
  },
  {
    ...open, id: 'slippage', source: 'M14', unit: 'percent', direction: 'lower', populationAt: 'period_start', needsPeriod: true,
    label: { zh: '滑单率', en: 'Slippage' },
    description: { zh: '期初在途、应在本期成交的金额中，到期末（或现在）仍未关闭且预计成交日被改到期后的比例。按期初的版本计算，不看现在的日期。', en: 'Of the amount open and due in the period when it began, the share still open at its end (or now) with its close date moved out of it. Measured from the versions at the start, not from present dates.' },
    formulaText: { zh: '移出本期的金额 ÷ 期初应在本期成交的金额', en: 'amount moved out ÷ amount due at the start' },
    formula: { kind: 'query', query: 'opportunity.due_at_start', aggregate: 'ratio' }, nullRule: nullRules.rate,
  },
  {
    ...open, id: 'push_count', source: 'M14', unit: 'ratio', direction: 'lower',
    label: { zh: '平均推迟次数', en: 'Average pushes per deal' },
    description: { zh: '在途商机的预计成交日平均被改晚几次。', en: 'How often, on average, the close date of an open deal was moved later.' },
    formulaText: { zh: '平均（推迟次数）', en: 'mean(times pushed)' }, formula: { kind: 'average', of: 'coalesce(pushed_count, 0)' }, nullRule: nullRules.rate,
  },
  {
    ...open, id: 'adoption', source: 'M63', unit: 'percent', direction: 'higher',
    label: { zh: '应用度：7 天内更新过的商机', en: 'Adoption: deals updated in 7 days' },
    description: { zh: '在途商机中最近 7 天内有人更新过（不算导入）的比例，取自事件日志。只看登录次数会误导。', en: 'Share of open deals somebody changed within 7 days (imports do not count), from the event log. Logins alone mislead.' },
    formulaText: { zh: '7 天内更新过的在途商机 ÷ 在途商机', en: 'open deals changed in 7 days ÷ open deals' },
    formula: { kind: 'query', query: 'opportunity.touched', aggregate: 'ratio' }, nullRule: nullRules.rate,
  },
  known('close_date_validity', { zh: '预计成交日有效率', en: 'Close dates not in the past' }, 'close_date != null && close_date >= today()', {
    zh: '在途商机中预计成交日已填且没有过去的比例。', en: 'Share of open deals whose close date is given and not past.',
  }),
  known('amount_known', { zh: '金额填写率', en: 'Open deals with an amount' }, 'amount != null && amount > 0', { zh: '在途商机中金额大于 0 的比例。', en: 'Share of open deals with an amount above 0.' }),
  known('account_known', { zh: '客户填写率', en: 'Open deals with an account' }, 'account != null', { zh: '在途商机中关联了客户的比例。', en: 'Share of open deals linked to an account.' }),
  known('next_step_known', { zh: '下一步填写率', en: 'Open deals with a next step' }, 'next_step_on != null && !isEmpty(next_step) && !isBlankText(next_step)', {
    zh: '在途商机中写明下一步和日期的比例；“TBD”“无”“111”不算。', en: 'Share of open deals with a next step and its date; “TBD”, “none”, “111” do not count.',
  }),
]);

function known(id: string, label: MetricDefinition['label'], numerator: string, description: MetricDefinition['description']): MetricDefinition {
  return {
    ...open, id, label, description, source: 'M57', unit: 'percent', direction: 'higher', nullRule: nullRules.rate,
    formulaText: { zh: '符合的在途商机 ÷ 在途商机', en: 'open deals that comply ÷ open deals' }, formula: { kind: 'share', numerator },
  };
}
