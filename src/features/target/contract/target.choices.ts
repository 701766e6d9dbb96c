import type { ChoiceOption } from '#engine/contract/objects/fields.ts';

/** How long the periods of a version are. */
export const targetGrains: readonly ChoiceOption[] = [
  { value: 'month', label: { zh: '月', en: 'Month' } },
  { value: 'quarter', label: { zh: '季度', en: 'Quarter' } },
  { value: 'year', label: { zh: '年', en: 'Year' } },
  { value: 'custom', label: { zh: '自定义区间', en: 'Own dates' } },
];

/** Where a version stands. */
export const targetStatuses: readonly ChoiceOption[] = [
  { value: 'draft', label: { zh: '草稿', en: 'Draft' }, colour: 'neutral' },
  { value: 'active', label: { zh: '已批准', en: 'Approved' }, colour: 'good' },
  { value: 'retired', label: { zh: '已被取代', en: 'Replaced' }, colour: 'neutral' },
];

/** Guaranteed, aimed at, stretched for. */
export const targetLevels: readonly ChoiceOption[] = [
  { value: 'minimum', label: { zh: '保底', en: 'Minimum' } },
  { value: 'target', label: { zh: '目标', en: 'Target' } },
  { value: 'stretch', label: { zh: '挑战', en: 'Stretch' } },
];

/** Whose a target is. */
export const targetUnits: readonly ChoiceOption[] = [
  { value: 'member', label: { zh: '成员', en: 'Member' } },
  { value: 'department', label: { zh: '部门', en: 'Department' } },
  { value: 'company', label: { zh: '公司', en: 'Company' } },
];
