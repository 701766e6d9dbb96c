import { expect, test } from 'vitest';
import { mentionedIn, putMention, splitByMentions, typedMention } from './mention-text.ts';

test.each([
  { text: '请 @wang', typed: 'wang', why: 'after a space' },
  { text: '请@王', typed: '王', why: 'right after Chinese, where nobody puts a space' },
  { text: '@', typed: '', why: 'nothing typed yet' },
  { text: 'me@example', typed: undefined, why: 'an e-mail address calls nobody' },
  { text: '@王敏 好', typed: undefined, why: 'the name has ended' },
])('$text: $why', ({ text, typed }) => expect(typedMention(text, text.length)).toBe(typed));

test('a chosen name replaces what was typed and the caret stands behind it', () => {
  expect(putMention('请 @wa 看', 5, 'wa', '王敏')).toEqual({ text: '请 @王敏 看', caret: 6 });
});

test('who was taken out of the text again is not called', () => {
  const people = [
    { id: '1', name: '王敏' },
    { id: '2', name: '李雷' },
  ];
  expect(mentionedIn('@李雷 看一下', people)).toEqual([people[1]]);
});

test('the longer of two names is marked where one begins with the other', () => {
  expect(splitByMentions('请@王敏之看', [{ name: '王敏' }, { name: '王敏之' }])).toEqual([
    { text: '请', isName: false },
    { text: '@王敏之', isName: true },
    { text: '看', isName: false },
  ]);
});
