import type { Label } from '#platform/contract/label.ts';

/** How a tile is drawn. */
export type TileKind = 'figure' | 'bars' | 'columns' | 'funnel' | 'rates';

/** One tile of the dashboard: a metric, a grouping, and how its groups are put in order. */
export interface DashboardTile {
  readonly id: string;
  readonly kind: TileKind;
  readonly label?: Label;
  readonly metric: string;
  readonly groupBy?: readonly string[];
  /** `as_given`: calendar, stage or age order. */
  readonly order: 'value' | 'as_given';
  readonly limit?: number;
}

const figures = [
  'won_amount',
  'quota_attainment',
  'target_amount',
  'win_rate',
  'won_count',
  'average_deal',
  'open_pipeline',
  'weighted_pipeline',
  'pipeline_coverage',
  'engage_to_close_won_median',
  'engage_to_close_won_mean',
  'sales_cycle_days',
  'velocity_from_engage',
  'follow_up_timeliness',
] as const;

/** What everybody sees first: the same registry figures as anywhere else, over the chosen period and people. */
export const dashboardTiles: readonly DashboardTile[] = [
  ...figures.map((metric): DashboardTile => ({ id: metric, kind: 'figure', metric, order: 'as_given' })),
  {
    id: 'won_by_month',
    kind: 'columns',
    metric: 'won_amount',
    groupBy: ['month'],
    order: 'as_given',
    label: { zh: '每月赢单金额', en: 'Won by month' },
  },
  { id: 'funnel', kind: 'funnel', metric: 'stage_conversion', groupBy: ['from_stage'], order: 'as_given', label: { zh: '阶段漏斗', en: 'Funnel' } },
  {
    id: 'pipeline_by_stage',
    kind: 'bars',
    metric: 'open_pipeline',
    groupBy: ['stage'],
    order: 'as_given',
    label: { zh: '各阶段在途金额', en: 'Pipeline by stage' },
  },
  {
    id: 'open_by_stage',
    kind: 'bars',
    metric: 'open_count',
    groupBy: ['stage'],
    order: 'as_given',
    label: { zh: '各阶段在途商机数', en: 'Open deals by stage' },
  },
  {
    id: 'ageing',
    kind: 'columns',
    metric: 'open_ageing',
    groupBy: ['age'],
    order: 'as_given',
    label: { zh: '在途商机年龄', en: 'Age of open deals' },
  },
  {
    id: 'ageing_amount',
    kind: 'columns',
    metric: 'open_ageing_amount',
    groupBy: ['age'],
    order: 'as_given',
    label: { zh: '在途金额按年龄', en: 'Open amount by age' },
  },
  {
    id: 'win_rate_by_team',
    kind: 'rates',
    metric: 'win_rate',
    groupBy: ['manager'],
    order: 'value',
    limit: 20,
    label: { zh: '各团队赢单率', en: 'Win rate by team' },
  },
  {
    id: 'win_rate_by_product',
    kind: 'rates',
    metric: 'win_rate',
    groupBy: ['product'],
    order: 'value',
    limit: 20,
    label: { zh: '各产品赢单率', en: 'Win rate by product' },
  },
  {
    id: 'win_rate_by_region',
    kind: 'rates',
    metric: 'win_rate',
    groupBy: ['region'],
    order: 'value',
    limit: 20,
    label: { zh: '各区域赢单率', en: 'Win rate by region' },
  },
  {
    id: 'won_by_region',
    kind: 'bars',
    metric: 'won_amount',
    groupBy: ['region'],
    order: 'value',
    limit: 20,
    label: { zh: '各区域赢单金额', en: 'Won by region' },
  },
  {
    id: 'won_by_product',
    kind: 'bars',
    metric: 'won_amount',
    groupBy: ['product'],
    order: 'value',
    limit: 20,
    label: { zh: '各产品赢单金额', en: 'Won by product' },
  },
  {
    id: 'top_agents',
    kind: 'bars',
    metric: 'won_amount',
    groupBy: ['owner'],
    order: 'value',
    limit: 10,
    label: { zh: '赢单金额最高的人', en: 'Top sellers' },
  },
  {
    id: 'lost_reasons',
    kind: 'bars',
    metric: 'lost_count',
    groupBy: ['lost_reason'],
    order: 'value',
    limit: 12,
    label: { zh: '输单原因', en: 'Why deals were lost' },
  },
];
