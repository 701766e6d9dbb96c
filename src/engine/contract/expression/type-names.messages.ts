import type { Bilingual } from './issue.ts';
import type { ExprKind, ExprType } from './schema.ts';

const TYPE_NAMES: Readonly<Record<ExprKind, Bilingual>> = {
  text: { zh: '文本', en: 'text' },
  boolean: { zh: '是/否', en: 'yes/no' },
  integer: { zh: '整数', en: 'a whole number' },
  decimal: { zh: '数字', en: 'a number' },
  percent: { zh: '百分比', en: 'a percentage' },
  money: { zh: '金额', en: 'money' },
  date: { zh: '日期', en: 'a date' },
  instant: { zh: '时间', en: 'a point in time' },
  duration: { zh: '时长', en: 'a duration' },
  choice: { zh: '单选', en: 'a choice' },
  choices: { zh: '多选', en: 'multiple choices' },
  id: { zh: '记录编号', en: 'a record id' },
  record: { zh: '记录', en: 'a record' },
  list: { zh: '列表', en: 'a list' },
  null: { zh: '空值', en: 'null' },
  'file-list': { zh: '附件', en: 'files' },
};

/** What a type is called in both languages. */
export function nameOfType(type: ExprType): Bilingual {
  return TYPE_NAMES[type.kind];
}

/** “text or a date”, in both languages. */
export function nameOfKinds(kinds: readonly ExprKind[]): Bilingual {
  return {
    zh: kinds.map((kind) => TYPE_NAMES[kind].zh).join('或'),
    en: kinds.map((kind) => TYPE_NAMES[kind].en).join(' or '),
  };
}

/** What the parser can miss. */
export const EXPECTED = {
  value: { zh: '一个值', en: 'a value' },
  name: { zh: '名称', en: 'a name' },
  end: { zh: '运算符或结尾', en: 'an operator or the end' },
} as const satisfies Record<string, Bilingual>;

/** What a set of child records is called. */
export const CHILDREN: Bilingual = { zh: '下级记录', en: 'a set of child records' };
