import { defineMetrics } from '#engine/contract/metrics/metric.ts';
import { datedDealGroups, nullRules } from './metric-groups.ts';

const decided = "outcome in ['won', 'lost']";
const deal = { object: 'opportunity', groupBy: datedDealGroups, version: 1 } as const;
const closed = { ...deal, dateField: 'closed_on' } as const;

/** What was won and lost, by the date it closed. */
export const resultMetrics = defineMetrics([
  {
    ...closed, id: 'win_rate', source: 'M5', unit: 'percent', direction: 'higher',
    label: { zh: '赢单率（按单数）', en: 'Win rate (count)' },
    description: { zh: '期间内关闭的商机中赢单的比例。分母是已决出的商机，不是新建的；口径另有“按金额”和“按创建批次”两种。', en: 'Share of deals decided in the period that were won. The denominator is decided deals, not created ones; value-weighted and cohort variants have their own names.' },
    formulaText: { zh: '赢单数 ÷（赢单数 + 输单数）', en: 'won ÷ (won + lost)' },
    population: decided, formula: { kind: 'share', numerator: "outcome == 'won'" }, nullRule: nullRules.rate,
  },
  {
    ...closed, id: 'win_rate_value', source: 'M5', unit: 'percent', direction: 'higher',
    label: { zh: '赢单率（按金额）', en: 'Win rate (value)' },
    description: { zh: '期间内关闭的商机金额中赢单金额的比例。输单常被记为 0，此时它会虚高。', en: 'Share of the value decided in the period that was won. Lost deals are often booked at 0, which flatters it.' },
    formulaText: { zh: '赢单金额 ÷（赢单金额 + 输单金额）', en: 'won amount ÷ (won + lost amount)' },
    population: decided, formula: { kind: 'share', numerator: "outcome == 'won'", of: 'amount' }, nullRule: nullRules.rate,
  },
  {
    ...deal, id: 'win_rate_cohort', source: 'M5', dateField: 'created_at', unit: 'percent', direction: 'higher',
    label: { zh: '赢单率（按创建批次）', en: 'Win rate (created cohort)' },
    description: { zh: '期间内创建的商机中到统计时刻已赢单的比例。近期的批次还没成熟，会偏低；历史导入的商机创建时间未知，不计入。', en: 'Share of deals created in the period that are won by now. Recent cohorts are not mature and read low; imported history has no known creation and is left out.' },
    formulaText: { zh: '已赢单数 ÷ 期间创建数', en: 'won so far ÷ created in period' },
    population: '!imported', formula: { kind: 'share', numerator: "outcome == 'won'" }, nullRule: nullRules.rate,
  },
  {
    ...deal, id: 'win_rate_engaged_cohort', source: 'M5', dateField: 'engaged_on', unit: 'percent', direction: 'higher',
    label: { zh: '赢单率（按接洽批次）', en: 'Win rate (engaged cohort)' },
    description: { zh: '期间内开始接洽的商机中到统计时刻已赢单的比例。近期的批次还没成熟。', en: 'Share of deals engaged in the period that are won by now. Recent cohorts are not mature.' },
    formulaText: { zh: '已赢单数 ÷ 期间接洽数', en: 'won so far ÷ engaged in period' },
    population: 'engaged_on != null', formula: { kind: 'share', numerator: "outcome == 'won'" }, nullRule: nullRules.rate,
  },
  {
    ...closed, id: 'won_amount', unit: 'money', direction: 'higher',
    label: { zh: '赢单金额', en: 'Won amount' },
    description: { zh: '期间内赢单商机的金额合计，按实际关闭日计入。', en: 'Sum of the amounts of deals won in the period, by the day they closed.' },
    formulaText: { zh: 'Σ 赢单金额', en: 'Σ amount of won deals' },
    population: "outcome == 'won'", formula: { kind: 'sum', of: 'amount' }, nullRule: nullRules.amount,
  },
  {
    ...closed, id: 'won_count', unit: 'count', direction: 'higher',
    label: { zh: '赢单数', en: 'Deals won' },
    description: { zh: '期间内赢下的商机数。', en: 'Number of deals won in the period.' },
    formulaText: { zh: '赢单商机数', en: 'count of won deals' },
    population: "outcome == 'won'", formula: { kind: 'count' }, nullRule: nullRules.count,
  },
  {
    ...closed, id: 'lost_count', unit: 'count', direction: 'lower',
    label: { zh: '输单数', en: 'Deals lost' },
    description: { zh: '期间内丢掉的商机数。', en: 'Number of deals lost in the period.' },
    formulaText: { zh: '输单商机数', en: 'count of lost deals' },
    population: "outcome == 'lost'", formula: { kind: 'count' }, nullRule: nullRules.count, groupBy: [...datedDealGroups, 'lost_reason'],
  },
  {
    ...closed, id: 'average_deal', source: 'M11', unit: 'money', direction: 'higher',
    label: { zh: '平均客单价', en: 'Average deal size' },
    description: { zh: '期间内有金额的赢单商机的平均金额。少数大单会拉高它，请同时看中位数。', en: 'Mean amount of won deals that have one. A few large deals raise it: read the median beside it.' },
    formulaText: { zh: 'Σ 赢单金额 ÷ 赢单数', en: 'Σ won amount ÷ # won' },
    population: "outcome == 'won'", formula: { kind: 'average', of: 'amount' }, nullRule: nullRules.amount,
  },
  {
    ...closed, id: 'average_deal_median', source: 'M11', unit: 'money', direction: 'higher',
    label: { zh: '客单价中位数', en: 'Median deal size' },
    description: { zh: '期间内赢单金额的中位数。', en: 'Median amount of won deals.' },
    formulaText: { zh: '赢单金额的中位数', en: 'median of won amounts' },
    population: "outcome == 'won'", formula: { kind: 'median', of: 'amount' }, nullRule: nullRules.amount,
  },
  {
    ...closed, id: 'won_amount_growth', source: 'M4', unit: 'percent', direction: 'higher', needsPeriod: true,
    label: { zh: '赢单金额环比', en: 'Won amount against the period before' },
    description: { zh: '与紧邻的上一个等长期间相比。上期为 0 时没有定义。', en: 'Against the period of equal length just before. Undefined when that was 0.' },
    formulaText: { zh: '（本期 − 上期）÷ |上期|', en: '(current − previous) ÷ |previous|' },
    population: "outcome == 'won'", nullRule: nullRules.inputs, groupBy: ['owner', 'department', 'region', 'product'],
    formula: { kind: 'derived', from: { current: 'won_amount', previous: { metric: 'won_amount', over: 'period_before' } }, expression: '(current - previous) * 100 / abs(previous)' },
  },
  {
    ...closed, id: 'won_amount_growth_year', source: 'M4', unit: 'percent', direction: 'higher', needsPeriod: true,
    label: { zh: '赢单金额同比', en: 'Won amount against a year earlier' },
    description: { zh: '与上一年同一段日期相比。上年同期为 0 时没有定义。', en: 'Against the same dates a year earlier. Undefined when that was 0.' },
    formulaText: { zh: '（本期 − 上年同期）÷ |上年同期|', en: '(current − year earlier) ÷ |year earlier|' },
    population: "outcome == 'won'", nullRule: nullRules.inputs, groupBy: ['owner', 'department', 'region', 'product'],
    formula: { kind: 'derived', from: { current: 'won_amount', previous: { metric: 'won_amount', over: 'year_before' } }, expression: '(current - previous) * 100 / abs(previous)' },
  },
  {
    ...deal, id: 'top_account_share', unit: 'percent', direction: 'lower', population: "outcome == 'won' && account != null",
    label: { zh: '最大客户占比', en: 'Share of the largest account' },
    description: { zh: '期间内赢单金额中最大一个客户所占的比例（客户集中度）。', en: 'Share of the won amount that came from the largest account (customer concentration).' },
    formulaText: { zh: '最大客户的赢单金额 ÷ 赢单金额', en: 'won amount of the largest account ÷ won amount' },
    formula: { kind: 'query', query: 'opportunity.account_totals', aggregate: 'ratio' }, nullRule: nullRules.rate, groupBy: [],
  },
  {
    ...deal, id: 'repeat_customer_rate', source: 'M34', unit: 'percent', direction: 'higher', population: "outcome == 'won' && account != null",
    label: { zh: '复购率', en: 'Repeat customers' },
    description: { zh: '期间内有赢单的客户中，赢单两次及以上的比例。', en: 'Of accounts with a won deal in the period, the share with two or more.' },
    formulaText: { zh: '赢单 ≥ 2 的客户 ÷ 有赢单的客户', en: 'accounts with ≥ 2 won ÷ accounts with ≥ 1 won' },
    formula: { kind: 'query', query: 'opportunity.account_repeats', aggregate: 'ratio' }, nullRule: nullRules.rate, groupBy: [],
  },
  {
    ...closed, id: 'lost_reason_known', source: 'M57', unit: 'percent', direction: 'higher',
    label: { zh: '输单原因填写率', en: 'Lost deals with a reason' },
    description: { zh: '期间内输单的商机中写明原因的比例。', en: 'Share of deals lost in the period whose reason is given.' },
    formulaText: { zh: '有原因的输单 ÷ 输单', en: 'lost with reason ÷ lost' },
    population: "outcome == 'lost'", formula: { kind: 'share', numerator: 'lost_reason != null' }, nullRule: nullRules.rate,
  },
]);
