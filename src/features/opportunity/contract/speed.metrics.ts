import { defineMetrics, type MetricDefinition } from '#engine/contract/metrics/metric.ts';
import { datedDealGroups, nullRules } from './metric-groups.ts';

const deal = {
  object: 'opportunity',
  groupBy: datedDealGroups,
  version: 1,
  dateField: 'closed_on',
  direction: 'lower',
  unit: 'days',
  nullRule: nullRules.days,
} as const;

/** How long selling takes. */
export const speedMetrics = defineMetrics([
  cycle('sales_cycle_days', 'median', { zh: '销售周期（中位数）', en: 'Sales cycle (median)' }),
  cycle('sales_cycle_days_mean', 'average', { zh: '销售周期（平均）', en: 'Sales cycle (mean)' }),
  engage('engage_to_close_won_mean', 'won', 'average', { zh: '接洽→成交天数（赢单，平均）', en: 'Days engage → close (won, mean)' }),
  engage('engage_to_close_won_median', 'won', 'median', { zh: '接洽→成交天数（赢单，中位数）', en: 'Days engage → close (won, median)' }),
  engage('engage_to_close_lost_mean', 'lost', 'average', { zh: '接洽→关闭天数（输单，平均）', en: 'Days engage → close (lost, mean)' }),
  engage('engage_to_close_lost_median', 'lost', 'median', { zh: '接洽→关闭天数（输单，中位数）', en: 'Days engage → close (lost, median)' }),
  velocity('velocity', 'sales_cycle_days_mean', { zh: '销售速度', en: 'Sales velocity' }, { zh: '销售周期', en: 'sales cycle' }),
  velocity(
    'velocity_from_engage',
    'engage_to_close_won_mean',
    { zh: '销售速度（按接洽→成交）', en: 'Sales velocity (engage → close)' },
    { zh: '接洽→成交天数', en: 'days engage → close' },
  ),
]);

function cycle(id: string, kind: 'average' | 'median', label: MetricDefinition['label']): MetricDefinition {
  return {
    ...deal,
    id,
    label,
    source: 'M6',
    description: {
      zh: '从创建到赢单的自然日，只算赢单。在途商机被截断，因此它只说明已经赢下的单。历史导入的商机创建时间未知，不计入；请看“接洽→成交天数”。',
      en: 'Calendar days from creation to close, won deals only. Open deals are censored, so it speaks of what was won. Imported history has no known creation and is left out: see days engage → close.',
    },
    formulaText:
      kind === 'median'
        ? { zh: '中位数（关闭日 − 创建日）', en: 'median(close date − creation date)' }
        : { zh: '平均（关闭日 − 创建日）', en: 'mean(close date − creation date)' },
    population: "outcome == 'won' && !imported",
    formula: { kind, of: 'daysBetween(dateOf(created_at), closed_on)' },
  };
}

function engage(id: string, outcome: 'won' | 'lost', kind: 'average' | 'median', label: MetricDefinition['label']): MetricDefinition {
  return {
    ...deal,
    id,
    label,
    source: 'M6b',
    description: {
      zh: '从开始接洽到关闭的自然日（阶段“接洽”到关闭），赢单与输单分开。它不是从创建算起的销售周期。',
      en: 'Calendar days from engagement to close (days from the stage “engaged” to close), won and lost apart. It is not the sales cycle, which counts from creation.',
    },
    formulaText:
      kind === 'median'
        ? { zh: '中位数（关闭日 − 接洽日）', en: 'median(close date − engage date)' }
        : { zh: '平均（关闭日 − 接洽日）', en: 'mean(close date − engage date)' },
    population: `outcome == '${outcome}'`,
    formula: { kind, of: 'daysBetween(engaged_on, closed_on)' },
  };
}

function velocity(id: string, days: string, label: MetricDefinition['label'], daysLabel: MetricDefinition['label']): MetricDefinition {
  return {
    ...deal,
    id,
    label,
    source: 'M10',
    unit: 'money_per_day',
    direction: 'higher',
    nullRule: nullRules.inputs,
    description: {
      zh: `每天转化成赢单的金额。周期缩短 10% 使它提高 11.1%，不是 10%。天数用${daysLabel.zh}的平均。`,
      en: `Money turned into won deals per day. A cycle 10 % shorter raises it by 11.1 %, not 10 %. Days are the mean ${daysLabel.en}.`,
    },
    formulaText: { zh: `在途商机数 × 赢单率 × 平均客单价 ÷ ${daysLabel.zh}`, en: `# open deals × win rate × average deal ÷ ${daysLabel.en}` },
    population: 'true',
    groupBy: ['owner', 'department', 'region', 'manager', 'product'],
    formula: {
      kind: 'derived',
      from: { deals: 'open_count', rate: 'win_rate', size: 'average_deal', days },
      expression: 'deals * (rate / 100) * size / days',
    },
  };
}
