import { expect, test } from 'vitest';
import { blockBetween, readCells, writeCells } from './table-range.ts';

test.each([
  {
    text: 'a\tb\nc\td\n',
    rows: [
      ['a', 'b'],
      ['c', 'd'],
    ],
    why: 'the line end after the last row is no row',
  },
  { text: 'a\t\tb', rows: [['a', '', 'b']], why: 'an empty cell is a cell' },
  { text: '"two\nlines"\t"with ""quotes"""', rows: [['two\nlines', 'with "quotes"']], why: 'quoted cells keep lines and quotes' },
  { text: '3"\tb', rows: [['3"', 'b']], why: 'a quote inside a cell is a character' },
  { text: 'a\r\nb', rows: [['a'], ['b']], why: 'Windows line ends' },
  { text: '', rows: [['']], why: 'one empty cell' },
])('a pasted block is read: $why', ({ text, rows }) => expect(readCells(text)).toEqual(rows));

test('what is copied is read back as it was', () => {
  const cells = [
    ['名称', '3万', 'a\tb'],
    ['', '"', 'x\ny'],
  ];
  expect(readCells(writeCells(cells))).toEqual(cells);
});

test('a block is the same from whichever corner it is drawn', () => {
  const block = { top: 1, bottom: 4, left: 0, right: 2 };
  expect(blockBetween({ row: 4, column: 0 }, { row: 1, column: 2 })).toEqual(block);
  expect(blockBetween({ row: 1, column: 2 }, { row: 4, column: 0 })).toEqual(block);
});
