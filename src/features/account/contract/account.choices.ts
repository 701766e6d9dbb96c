import type { ChoiceOption } from '#engine/contract/objects/fields.ts';

/** How much a customer deserves; set by people or by rule. */
export const accountTiers: readonly ChoiceOption[] = [
  { value: 'A', label: { zh: 'A 级', en: 'A' }, colour: 'accent', aliases: ['a级', 'tier a', 'tier 1', '战略', 'strategic'] },
  { value: 'B', label: { zh: 'B 级', en: 'B' }, colour: 'info', aliases: ['b级', 'tier b', 'tier 2', '重点', 'key'] },
  { value: 'C', label: { zh: 'C 级', en: 'C' }, colour: 'neutral', aliases: ['c级', 'tier c', 'tier 3', '一般', 'standard'] },
  { value: 'D', label: { zh: 'D 级', en: 'D' }, colour: 'neutral', aliases: ['d级', 'tier d', 'tier 4', '低价值', 'low'] },
];

/** Where a customer stands in its life with us. */
export const accountLifecycles: readonly ChoiceOption[] = [
  { value: 'prospect', label: { zh: '潜在客户', en: 'Prospect' }, colour: 'neutral', aliases: ['潜在', '意向客户', 'lead', 'target'] },
  { value: 'engaged', label: { zh: '跟进中', en: 'Engaged' }, colour: 'info', aliases: ['商机客户', 'active prospect', 'opportunity'] },
  {
    value: 'customer',
    label: { zh: '成交客户', en: 'Customer' },
    colour: 'good',
    aliases: ['成交', '老客户', '合作客户', 'client', 'existing customer', 'customer - direct', 'customer - channel'],
  },
  { value: 'dormant', label: { zh: '沉默客户', en: 'Dormant' }, colour: 'watch', aliases: ['休眠', '沉睡', 'inactive customer'] },
  { value: 'lost', label: { zh: '流失客户', en: 'Lost' }, colour: 'bad', aliases: ['流失', 'former customer', 'churned', 'ex-customer'] },
];

/** Whether we do business with the customer at all. */
export const accountStatuses: readonly ChoiceOption[] = [
  { value: 'active', label: { zh: '正常', en: 'Active' }, colour: 'good', aliases: ['启用', '有效', 'open'] },
  { value: 'paused', label: { zh: '暂停合作', en: 'Paused' }, colour: 'watch', aliases: ['暂停', '冻结', 'on hold'] },
  {
    value: 'closed',
    label: { zh: '已停业', en: 'Closed down' },
    colour: 'neutral',
    aliases: ['注销', '吊销', '停业', 'inactive', 'out of business'],
  },
  { value: 'blocked', label: { zh: '黑名单', en: 'Blocked' }, colour: 'bad', aliases: ['拉黑', 'blacklisted', 'blacklist'] },
];

/** Where a customer, contact or deal came from. */
export const sourceChoices: readonly ChoiceOption[] = [
  {
    value: 'existing_customer',
    label: { zh: '老客户增购', en: 'Existing customer' },
    aliases: ['增购', '复购', '老客户', 'existing business', 'customer', 'upsell'],
  },
  {
    value: 'referral',
    label: { zh: '转介绍', en: 'Referral' },
    aliases: ['客户介绍', '推荐', 'customer referral', 'partner referral', 'employee referral', 'external referral', 'word of mouth'],
  },
  { value: 'partner', label: { zh: '渠道伙伴', en: 'Partner' }, aliases: ['渠道', '代理商', '经销商', 'channel', 'reseller'] },
  { value: 'outbound', label: { zh: '主动开拓', en: 'Outbound' }, aliases: ['自主开发', '陌拜', '电话开发', 'cold call', 'sales', 'purchased list'] },
  { value: 'website', label: { zh: '官网', en: 'Website' }, aliases: ['网站', 'web', 'web download', 'web research', 'online store', 'chat'] },
  {
    value: 'event',
    label: { zh: '展会 · 活动', en: 'Event' },
    aliases: ['展会', '活动', '会议', 'trade show', 'seminar', 'webinar', 'conference', 'seminar partner'],
  },
  {
    value: 'campaign',
    label: { zh: '市场推广', en: 'Campaign' },
    aliases: ['广告', '推广', 'advertisement', 'e-mail', 'email', 'newsletter', 'marketing'],
  },
  { value: 'tender', label: { zh: '招投标', en: 'Tender' }, aliases: ['招标', '投标', '公开招标', 'rfp', 'bid'] },
  {
    value: 'social',
    label: { zh: '社交媒体', en: 'Social media' },
    aliases: ['微信', '抖音', '小红书', 'linkedin', 'facebook', 'twitter', 'x (twitter)'],
  },
  { value: 'other', label: { zh: '其他', en: 'Other' }, aliases: ['其它', 'others', 'misc', 'unknown'] },
];
