import { expect, test } from 'vitest';
import { gridOf, inOrder, moveBefore, moveByStep, noPlaces, withinWidths } from './table-columns.ts';

const columns = [{ id: 'name', minWidth: 200 }, { id: 'amount', width: 116 }, { id: 'stage' }];

test('a column without pixels shares what is left, one that was drawn keeps its width', () => {
  expect(gridOf(columns, false, noPlaces)).toMatchObject({
    columns: 'minmax(200px, 1fr) 116px minmax(120px, 1fr)',
    minWidth: 14 + 200 + 116 + 120 + 14,
  });
  expect(gridOf(columns, false, { widths: { name: 300 }, pinned: [] }).columns).toBe('300px 116px minmax(120px, 1fr)');
});

test('pinned columns come first and stick one after the other, behind the checkboxes', () => {
  const places = { widths: { amount: 90 }, pinned: ['amount', 'name'] };
  expect(inOrder(columns, places.pinned).map((column) => column.id)).toEqual(['name', 'amount', 'stage']);
  const grid = gridOf(inOrder(columns, places.pinned), true, places);
  expect([...grid.stuck]).toEqual([
    ['name', 42],
    ['amount', 242],
  ]);
});

test('a column is put before another, or last', () => {
  expect(moveBefore(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b']);
  expect(moveBefore(['a', 'b', 'c'], 'a', undefined)).toEqual(['b', 'c', 'a']);
  expect(moveBefore(['a', 'b', 'c'], 'a', 'a')).toEqual(['a', 'b', 'c']);
});

test('a column goes a step and not beyond the ends', () => {
  expect(moveByStep(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
  expect(moveByStep(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
});

test('no column is drawn out of sight or over the screen', () => {
  expect(withinWidths(3)).toBe(56);
  expect(withinWidths(120.4)).toBe(120);
  expect(withinWidths(5000)).toBe(800);
});
