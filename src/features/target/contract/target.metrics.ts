import { defineMetrics } from '#engine/contract/metrics/metric.ts';

const groups = ['owner', 'department', 'manager', 'region', 'product', 'month', 'quarter', 'year'] as const;
const inputs = { zh: '没有目标（或目标不大于 0）时没有定义，不是 0 也不是无穷大。', en: 'Undefined without a target above 0: neither 0 nor infinite.' };

/** Targets and how far they were reached; only approved versions count. */
export const targetMetrics = defineMetrics([
  {
    id: 'target_amount', source: 'M1', object: 'target_cell', unit: 'money', direction: 'neutral', version: 1, groupBy: groups, needsPeriod: true,
    label: { zh: '目标金额（折算后）', en: 'Target (prorated)' },
    description: { zh: '已批准版本中、完全落在期间内的成员赢单金额目标（“目标”档），按任职天数折算入职、离职者。空不是 0。', en: 'Members’ won-amount targets (level “target”) of approved versions that lie wholly within the period, prorated by days in service. Empty is not 0.' },
    formulaText: { zh: 'Σ 目标 × 在岗天数 ÷ 期间天数', en: 'Σ target × days in service ÷ days of the period' },
    population: "metric == 'won_amount' && unit == 'member' && level == 'target' && target_version.status == 'active'",
    formula: { kind: 'query', query: 'target.cells', aggregate: 'sum' }, nullRule: { zh: '空目标格不计入。', en: 'Empty cells add nothing.' },
  },
  {
    id: 'quota_attainment', source: 'M1', object: 'opportunity', unit: 'percent', direction: 'higher', version: 1, groupBy: groups, needsPeriod: true,
    label: { zh: '目标达成率', en: 'Quota attainment' },
    description: { zh: '期间内的赢单金额除以同一期间、同一范围成员的目标（按在岗天数折算）。总计里也含没有目标的人的赢单。', en: 'Won amount in the period ÷ the targets of the same people and period (prorated by days in service). The total includes what people without a target won.' },
    formulaText: { zh: '赢单金额 ÷ 目标', en: 'won amount ÷ target' }, population: 'true', nullRule: inputs,
    formula: { kind: 'derived', from: { actual: 'won_amount', target: 'target_amount' }, expression: 'target > 0 ? actual * 100 / target : null' },
  },
  {
    id: 'target_gap', source: 'M1', object: 'opportunity', unit: 'money', direction: 'higher', version: 1, groupBy: groups, needsPeriod: true,
    label: { zh: '目标差额', en: 'Gap to target' },
    description: { zh: '赢单金额减目标；负数表示还差多少。', en: 'Won amount minus target; below 0 is what is missing.' },
    formulaText: { zh: '赢单金额 − 目标', en: 'won amount − target' }, population: 'true', nullRule: inputs,
    formula: { kind: 'derived', from: { actual: 'won_amount', target: 'target_amount' }, expression: 'actual - target' },
  },
  {
    id: 'participation_rate', source: 'M2', object: 'opportunity', unit: 'percent', direction: 'higher', version: 1, groupBy: ['department', 'manager', 'region'], needsPeriod: true,
    label: { zh: '达标人数占比', en: 'Participation rate' },
    description: { zh: '有目标的人中达成率不低于 100% 的比例。新人的目标按在岗天数折算后再比较。', en: 'Of people who carry a target, the share at 100 % or more. A newcomer’s target is prorated first.' },
    formulaText: { zh: '达成率 ≥ 100% 的人 ÷ 有目标的人', en: 'people at ≥ 100 % ÷ people with a target' }, population: 'true', nullRule: inputs,
    formula: { kind: 'group_share', metric: 'quota_attainment', by: 'owner', atLeast: '100' },
  },
  {
    id: 'pipeline_coverage', source: 'M12', object: 'opportunity', unit: 'ratio', direction: 'higher', version: 1, groupBy: groups, needsPeriod: true,
    label: { zh: '管道覆盖率', en: 'Pipeline coverage' },
    description: { zh: '预计在期间内成交的在途金额，除以还差的目标。需要几倍取决于赢单率，没有放之四海的“3 倍”。已完成目标时没有定义。', en: 'Open pipeline closing in the period ÷ the target still missing. How much is enough depends on the win rate; “3×” is a myth. Undefined once the target is reached.' },
    formulaText: { zh: '期间内预计成交的在途金额 ÷（目标 − 已赢单）', en: 'open pipeline closing in period ÷ (target − won)' }, population: 'true', nullRule: inputs,
    formula: { kind: 'derived', from: { open: 'pipeline_closing', target: 'target_amount', won: 'won_amount' }, expression: 'target > won ? open / (target - won) : null' },
  },
]);
