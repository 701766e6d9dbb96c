import type { Label } from '#platform/contract/label.ts';

/** One figure that speaks for a dimension: a registry metric against a band, with its share of the dimension's score. */
export interface Indicator {
  readonly metric: string;
  /** Figure that scores 0, in the metric's unit, exact text. */
  readonly zero: string;
  /** Figure that scores 100; smaller than `zero` where less is better. */
  readonly full: string;
  readonly weight: number;
}

export interface Dimension {
  readonly number: number;
  readonly id: string;
  readonly label: Label;
  /** Share of the overall average. */
  readonly weight: number;
  /** Score that counts as on target. */
  readonly target: number;
  readonly indicators: readonly Indicator[];
  /** What would supply the rest of the evidence; said where the dimension has no data or is partly blind. */
  readonly missing?: { readonly label: Label; /** Indicator weight that evidence would carry. */ readonly weight: number };
  /** What to do when it is weak. */
  readonly advice: Label;
}

/** The twenty dimensions, version 1. Changing a band or weight makes a new version; stored evaluations keep theirs. */
export const evaluationVersion = 1;

const noEvidenceYet = (zh: string, en: string) => ({ label: { zh, en }, weight: 100 });

/** Twenty questions about how sales is run, each with its bands and weight, in the order they are shown. */
export const dimensions: readonly Dimension[] = [
  {
    number: 1,
    id: 'target_attainment',
    label: { zh: '目标达成', en: 'Target attainment' },
    weight: 10,
    target: 80,
    indicators: [
      { metric: 'quota_attainment', zero: '40', full: '100', weight: 70 },
      { metric: 'participation_rate', zero: '20', full: '80', weight: 30 },
    ],
    advice: { zh: '把缺口拆到人，看谁的在途不足以补上。', en: 'Break the gap down to people and see whose pipeline cannot close it.' },
  },
  {
    number: 2,
    id: 'customer_satisfaction',
    label: { zh: '客户满意度', en: 'Customer satisfaction' },
    weight: 5,
    target: 80,
    indicators: [],
    missing: noEvidenceYet('满意度调查（CSAT / NPS）与工单', 'Satisfaction surveys (CSAT, NPS) and cases'),
    advice: { zh: '先对近一季的成交客户做一次调查。', en: 'Begin with a survey of the customers won last quarter.' },
  },
  {
    number: 3,
    id: 'team_efficiency',
    label: { zh: '团队效率', en: 'Team efficiency' },
    weight: 6,
    target: 75,
    indicators: [
      { metric: 'win_rate', zero: '10', full: '60', weight: 50 },
      { metric: 'engage_to_close_won_median', zero: '180', full: '30', weight: 50 },
    ],
    advice: { zh: '看哪个阶段停留最久，先缩短它。', en: 'Find the stage with the longest dwell and shorten it first.' },
  },
  {
    number: 4,
    id: 'market_share',
    label: { zh: '市场占有率', en: 'Market share' },
    weight: 4,
    target: 70,
    indicators: [],
    missing: noEvidenceYet('细分市场与市场容量估计', 'Market segments with dated estimates of their size'),
    advice: { zh: '录入细分市场的容量，注明来源与可信度。', en: 'Enter the size of your segments with source and confidence.' },
  },
  {
    number: 5,
    id: 'cost_control',
    label: { zh: '成本控制', en: 'Cost control' },
    weight: 4,
    target: 75,
    indicators: [],
    missing: noEvidenceYet('费用预算与报销', 'Budgets and expenses'),
    advice: { zh: '把费用记到客户与商机上。', en: 'Book expenses to accounts and opportunities.' },
  },
  {
    number: 6,
    id: 'customer_relationship',
    label: { zh: '客户关系', en: 'Customer relationship' },
    weight: 6,
    target: 75,
    indicators: [
      { metric: 'account_coverage', zero: '20', full: '90', weight: 60 },
      { metric: 'decision_maker_known', zero: '10', full: '80', weight: 40 },
    ],
    advice: { zh: '先跟进 90 天没有联系的 A、B 级客户。', en: 'Start with the A and B accounts nobody has spoken to in 90 days.' },
  },
  {
    number: 7,
    id: 'forecast_plan',
    label: { zh: '预测与计划', en: 'Forecast and plan' },
    weight: 6,
    target: 75,
    indicators: [
      { metric: 'slippage', zero: '50', full: '5', weight: 60 },
      { metric: 'close_date_validity', zero: '50', full: '98', weight: 40 },
    ],
    missing: { label: { zh: '每周预测提交与快照', en: 'Weekly forecast submissions and snapshots' }, weight: 50 },
    advice: { zh: '清理过期的预计成交日，推迟要写原因。', en: 'Clear overdue close dates and ask for a reason when one is pushed.' },
  },
  {
    number: 8,
    id: 'team_management',
    label: { zh: '团队管理', en: 'Team management' },
    weight: 5,
    target: 75,
    indicators: [
      { metric: 'follow_up_timeliness', zero: '50', full: '95', weight: 60 },
      { metric: 'participation_rate', zero: '20', full: '80', weight: 40 },
    ],
    missing: { label: { zh: '辅导与述职记录', en: 'Coaching sessions and reviews' }, weight: 40 },
    advice: { zh: '每周看一次逾期跟进，当面复盘。', en: 'Review overdue follow-ups once a week, face to face.' },
  },
  {
    number: 9,
    id: 'promotion_brand',
    label: { zh: '推广与品牌', en: 'Promotion and brand' },
    weight: 4,
    target: 70,
    indicators: [],
    missing: noEvidenceYet('市场活动、来源归因与品牌指标', 'Campaigns, attribution and brand metrics'),
    advice: { zh: '给每条商机补上来源。', en: 'Give every opportunity its source.' },
  },
  {
    number: 10,
    id: 'technology_tools',
    label: { zh: '技术与工具', en: 'Technology and tools' },
    weight: 4,
    target: 75,
    indicators: [{ metric: 'adoption', zero: '20', full: '90', weight: 100 }],
    missing: { label: { zh: '工具使用与自动记录占比', en: 'Use of tools and share of activity captured by itself' }, weight: 50 },
    advice: { zh: '找出一周没有更新商机的人，问为什么。', en: 'Ask those who updated no deal this week why.' },
  },
  {
    number: 11,
    id: 'strategy_execution',
    label: { zh: '策略与执行', en: 'Strategy and execution' },
    weight: 5,
    target: 75,
    indicators: [],
    missing: noEvidenceYet('策略、方案与行动的完成情况', 'Strategies, plans and the progress of their actions'),
    advice: { zh: '把策略写成有指标、有复盘日的行动。', en: 'Write the strategy as actions with a metric and a review date.' },
  },
  {
    number: 12,
    id: 'improvement_innovation',
    label: { zh: '改进与创新', en: 'Improvement and innovation' },
    weight: 5,
    target: 75,
    indicators: [
      { metric: 'actions_on_time', zero: '30', full: '95', weight: 60 },
      { metric: 'rechecks_passed', zero: '30', full: '95', weight: 40 },
    ],
    missing: { label: { zh: '改进试点与意见箱', en: 'Improvement trials and suggestions' }, weight: 40 },
    advice: { zh: '先关掉逾期的纠正措施。', en: 'Close the overdue corrective actions first.' },
  },
  {
    number: 13,
    id: 'channel',
    label: { zh: '渠道管理', en: 'Channel management' },
    weight: 3,
    target: 70,
    indicators: [],
    missing: noEvidenceYet('伙伴、报备与返利', 'Partners, deal registrations and rebates'),
    advice: { zh: '登记伙伴带来的商机。', en: 'Register the deals that partners bring.' },
  },
  {
    number: 14,
    id: 'risk',
    label: { zh: '风险管理', en: 'Risk management' },
    weight: 5,
    target: 75,
    indicators: [
      { metric: 'stalled_share', zero: '60', full: '5', weight: 60 },
      { metric: 'top_account_share', zero: '60', full: '10', weight: 40 },
    ],
    missing: { label: { zh: '合同偏离、逾期应收与价格违规', en: 'Contract deviation, overdue receivables and price breaches' }, weight: 60 },
    advice: { zh: '为停滞的大单各定一个下一步或关掉它。', en: 'Give each stalled large deal a next step, or close it.' },
  },
  {
    number: 15,
    id: 'performance_analysis',
    label: { zh: '绩效分析', en: 'Performance analysis' },
    weight: 5,
    target: 75,
    indicators: [
      { metric: 'lost_reason_known', zero: '30', full: '95', weight: 50 },
      { metric: 'amount_known', zero: '40', full: '95', weight: 50 },
    ],
    missing: { label: { zh: 'KPI 考核与校准', en: 'Appraisals and calibration' }, weight: 50 },
    advice: { zh: '输单必须写原因，赢单必须有金额。', en: 'Lost deals need a reason, open ones an amount.' },
  },
  {
    number: 16,
    id: 'customer_lifecycle',
    label: { zh: '生命周期', en: 'Customer lifecycle' },
    weight: 5,
    target: 70,
    indicators: [{ metric: 'repeat_customer_rate', zero: '10', full: '70', weight: 100 }],
    missing: { label: { zh: '续约与流失', en: 'Renewals and churn' }, weight: 60 },
    advice: { zh: '给成交一年的客户安排回访与增购机会。', en: 'Plan a visit and an upsell for customers won a year ago.' },
  },
  {
    number: 17,
    id: 'sales_culture',
    label: { zh: '销售文化', en: 'Sales culture' },
    weight: 3,
    target: 70,
    indicators: [],
    missing: noEvidenceYet('脉搏调查、表彰与团队活动', 'Pulse surveys, recognition and team events'),
    advice: { zh: '每季做一次匿名脉搏调查。', en: 'Ask a short anonymous pulse survey each quarter.' },
  },
  {
    number: 18,
    id: 'informatisation',
    label: { zh: '信息化', en: 'Informatisation' },
    weight: 4,
    target: 75,
    indicators: [
      { metric: 'next_step_known', zero: '20', full: '95', weight: 50 },
      { metric: 'adoption', zero: '20', full: '90', weight: 50 },
    ],
    advice: { zh: '让下一步成为保存跟进时的必填项。', en: 'Make the next step part of every follow-up.' },
  },
  {
    number: 19,
    id: 'data_management',
    label: { zh: '数据管理', en: 'Data management' },
    weight: 6,
    target: 85,
    indicators: [
      { metric: 'data_completeness', zero: '40', full: '95', weight: 60 },
      { metric: 'account_known', zero: '50', full: '98', weight: 40 },
    ],
    advice: { zh: '把缺客户的商机列给负责人，限期补齐。', en: 'Send owners their deals without an account, with a date to mend them.' },
  },
  {
    number: 20,
    id: 'training_development',
    label: { zh: '培训与发展', en: 'Training and development' },
    weight: 5,
    target: 70,
    indicators: [],
    missing: noEvidenceYet('课程、考试与认证', 'Courses, exams and certifications'),
    advice: { zh: '先为新人建立入职课程。', en: 'Begin with a course for new hires.' },
  },
];
