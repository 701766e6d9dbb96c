import type { Label } from '#platform/contract/label.ts';
import { addTile } from './place-tiles.ts';
import type { DashboardBody, Tile, TileKind, TileOptions, TileSource } from './tile.ts';

/** A dashboard that comes with the product: anybody may look at it and copy it. */
export interface ReadyDashboard {
  readonly id: `ready:${string}`;
  readonly name: Label;
  readonly description: Label;
  readonly body: DashboardBody;
}

type Draft = Omit<Tile, 'place' | 'id' | 'title' | 'options'> & {
  readonly title?: Label;
  readonly options?: TileOptions;
  readonly w: number;
  readonly h: number;
};

const metric = (metrics: string | string[], ...groupBy: string[]): TileSource => ({
  kind: 'metric',
  metrics: typeof metrics === 'string' ? [metrics] : metrics,
  groupBy,
});

const figure = (id: string, options: TileOptions = {}): Draft => ({
  kind: 'figure',
  source: metric(id),
  options: { compare: 'period_before', ...options },
  w: 3,
  h: 2,
});

const chart = (kind: TileKind, title: Label, source: TileSource, w: number, options: TileOptions = {}, h = 5): Draft => ({
  kind,
  title,
  source,
  options,
  w,
  h,
});

const attainment = chart('gauge', { zh: '目标达成', en: 'Attainment' }, metric('won_amount'), 3, { target: { metric: 'target_amount' } }, 3);
const wonByMonth = chart('bar', { zh: '每月赢单金额', en: 'Won by month' }, metric('won_amount', 'month'), 6, {
  target: { metric: 'target_amount' },
});
const funnel = chart('funnel', { zh: '阶段漏斗', en: 'Funnel' }, metric('stage_conversion', 'from_stage'), 3);
const pipelineByStage = chart('bar', { zh: '各阶段在途金额', en: 'Pipeline by stage' }, metric('open_pipeline', 'stage'), 6, { isHorizontal: true });
const lostReasons = chart('rank', { zh: '输单原因', en: 'Why deals were lost' }, metric('lost_count', 'lost_reason'), 4, { limit: 8 });
const topSellers = chart('rank', { zh: '赢单金额最高的人', en: 'Top sellers' }, metric('won_amount', 'owner'), 4, {
  limit: 10,
  target: { metric: 'target_amount' },
});
const dueDeals: Draft = chart(
  'table',
  { zh: '本季度要关、还没赢的商机', en: 'Open deals due this quarter' },
  {
    kind: 'object',
    object: 'opportunity',
    filter: {
      and: [
        { field: 'outcome', op: 'eq', value: 'open' },
        { field: 'close_date', op: 'in_period', value: 'this_quarter' },
      ],
    },
    groupBy: [],
    measures: [{ kind: 'count' }],
    columns: ['name', 'account', 'stage', 'amount', 'close_date', 'owner'],
  },
  8,
  { limit: 10 },
);

/** One for each role, from the figures every capability registers. */
export const readyDashboards: readonly ReadyDashboard[] = [
  ready(
    'representative',
    { zh: '我的业绩', en: 'My results' },
    {
      zh: '代表：目标还差多少、手上有什么、跟进到位没有。',
      en: 'Representatives: how far the target is, what is in hand, whether follow-ups are kept up.',
    },
    'this_quarter',
    [
      figure('won_amount'),
      figure('quota_attainment', { compare: 'none' }),
      figure('open_pipeline', { compare: 'none' }),
      figure('win_rate'),
      attainment,
      wonByMonth,
      funnel,
      figure('pipeline_coverage', { compare: 'none' }),
      dueDeals,
      chart('rank', { zh: '各类跟进', en: 'Follow-ups by kind' }, metric('activity_count', 'type'), 4),
    ],
  ),
  ready(
    'manager',
    { zh: '团队业绩', en: 'Team results' },
    { zh: '经理：每个人的达成、管道和习惯，谁需要帮。', en: 'Managers: attainment, pipeline and habits of everybody, and who needs help.' },
    'this_quarter',
    [
      figure('won_amount'),
      figure('quota_attainment', { compare: 'none' }),
      figure('pipeline_coverage', { compare: 'none' }),
      figure('follow_up_timeliness'),
      chart(
        'table',
        { zh: '团队成员一览', en: 'The team at a glance' },
        metric(['won_amount', 'quota_attainment', 'win_rate', 'open_pipeline', 'activity_count', 'follow_up_timeliness'], 'owner'),
        8,
        { limit: 30 },
        5,
      ),
      { ...attainment, w: 4 },
      { ...figure('participation_rate', { compare: 'none' }), w: 4 },
      wonByMonth,
      pipelineByStage,
      topSellers,
      lostReasons,
      chart('bar', { zh: '在途商机年龄', en: 'Age of open deals' }, metric('open_ageing', 'age'), 4),
    ],
  ),
  ready(
    'operations',
    { zh: '过程与数据质量', en: 'Process and data quality' },
    {
      zh: '运营：流程走得怎样、数据全不全、检查整改到哪一步。',
      en: 'Operations: how the process runs, whether data is complete, where corrective actions stand.',
    },
    'this_quarter',
    [
      figure('data_completeness', { compare: 'none' }),
      figure('process_conformance'),
      figure('required_action_completion', { compare: 'none' }),
      figure('actions_on_time'),
      chart('heat', { zh: '数据完整率：字段 × 团队', en: 'Completeness: field × team' }, metric('data_completeness', 'field', 'manager'), 8, {}, 6),
      chart('rank', { zh: '各阶段停留', en: 'Dwell by stage' }, metric('stage_dwell', 'from_stage'), 4, {}, 6),
      chart('line', { zh: '每月跟进及时率', en: 'Follow-ups on time by month' }, metric('follow_up_timeliness', 'month'), 6),
      chart('rank', { zh: '例外最多的人', en: 'Most exceptions' }, metric('exception_count', 'owner'), 6, { limit: 10 }),
    ],
  ),
  ready(
    'owner',
    { zh: '经营一页', en: 'The company on one page' },
    { zh: '老板：今年的数、比去年、差在哪里。', en: 'Owners: this year’s figures, against last year, and where the gap is.' },
    'this_year',
    [
      figure('won_amount', { compare: 'year_before' }),
      figure('quota_attainment', { compare: 'none' }),
      figure('win_rate', { compare: 'year_before' }),
      figure('average_deal', { compare: 'year_before' }),
      { ...wonByMonth, w: 8, options: { target: { metric: 'target_amount' }, compare: 'year_before' } },
      { ...attainment, w: 4 },
      { ...figure('pipeline_coverage', { compare: 'none' }), w: 4 },
      chart('province', { zh: '赢单金额按省', en: 'Won by province' }, metric('won_amount', 'account.address'), 6, {}, 10),
      chart('waterfall', { zh: '比去年：差在哪个产品', en: 'Against last year, by product' }, metric('won_amount', 'product.family'), 6, {
        compare: 'year_before',
      }),
      chart('bar', { zh: '产品 × 季度', en: 'Product by quarter' }, metric('won_amount', 'quarter', 'product.family'), 6, { isStacked: true }),
      chart('pivot', { zh: '部门 × 产品', en: 'Department × product' }, metric('won_amount', 'department', 'product.family'), 12, {}, 6),
    ],
  ),
];

function ready(role: string, name: Label, description: Label, period: string, drafts: readonly Draft[]): ReadyDashboard {
  return { id: `ready:${role}`, name, description, body: { tiles: placed(drafts), filter: { period } } };
}

/** Each at the first place it fits into, in the order given. */
function placed(drafts: readonly Draft[]): Tile[] {
  return drafts.reduce<Tile[]>((laid, { w, h, title, options, ...draft }, at) => {
    const tile = { ...draft, id: `t${at + 1}`, title: title ?? '', options: options ?? {}, place: { x: 0, y: 0, w, h } };
    return addTile(laid, tile);
  }, []);
}
