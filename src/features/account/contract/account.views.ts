import type { ListView } from '#engine/contract/objects/object.ts';

const columns = ['name', 'tier', 'lifecycle', 'industry', 'owner', 'region', 'annual_revenue', 'updated_at'];
const byName = [{ field: 'name' }];

/** Lists of accounts people open often. */
export const accountViews: readonly ListView[] = [
  { id: 'all', label: { zh: '全部客户', en: 'All accounts' }, sort: byName, columns },
  { id: 'mine', label: { zh: '我的客户', en: 'My accounts' }, filter: 'owner == me()', sort: byName, columns },
  { id: 'key', label: { zh: 'A 级客户', en: 'Tier A' }, filter: "tier == 'A'", sort: byName, columns },
  { id: 'won', label: { zh: '成交客户', en: 'Customers' }, filter: "lifecycle == 'customer'", sort: byName, columns },
  { id: 'unowned', label: { zh: '无人负责', en: 'Without owner' }, filter: 'owner == null', sort: byName, columns },
  {
    id: 'silent',
    label: { zh: '30 天未跟进', en: 'No activity for 30 days' },
    filter: "activities.count(a, a.status == 'done' && a.at > now() - days(30)) == 0",
    sort: byName,
    columns,
  },
];
