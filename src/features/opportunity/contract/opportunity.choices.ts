import type { ChoiceOption } from '#engine/contract/objects/fields.ts';

/** How sure we say a deal is, for the forecast. */
export const forecastCategories: readonly ChoiceOption[] = [
  { value: 'pipeline', label: { zh: '管道', en: 'Pipeline' }, colour: 'neutral', aliases: ['一般', '储备', 'open'] },
  { value: 'best_case', label: { zh: '乐观', en: 'Best case' }, colour: 'info', aliases: ['争取', 'bestcase', 'upside', 'best'] },
  { value: 'commit', label: { zh: '承诺', en: 'Commit' }, colour: 'accent', aliases: ['确定', 'forecast', 'committed'] },
  { value: 'closed', label: { zh: '已成交', en: 'Closed' }, colour: 'good', aliases: ['已关闭', '成交', 'closed won'] },
  { value: 'omitted', label: { zh: '不计入', en: 'Omitted' }, colour: 'neutral', aliases: ['忽略', '排除', 'omit'] },
];

/** What became of a deal; follows from the kind of its stage. */
export const outcomes: readonly ChoiceOption[] = [
  { value: 'open', label: { zh: '在途', en: 'Open' }, colour: 'info', aliases: ['进行中', '未关闭'] },
  { value: 'won', label: { zh: '赢单', en: 'Won' }, colour: 'good', aliases: ['成交', 'closed won'] },
  { value: 'lost', label: { zh: '输单', en: 'Lost' }, colour: 'bad', aliases: ['丢单', '失败', 'closed lost'] },
];

/** Why a deal was lost. */
export const lostReasons: readonly ChoiceOption[] = [
  { value: 'price', label: { zh: '价格', en: 'Price' }, aliases: ['价格太高', '报价高', 'too expensive', 'lost - price'] },
  {
    value: 'competitor',
    label: { zh: '输给竞争对手', en: 'Lost to a competitor' },
    aliases: ['竞争对手', '对手', 'lost to competition', 'lost to competitor'],
  },
  { value: 'no_budget', label: { zh: '没有预算', en: 'No budget' }, aliases: ['预算取消', '无预算', 'budget', 'lost - no budget'] },
  {
    value: 'no_decision',
    label: { zh: '项目取消或搁置', en: 'No decision' },
    aliases: ['项目取消', '搁置', '未决策', 'cancelled', 'lost - no decision'],
  },
  { value: 'product_fit', label: { zh: '产品不匹配', en: 'Product does not fit' }, aliases: ['功能不满足', '产品不符', 'features'] },
  { value: 'relationship', label: { zh: '关系不到位', en: 'Relationship' }, aliases: ['关系', '没有关键人'] },
  { value: 'delivery', label: { zh: '交期或服务', en: 'Delivery or service' }, aliases: ['交期', '服务', 'timing'] },
  { value: 'not_qualified', label: { zh: '不是真实需求', en: 'Not qualified' }, aliases: ['无效商机', '需求不真实', 'unqualified'] },
  { value: 'unreachable', label: { zh: '联系不上', en: 'Unreachable' }, aliases: ['失联', 'no response', 'ghosted'] },
  { value: 'other', label: { zh: '其他', en: 'Other' }, aliases: ['其它', 'others'] },
];
