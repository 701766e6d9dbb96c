import { defineMetrics } from '#engine/contract/metrics/metric.ts';

const undefinedWhenNone = { zh: '没有客户时无定义，不是 0。', en: 'Undefined, not 0, when there is no account in the population.' };
const groupBy = ['owner', 'department', 'tier', 'industry', 'region'] as const;

/** How well we know and keep our customers. */
export const accountMetrics = defineMetrics([
  {
    id: 'account_coverage',
    label: { zh: '客户覆盖率', en: 'Account coverage' },
    description: { zh: '90 天内有过已完成跟进的客户占比。', en: 'Accounts with a completed activity in the last 90 days.' },
    formulaText: { zh: '90 天内跟进过的客户 ÷ 客户', en: 'accounts followed up in 90 days ÷ accounts' },
    source: 'M46',
    object: 'account',
    population: 'true',
    formula: { kind: 'share', numerator: "activities.exists(a, a.status == 'done' && a.at > now() - days(90))" },
    unit: 'percent',
    direction: 'higher',
    nullRule: undefinedWhenNone,
    groupBy,
    version: 1,
  },
  {
    id: 'decision_maker_known',
    label: { zh: '已知决策人的客户占比', en: 'Accounts with a known decision maker' },
    description: { zh: '联系人中有采购角色为“决策人”的客户。', en: 'Accounts with a contact whose buying role is decision maker.' },
    formulaText: { zh: '有决策人联系人的客户 ÷ 客户', en: 'accounts with a decision maker ÷ accounts' },
    object: 'account',
    population: 'true',
    formula: { kind: 'share', numerator: "contacts.exists(c, c.buying_role == 'decision_maker')" },
    unit: 'percent',
    direction: 'higher',
    nullRule: undefinedWhenNone,
    groupBy,
    version: 1,
  },
]);
