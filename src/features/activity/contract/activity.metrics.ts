import { defineMetrics, type MetricDefinition } from '#engine/contract/metrics/metric.ts';

const groups = ['owner', 'department', 'manager', 'region', 'type', 'outcome', 'account', 'month', 'quarter', 'year'] as const;
const rate = { zh: '没有分母时没有定义，不是 0。', en: 'Undefined without a denominator, not 0.' };
const due = "original_due_at != null && status != 'cancelled' && original_due_at <= now()";
const onTime = "status == 'done' && dateOf(done_at) <= dateOf(original_due_at)";
const shared = { object: 'activity', groupBy: groups, version: 1 } as const;

/** Every figure follow-ups bring to the registry. */
export const activityMetrics: readonly MetricDefinition[] = defineMetrics([
  {
    ...shared,
    id: 'activity_count',
    unit: 'count',
    direction: 'higher',
    dateField: 'at',
    population: "status == 'done'",
    label: { zh: '跟进数', en: 'Activities done' },
    description: { zh: '期间内完成的跟进数，按完成时间计入。', en: 'Activities done in the period, by the time they were done.' },
    formulaText: { zh: '完成的跟进数', en: 'count of activities done' },
    formula: { kind: 'count' },
    nullRule: { zh: '没有时为 0。', en: '0 when there are none.' },
  },
  {
    ...shared,
    id: 'follow_up_timeliness',
    source: 'M21',
    unit: 'percent',
    direction: 'higher',
    dateField: 'original_due_at',
    population: due,
    label: { zh: '跟进及时率', en: 'Follow-up timeliness' },
    description: {
      zh: '最初计划在期间内（且已到期）的跟进中，在最初计划日当天或之前完成的比例。改期不能抹掉迟到。',
      en: 'Of follow-ups first due in the period (and due by now), the share done on or before the first due day. Rescheduling does not erase lateness.',
    },
    formulaText: { zh: '按最初计划日完成 ÷ 应完成', en: 'done by the first due day ÷ due' },
    formula: { kind: 'share', numerator: onTime },
    nullRule: rate,
  },
  {
    ...shared,
    id: 'activity_compliance',
    source: 'M22',
    unit: 'percent',
    direction: 'higher',
    dateField: 'original_due_at',
    population: due,
    label: { zh: '活动达成率', en: 'Activity compliance' },
    description: {
      zh: '期间内计划且已到期的跟进中，按时完成并写了内容的比例；只打勾、没有内容的不算。',
      en: 'Of activities planned and due in the period, the share done on time with content; a bare tick does not count.',
    },
    formulaText: { zh: '按时且有内容的完成 ÷ 计划', en: 'done on time with content ÷ planned' },
    formula: { kind: 'share', numerator: `${onTime} && !isEmpty(content) && !isBlankText(content)` },
    nullRule: rate,
  },
  {
    id: 'stalled_share',
    isState: true,
    object: 'opportunity',
    population: "outcome == 'open'",
    version: 1,
    unit: 'percent',
    direction: 'lower',
    groupBy: ['owner', 'department', 'manager', 'region', 'stage', 'product', 'account', 'account.tier'],
    label: { zh: '停滞商机占比', en: 'Stalled deals' },
    description: {
      zh: '在途商机中 30 天没有完成的跟进、也没有推进阶段的比例。',
      en: 'Share of open deals with neither an activity done nor a stage entered for 30 days.',
    },
    formulaText: { zh: '停滞的在途商机 ÷ 在途商机', en: 'stalled open deals ÷ open deals' },
    formula: { kind: 'query', query: 'activity.stalled_deals', aggregate: 'ratio' },
    nullRule: rate,
  },
  {
    ...shared,
    id: 'activity_quality',
    unit: 'score',
    direction: 'higher',
    dateField: 'at',
    population: "status == 'done'",
    label: { zh: '跟进质量', en: 'Follow-up quality' },
    description: {
      zh: '完成的跟进的平均质量分（0–4：内容、结果、下一步、日期各 1 分）。',
      en: 'Mean quality of activities done (0–4: one point each for content, outcome, next step, its date).',
    },
    formulaText: { zh: '平均（质量分）', en: 'mean(quality)' },
    formula: { kind: 'average', of: 'quality' },
    nullRule: { zh: '没有质量分的不计入。', en: 'Those without a score are left out.' },
  },
]);
