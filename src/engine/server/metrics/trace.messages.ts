import type { Label } from '#platform/contract/label.ts';
import type { DateRange } from '../../contract/metrics/period.ts';

/** Sentences from which explanations of figures are put together. */
export const traceMessages = {
  facts: { zh: '记录数 n', en: 'Facts n' },
  leftOut: { zh: '未计入（缺少所需的值）', en: 'Left out (value missing)' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  department: { zh: '限所选部门及下级（按事实发生日的任职）', en: 'the chosen department and below (as staffed at the date of each fact)' },
  readNow: { zh: '读取当前记录', en: 'Read the present records' },
  readPast: {
    zh: '读取历史版本：按该时刻的阶段、金额、负责人等',
    en: 'Read version rows: stage, amount, owner and so on as they stood at that instant',
  },
  select: { zh: '选出总体', en: 'Select the population' },
  compute: { zh: '按公式计算', en: 'Compute by the formula' },
  empties: { zh: '空值与舍入', en: 'Empty values and rounding' },
  undefined: { zh: '没有定义', en: 'Undefined' },
  inCurrency: (currency: string): Label => ({ zh: `币种 ${currency}`, en: `In ${currency}` }),
  population: (objects: Label, population: string): Label =>
    population === 'true'
      ? { zh: `全部${objects.zh}`, en: `all ${objects.en.toLowerCase()}` }
      : { zh: `${objects.zh}：${population}`, en: `${objects.en}: ${population}` },
  period: (range: DateRange, dateField: string | undefined): Label => ({
    zh: `期间 ${range.from} 至 ${range.to}${dateField ? `（${dateField}）` : ''}`,
    en: `from ${range.from} to ${range.to}${dateField ? ` (${dateField})` : ''}`,
  }),
  stateAt: (instant: string): Label => ({ zh: `截至 ${instant} 的状态`, en: `as it stood at ${instant}` }),
  owners: (count: number): Label => ({ zh: `限 ${count} 位负责人`, en: `${count} owners` }),
  filter: (text: string): Label => ({ zh: `筛选 ${text}`, en: `filter ${text}` }),
  visible: (name: string): Label => ({ zh: `只含${name}有权查看的记录`, en: `only what ${name} may see` }),
} as const;
