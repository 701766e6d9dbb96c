import { defineMessages } from '#platform/contract/messages.ts';

/** Words of the expression editor. */
export const editorMessages = defineMessages({
  'expression.mode': { zh: '写法', en: 'How to write it' },
  'expression.sentence': { zh: '条件句', en: 'Sentence' },
  'expression.text': { zh: '表达式', en: 'Expression' },
  'expression.placeholder': { zh: "例如：amount > 100000 && stage != 'won'", en: "For example: amount > 100000 && stage != 'won'" },
  'expression.right': { zh: '写法正确，结果：{type}', en: 'Right. Result: {type}' },
  'expression.place': { zh: '第 {place} 个字：{message}', en: 'At character {place}: {message}' },
  'expression.completions': { zh: '可以接着写', en: 'What may follow' },
  'expression.keys': { zh: '↑↓ 选择，Enter 写入，Esc 关闭', en: '↑↓ choose, Enter writes, Esc closes' },
  'expression.join': { zh: '这些条件', en: 'Of these conditions' },
  'expression.all_of': { zh: '全部满足', en: 'all hold' },
  'expression.any_of': { zh: '满足任意一条', en: 'any holds' },
  'expression.and': { zh: '且', en: 'and' },
  'expression.or': { zh: '或', en: 'or' },
  'expression.add_row': { zh: '添加条件', en: 'Add a condition' },
  'expression.remove_row': { zh: '去掉这个条件', en: 'Remove this condition' },
  'expression.field': { zh: '字段', en: 'Field' },
  'expression.pick_field': { zh: '选择字段', en: 'Pick a field' },
  'expression.written_row': { zh: '这一条只能写成表达式', en: 'This one can only be written as an expression' },
  'expression.no_rows': { zh: '还没有条件；添加一条开始。', en: 'No conditions yet; add one to begin.' },
  'expression.try': { zh: '用一条记录试算', en: 'Try it on a record' },
  'expression.try_hint': {
    zh: '选一条记录，看看整个表达式和每一部分的结果。',
    en: 'Pick a record to see what the expression and each part of it come to.',
  },
  'expression.result': { zh: '结果', en: 'Result' },
  'expression.part': { zh: '部分', en: 'Part' },
  'expression.empty': { zh: '空', en: 'nothing' },
  'expression.yes': { zh: '是', en: 'yes' },
  'expression.no': { zh: '否', en: 'no' },
});
