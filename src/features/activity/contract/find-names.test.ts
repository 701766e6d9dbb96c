import { expect, test } from 'vitest';
import { findNames } from './find-names.ts';

const known = [
  { id: '1', name: '李明' },
  { id: '2', name: '吴岚' },
  { id: '3', name: '张伟' },
  { id: '4', name: '张强' },
];

test('who is known is found by name, and by surname with a title when only one person has it', () => {
  const found = findNames('李工确认 12 项验证通过 11 项，吴岚也在场', known);
  expect(found).toMatchObject([
    { text: '李工', contactId: '1' },
    { text: '吴岚', contactId: '2' },
  ]);
});

test('two people of one surname are not guessed between', () => {
  expect(findNames('张总不同意', known)[0]).not.toHaveProperty('contactId');
});

test('somebody with a title who is not known is offered, with the title and whether they decide', () => {
  expect(findNames('预算已在集团立项，陈国梁副总下周一拍板', known)).toMatchObject([{ text: '陈国梁', title: '副总', decides: true }]);
  expect(findNames('今天见了欧阳锋经理。', known)).toMatchObject([{ text: '欧阳锋', title: '经理', decides: false }]);
});

test.each(['这周总结了一下进展', '李明的方案总价偏高', '对方总监不在', '工作进展顺利，工程师很满意', '金额总计三十万'])(
  'words that only look like a name and a title are left alone: %s',
  (text) => expect(findNames(text, [])).toEqual([]),
);

test('English names are found by address or title', () => {
  expect(findNames('Met Mr. John Carter and Anna Bell, CEO of the group', [])).toMatchObject([
    { text: 'John Carter' },
    { text: 'Anna Bell', title: 'CEO', decides: true },
  ]);
});
