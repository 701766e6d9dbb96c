import type { ListView } from '#engine/contract/objects/object.ts';

const columns = ['name', 'account', 'stage', 'amount', 'close_date', 'forecast_category', 'next_step', 'next_step_on', 'owner'];
const byCloseDate = [{ field: 'close_date' }];
const byAmount = [{ field: 'amount', descending: true }];

/** Lists of deals people open often. */
export const opportunityViews: readonly ListView[] = [
  {
    id: 'mine_quarter',
    label: { zh: '我的 · 本季度', en: 'Mine · this quarter' },
    filter: "owner == me() && outcome == 'open' && inPeriod(close_date, 'this_quarter')",
    sort: byCloseDate,
    columns,
  },
  {
    id: 'team_quarter',
    label: { zh: '团队 · 本季度', en: 'Team · this quarter' },
    filter: "inMyTeam(owner) && outcome == 'open' && inPeriod(close_date, 'this_quarter')",
    sort: byCloseDate,
    columns,
  },
  { id: 'open', label: { zh: '全部在途', en: 'All open' }, filter: "outcome == 'open'", sort: byCloseDate, columns },
  {
    id: 'closing_month',
    label: { zh: '本月关闭', en: 'Closing this month' },
    filter: "outcome == 'open' && inPeriod(close_date, 'this_month')",
    sort: byCloseDate,
    columns,
  },
  {
    id: 'overdue',
    label: { zh: '已过预计成交日', en: 'Past close date' },
    filter: "outcome == 'open' && close_date < today()",
    sort: byCloseDate,
    columns,
  },
  {
    id: 'no_next_step',
    label: { zh: '没有下一步', en: 'No next step' },
    filter: "outcome == 'open' && (isBlankText(next_step) || next_step_on == null)",
    sort: byAmount,
    columns,
  },
  {
    id: 'pushed',
    label: { zh: '推迟 ≥ 3 次', en: 'Pushed 3 times or more' },
    filter: "outcome == 'open' && pushed_count >= 3",
    sort: byAmount,
    columns: [...columns, 'pushed_count'],
  },
  {
    id: 'won',
    label: { zh: '赢单', en: 'Won' },
    filter: "outcome == 'won'",
    sort: [{ field: 'closed_on', descending: true }],
    columns: ['name', 'account', 'amount', 'closed_on', 'product', 'owner'],
  },
  {
    id: 'lost',
    label: { zh: '输单', en: 'Lost' },
    filter: "outcome == 'lost'",
    sort: [{ field: 'closed_on', descending: true }],
    columns: ['name', 'account', 'amount', 'closed_on', 'lost_reason', 'owner'],
  },
  { id: 'all', label: { zh: '全部商机', en: 'All opportunities' }, sort: [{ field: 'updated_at', descending: true }], columns },
];
