import { expect, test } from 'vitest';
import { readBlocks } from './read-blocks.ts';

test('a text of the guide falls into headings, paragraphs, lists and tables', () => {
  expect(readBlocks('# 今日\n第一行，\n第二行\n\n1. 一\n2. 二\n   接着\n\n| 键 | 做什么 |\n|---|---|\n| J | 下一条 |')).toEqual([
    { kind: 'heading', level: 1, text: '今日' },
    { kind: 'paragraph', text: '第一行，第二行' },
    { kind: 'list', isOrdered: true, items: ['一', '二接着'] },
    { kind: 'table', head: ['键', '做什么'], rows: [['J', '下一条']] },
  ]);
});

test('wrapped English lines are joined with a space', () => {
  expect(readBlocks('one\ntwo')).toEqual([{ kind: 'paragraph', text: 'one two' }]);
});
