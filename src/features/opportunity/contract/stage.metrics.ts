import { defineMetrics } from '#engine/contract/metrics/metric.ts';
import { nullRules } from './metric-groups.ts';

const groups = ['from_stage', 'owner', 'department', 'manager', 'region', 'product', 'account.tier', 'month', 'quarter', 'year'] as const;
const deal = { object: 'opportunity', population: 'true', groupBy: groups, version: 1 } as const;

/** How deals move through the stages, from the history of stages. */
export const stageMetrics = defineMetrics([
  {
    ...deal, id: 'stage_conversion', source: 'M7', unit: 'percent', direction: 'higher',
    label: { zh: '阶段转化率', en: 'Stage conversion' },
    description: { zh: '按首次进入阶段的日期分批：进入过该阶段的商机中，曾到达其后任一阶段（含赢单）的比例。跳过的阶段不算进入；退回后仍算曾经到达。历史导入的阶段也计入。', en: 'Cohort by first entry: of deals that entered the stage, the share that ever reached a later one (won included). A skipped stage was not entered; one who moved back has still been there. Imported history counts.' },
    formulaText: { zh: '曾到达后续阶段 ÷ 进入该阶段', en: 'ever reached a later stage ÷ entered the stage' },
    formula: { kind: 'query', query: 'opportunity.stage_entries', aggregate: 'ratio' }, nullRule: nullRules.rate,
  },
  {
    ...deal, id: 'stage_leakage', source: 'M8', unit: 'percent', direction: 'lower',
    label: { zh: '阶段流失率', en: 'Stage leakage' },
    description: { zh: '首次进入该阶段的商机中，从该阶段输单、或停在该阶段已超过 60 天的比例。', en: 'Of deals that entered the stage, the share lost from it or idle in it for more than 60 days.' },
    formulaText: { zh: '（从该阶段输单 + 停滞 > 60 天）÷ 进入该阶段', en: '(lost from it + idle > 60 days) ÷ entered' },
    formula: { kind: 'query', query: 'opportunity.stage_leaks', aggregate: 'ratio' }, nullRule: nullRules.rate,
  },
  {
    ...deal, id: 'stage_dwell', source: 'M9', unit: 'days', direction: 'lower',
    label: { zh: '阶段停留（中位数）', en: 'Dwell in stage (median)' },
    description: { zh: '期间内离开阶段的每次停留的自然日，取中位数。', en: 'Calendar days of each stay that ended in the period; the median.' },
    formulaText: { zh: '中位数（离开 − 进入）', en: 'median(left − entered)' },
    formula: { kind: 'query', query: 'opportunity.stage_stays', aggregate: 'median' }, nullRule: nullRules.days,
  },
  {
    ...deal, id: 'ageing_index', source: 'M9', unit: 'ratio', direction: 'lower', population: "outcome == 'open'",
    label: { zh: '停留指数', en: 'Ageing index' },
    description: { zh: '在途商机在当前阶段已停留的天数，除以赢单商机在该阶段停留的中位数，取平均。大于 1 表示比赢单慢。没有赢单经历过的阶段不计入。', en: 'Days an open deal has been in its stage ÷ the median stay of won deals in that stage; the mean. Above 1 is slower than winners. Stages no won deal passed are left out.' },
    formulaText: { zh: '平均（已停留天数 ÷ 赢单在该阶段停留的中位数）', en: 'mean(days in stage ÷ median dwell of won deals in it)' },
    formula: { kind: 'query', query: 'opportunity.ageing', aggregate: 'average' }, nullRule: nullRules.days,
  },
  {
    ...deal, id: 'back_move_rate', source: 'M25', unit: 'percent', direction: 'lower',
    label: { zh: '返工率（退回）', en: 'Back-move rate' },
    description: { zh: '期间内有过阶段变动的商机中，至少退回或重复进入阶段一次的比例。', en: 'Of deals that moved in the period, the share that went back or re-entered a stage at least once.' },
    formulaText: { zh: '有退回的商机 ÷ 有变动的商机', en: 'deals with a back move ÷ deals that moved' },
    formula: { kind: 'query', query: 'opportunity.back_moves', aggregate: 'ratio' }, nullRule: nullRules.rate,
  },
  {
    ...deal, id: 'process_conformance', unit: 'percent', direction: 'higher', population: '!imported',
    label: { zh: '流程符合率', en: 'Process conformance' },
    description: { zh: '期间内的阶段变动中，没有借助例外授权、且走的是流程允许的路径的比例。历史导入的变动不计入。', en: 'Of stage moves in the period, the share that took a transition of the process and used no granted exception. Imported history is left apart.' },
    formulaText: { zh: '符合流程的变动 ÷ 变动', en: 'conforming moves ÷ moves' },
    formula: { kind: 'query', query: 'opportunity.conforming_moves', aggregate: 'ratio' }, nullRule: nullRules.rate,
  },
  {
    ...deal, id: 'exception_count', unit: 'count', direction: 'lower', groupBy: ['owner', 'department', 'month', 'quarter'],
    label: { zh: '例外使用次数', en: 'Exceptions used' },
    description: { zh: '期间内借助例外授权通过关口的次数。', en: 'How often a gate was passed by a granted exception in the period.' },
    formulaText: { zh: '例外使用次数', en: 'count of exception uses' },
    formula: { kind: 'query', query: 'opportunity.exception_uses', aggregate: 'count' }, nullRule: nullRules.count,
  },
  {
    ...deal, id: 'data_completeness', source: 'M57', unit: 'percent', direction: 'higher', population: "outcome == 'open'",
    label: { zh: '数据完整度', en: 'Data completeness' },
    description: { zh: '在途商机按所处阶段应填的字段中，真正填了的比例；“TBD”“无”“111”算空。每个商机都应有客户、负责人、金额和预计成交日，再加上流程在已到阶段要求的字段。', en: 'Of the fields an open deal must have at its stage, the share truly filled; “TBD”, “none”, “111” are empty. Every deal needs account, owner, amount and close date, plus what the process requires up to its stage.' },
    formulaText: { zh: '已填的必填格 ÷ 必填格', en: 'filled required cells ÷ required cells' },
    formula: { kind: 'query', query: 'opportunity.required_cells', aggregate: 'ratio' }, nullRule: nullRules.rate, groupBy: ['field', 'stage', 'owner', 'department', 'manager', 'region'],
  },
  {
    ...deal, id: 'required_action_completion', source: 'M24', unit: 'percent', direction: 'higher', population: "outcome == 'open' && !imported",
    label: { zh: '必做项完成率', en: 'Required-action completion' },
    description: { zh: '流程在已到阶段要求的项目中完成的比例，只算在系统里推进的商机；历史导入的分开看。', en: 'Of what the process requires up to the deal’s stage, the share done, for deals worked here; imported history is left apart.' },
    formulaText: { zh: '已完成的必做项 ÷ 必做项', en: 'required done ÷ required' },
    formula: { kind: 'query', query: 'opportunity.process_cells', aggregate: 'ratio' }, nullRule: nullRules.rate, groupBy: ['field', 'stage', 'owner', 'department', 'manager', 'region'],
  },
]);
