import type { Label } from '#platform/contract/label.ts';

/** Ways to group figures of deals as they stand. */
export const dealGroups = [
  'owner',
  'department',
  'manager',
  'region',
  'stage',
  'product',
  'product.family',
  'account',
  'account.tier',
  'account.industry',
  'source',
  'forecast_category',
] as const;

/** The same for figures that belong to a date. */
export const datedDealGroups = [...dealGroups, 'month', 'quarter', 'year'] as const;

/** What happens to empty values and how figures are rounded. */
export const nullRules = {
  count: { zh: '没有记录时为 0。', en: '0 when there are none.' },
  amount: {
    zh: '没有金额的商机不计入合计，但计入 n；全部没有金额时没有定义。不同币种不相加。按币种最小单位四舍五入。',
    en: 'Deals without an amount add nothing but count in n; undefined when none has one. Currencies are not added up. Rounded half up to the minor unit.',
  },
  rate: {
    zh: '没有分母时没有定义，不是 0。百分数保留两位小数，四舍五入。',
    en: 'Undefined without a denominator, not 0. Percent with two digits, half up.',
  },
  days: {
    zh: '缺少任一日期的记录不计入；没有记录时没有定义。天数为自然日。',
    en: 'Records that lack either date are left out; undefined when none is left. Calendar days.',
  },
  inputs: { zh: '任何一个输入没有定义时没有定义。', en: 'Undefined when any input is.' },
} as const satisfies Readonly<Record<string, Label>>;
