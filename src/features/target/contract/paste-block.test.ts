import { expect, test } from 'vitest';
import { placeBlock, readBlock } from './paste-block.ts';

test('a block of a spreadsheet keeps its shape and its empty cells', () => {
  expect(readBlock('180\t210\r\n\t190\r\n')).toEqual([
    ['180', '210'],
    ['', '190'],
  ]);
});

test('a block lands at the first corner of the selection, however it was drawn', () => {
  const placed = placeBlock(
    [
      ['1', '2'],
      ['3', '4'],
    ],
    { row: 5, column: 3 },
    { row: 4, column: 2 },
  );
  expect(placed).toEqual([
    { row: 4, column: 2, text: '1' },
    { row: 4, column: 3, text: '2' },
    { row: 5, column: 2, text: '3' },
    { row: 5, column: 3, text: '4' },
  ]);
});

test('a single value fills everything selected', () => {
  expect(placeBlock([['3万']], { row: 0, column: 0 }, { row: 1, column: 1 }).map((place) => place.text)).toEqual(['3万', '3万', '3万', '3万']);
});
