import { defineMessages } from '#platform/contract/messages.ts';

/** Words of the page of exchange rates. */
export const currencyMessages = defineMessages({
  'currency.title': { zh: '汇率', en: 'Exchange rates' },
  'currency.summary': {
    zh: '1 单位外币值多少{base}，自某天起生效，直到下一条。没有汇率的金额无法换算，显示为空，不会按 1 计算。',
    en: 'What one unit is worth in {base}, from a day on until the next rate. Without a rate an amount is not converted: it is empty, never taken one to one.',
  },
  'currency.currency': { zh: '币种', en: 'Currency' },
  'currency.from': { zh: '自', en: 'From' },
  'currency.rate': { zh: '汇率', en: 'Rate' },
  'currency.rate_hint': { zh: '1 {currency} = ? {base}', en: '1 {currency} = ? {base}' },
  'currency.now': { zh: '现行', en: 'In force' },
  'currency.add': { zh: '添加汇率', en: 'Add a rate' },
  'currency.paste': { zh: '粘贴表格', en: 'Paste a table' },
  'currency.paste_hint': {
    zh: '每行一条：币种、生效日期、汇率；逗号、分号或制表符分隔，可带表头。',
    en: 'One a line: currency, first day, rate; separated by commas, semicolons or tabs, with or without a heading.',
  },
  'currency.paste_example': { zh: 'USD,2026-01-01,7.1234', en: 'USD,2026-01-01,7.1234' },
  'currency.paste_read': { zh: '读到 {count} 条', en: '{count} read' },
  'currency.paste_wrong': { zh: '第 {lines} 行无法读取', en: 'Line {lines} cannot be read' },
  'currency.save': { zh: '保存', en: 'Save' },
  'currency.saved': { zh: '已保存 {count} 条汇率', en: '{count} rates saved' },
  'currency.remove': { zh: '删除', en: 'Delete' },
  'currency.remove_title': { zh: '删除 {currency} 自 {from} 起的汇率？', en: 'Delete the rate of {currency} from {from}?' },
  'currency.remove_text': {
    zh: '换算将改用更早的汇率；没有更早的，金额为空。',
    en: 'Amounts are converted by the rate before; without one they are empty.',
  },
  'currency.none': { zh: '还没有汇率', en: 'No rates yet' },
  'currency.none_text': {
    zh: "添加后，表达式里的 inBase(amount) 和 convert(amount, 'USD') 就能换算。",
    en: "Once there are some, inBase(amount) and convert(amount, 'USD') convert in expressions.",
  },
});
