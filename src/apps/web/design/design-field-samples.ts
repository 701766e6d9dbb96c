import type { ChoiceOption, Field, FieldKind, FieldValues } from '#engine/contract/objects/fields.ts';

/** A made-up field of one kind with a value, and the name of what the value refers to. */
interface FieldSample<K extends FieldKind> {
  readonly field: Extract<Field, { readonly kind: K }>;
  readonly value: FieldValues[K];
  readonly name?: string;
}

const options: readonly ChoiceOption[] = [
  { value: 'need', label: { zh: '需求确认', en: 'Need' }, colour: 'info' },
  { value: 'proof', label: { zh: '技术验证', en: 'Proof' }, colour: 'watch' },
  { value: 'won', label: { zh: '赢单', en: 'Won' }, colour: 'good' },
];
const someone = '00000000-0000-7000-8000-000000000001';
const picture = { id: '00000000-0000-7000-8000-000000000002', name: '技术验证报告.pdf', size: 486_000, type: 'application/pdf' };

/** One of every kind; leaving one out does not compile. */
export const fieldSamples: { readonly [K in FieldKind]: FieldSample<K> } = {
  text: { field: { kind: 'text', label: { zh: '名称', en: 'Name' } }, value: '二期产线数字化改造' },
  long_text: {
    field: { kind: 'long_text', label: { zh: '需求', en: 'Need' } },
    value: '12 项验证通过 11 项，剩“断网续传”周五复测。',
  },
  number: { field: { kind: 'number', scale: 0, label: { zh: '人数', en: 'Employees' } }, value: 1280 },
  money: { field: { kind: 'money', label: { zh: '金额', en: 'Amount' } }, value: { amount: '1280000.00', currency: 'CNY' } },
  percent: { field: { kind: 'percent', label: { zh: '赢率', en: 'Win rate' } }, value: '62.50' },
  boolean: { field: { kind: 'boolean', label: { zh: '关键客户', en: 'Key account' } }, value: true },
  date: { field: { kind: 'date', label: { zh: '预计成交', en: 'Close date' } }, value: '2026-12-18' },
  datetime: { field: { kind: 'datetime', label: { zh: '拜访时间', en: 'Visit at' } }, value: '2026-12-18T06:30:00Z' },
  choice: { field: { kind: 'choice', options, label: { zh: '阶段', en: 'Stage' } }, value: 'proof' },
  multi_choice: { field: { kind: 'multi_choice', options, label: { zh: '标签', en: 'Tags' } }, value: ['need', 'won'] },
  reference: { field: { kind: 'reference', object: 'account', label: { zh: '客户', en: 'Account' } }, value: someone, name: '苏州恒锐精密制造' },
  multi_reference: {
    field: { kind: 'multi_reference', object: 'contact', label: { zh: '参与人', en: 'Participants' } },
    // Names of several are asked of the server, and nobody is there for a made-up one.
    value: [],
    name: '陈国梁',
  },
  member: { field: { kind: 'member', label: { zh: '负责人', en: 'Owner' } }, value: someone, name: '周雨晴' },
  department: { field: { kind: 'department', label: { zh: '部门', en: 'Department' } }, value: someone, name: '华东大客户组' },
  email: { field: { kind: 'email', label: { zh: '邮箱', en: 'E-mail' } }, value: 'chen@hengrui.example' },
  phone: { field: { kind: 'phone', label: { zh: '电话', en: 'Phone' } }, value: '0512-6666 8888' },
  identity_number: {
    field: { kind: 'identity_number', document: 'other', label: { zh: '证件号码', en: 'ID number' } },
    value: 'E12345678',
  },
  url: { field: { kind: 'url', label: { zh: '网址', en: 'Website' } }, value: 'https://hengrui.example' },
  address: {
    field: { kind: 'address', label: { zh: '地址', en: 'Address' } },
    value: { province: '江苏省', city: '苏州市', district: '虎丘区', detail: '科技城 18 号' },
  },
  file: { field: { kind: 'file', label: { zh: '报告', en: 'Report' } }, value: [picture] },
  formula: {
    field: { kind: 'formula', expression: 'amount * probability / 100', result: 'money', label: { zh: '加权金额', en: 'Weighted' } },
    value: { amount: '800000.00', currency: 'CNY' },
  },
};
