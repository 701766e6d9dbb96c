import type { Label } from '#platform/contract/label.ts';
import type { UndefinedReason } from './measure.ts';

/** Why a figure has no value, in words. */
export const undefinedMessages: Readonly<Record<UndefinedReason, Label>> = {
  no_denominator: {
    zh: '没有分母：范围内没有可计算的记录，因此没有定义（不是 0）。',
    en: 'No denominator: nothing in range to divide by, so it is undefined (not 0).',
  },
  no_values: {
    zh: '范围内的记录都没有填写计算所需的值，因此没有定义。',
    en: 'None of the records in range carries the value needed, so it is undefined.',
  },
  several_currencies: {
    zh: '涉及多种币种，不能直接相加；请按币种分别查看。',
    en: 'Several currencies are involved and are never silently added up; see each currency.',
  },
  no_period: { zh: '这个指标需要一个期间。', en: 'This metric needs a period.' },
  undefined_input: {
    zh: '它所依据的某个指标没有定义，因此它也没有定义。',
    en: 'One of the metrics it is computed from is undefined, so it is undefined too.',
  },
};
