import type { Trace } from '#platform/contract/trace.ts';
import type { Label } from '#platform/contract/label.ts';

/** A made-up opportunity, only for this page. */
export interface SampleDeal {
  readonly id: string;
  readonly name: Label;
  readonly account: Label;
  readonly amount: string;
  readonly closeOn: string;
  readonly owner: string;
  readonly stage: string;
  readonly warning?: Label;
}

const names: readonly Label[] = [
  { zh: '产线能耗监测', en: 'Line energy monitoring' },
  { zh: '数字化车间一期', en: 'Digital workshop I' },
  { zh: '边缘控制器升级', en: 'Edge controller upgrade' },
  { zh: '二期产线数字化改造', en: 'Phase II line digitisation' },
  { zh: '仓储 WCS 对接', en: 'Warehouse WCS link' },
  { zh: '集团统一采集平台', en: 'Group data platform' },
  { zh: '涂装线改造', en: 'Paint line retrofit' },
];
const accounts: readonly Label[] = [
  { zh: '宁波海晟汽车零部件', en: 'Ningbo Haisheng' },
  { zh: '嘉兴普瑞迪电子', en: 'Jiaxing Puridi' },
  { zh: '苏州恒锐精密制造', en: 'Suzhou Hengrui' },
  { zh: '南通江岳重工', en: 'Nantong Jiangyue' },
];
const owners = ['周雨晴', '沈佳怡', '何嘉树', '赵明轩'];

/** The stages of the made-up deals. */
export const sampleStages: readonly { readonly id: string; readonly label: Label }[] = [
  { id: 'need', label: { zh: '需求确认', en: 'Need' } },
  { id: 'solution', label: { zh: '方案交流', en: 'Solution' } },
  { id: 'proof', label: { zh: '技术验证', en: 'Proof' } },
  { id: 'terms', label: { zh: '商务谈判', en: 'Terms' } },
];

/** Deals enough to need virtual rows. */
export const sampleDeals: readonly SampleDeal[] = Array.from({ length: 5000 }, (_, at) => ({
  id: `d${at}`,
  name: names[at % names.length] ?? { zh: '', en: '' },
  account: accounts[at % accounts.length] ?? { zh: '', en: '' },
  amount: String(186_000 + ((at * 73_000) % 2_100_000)),
  closeOn: `2026-12-${String(1 + (at % 28)).padStart(2, '0')}`,
  owner: owners[at % owners.length] ?? '',
  stage: sampleStages[at % sampleStages.length]?.id ?? 'need',
  ...(at % 5 === 0 && { warning: { zh: '停留 9 / 7', en: 'Dwell 9 / 7' } }),
}));

/** A trace as the metric layer would send it. */
export const sampleTrace: Trace = {
  metricId: 'M15',
  title: { zh: '预测误差 WAPE', en: 'Forecast error WAPE' },
  value: { value: '24.9', unit: 'percent' },
  definition: {
    zh: '各单元月度预测与实际之差的绝对值合计，除以实际合计。越小越好。',
    en: 'Sum of absolute differences between forecast and actual per unit, divided by the sum of actuals. Smaller is better.',
  },
  formula: 'Σ |forecast − actual| ÷ Σ actual',
  population: { zh: '5 个单元，2026-10 签约金额', en: '5 units, signed amount in 2026-10' },
  inputs: [
    {
      label: { zh: '预测', en: 'Forecast' },
      value: { value: '35300000', unit: 'money', currency: 'CNY' },
      note: { zh: '10-09 冻结快照', en: 'frozen on Oct 9' },
    },
    { label: { zh: '空值', en: 'Missing' }, value: { value: '1', unit: 'count' }, note: { zh: '华北组没有提交', en: 'North did not submit' } },
  ],
  steps: [
    { label: { zh: '绝对差合计', en: 'Sum of absolute differences' }, value: { value: '7728000', unit: 'money', currency: 'CNY' } },
    { label: { zh: '实际合计', en: 'Sum of actuals' }, value: { value: '31012000', unit: 'money', currency: 'CNY' } },
    { label: { zh: 'WAPE = 1 ÷ 2', en: 'WAPE = 1 ÷ 2' }, detail: '7,728,000 ÷ 31,012,000', value: { value: '24.9', unit: 'percent' } },
  ],
  table: {
    columns: [
      { label: { zh: '单元', en: 'Unit' }, unit: 'text' },
      { label: { zh: '预测', en: 'Forecast' }, unit: 'number' },
      { label: { zh: '实际', en: 'Actual' }, unit: 'number' },
    ],
    rows: [
      ['华东大客户组', '1240.0', '986.4'],
      ['华南组', '640.0', '812.0'],
      ['渠道组', '520.0', null],
    ],
    total: [null, '2400.0', '1798.4'],
  },
  rows: { count: 214, link: '/design' },
  version: 'v3',
  asOf: '2026-11-06T02:00:00Z',
};
