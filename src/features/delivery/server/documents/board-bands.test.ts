import { expect, test } from 'vitest';
import { bandsOf } from './board-bands.ts';

const tile = (id: string, x: number, y: number, w: number, h: number) => ({ id, place: { x, y, w, h } });
const shapeOf = (tiles: ReturnType<typeof tile>[]) =>
  bandsOf(tiles, ({ place }) => place).map((band) => band.map((column) => `${column.w}:${column.tiles.map((each) => each.id).join('')}`));

test('figures side by side are a band; what stands beside a tall table is a column of its own', () => {
  const tiles = [tile('a', 0, 0, 6, 2), tile('b', 6, 0, 6, 2), tile('d', 8, 5, 4, 2), tile('t', 0, 2, 8, 5), tile('c', 8, 2, 4, 3)];
  expect(shapeOf(tiles)).toEqual([
    ['6:a', '6:b'],
    ['8:t', '4:cd'],
  ]);
});

test('tiles that reach across each other end up under each other', () => {
  expect(shapeOf([tile('a', 0, 0, 4, 2), tile('b', 4, 0, 8, 4), tile('c', 0, 2, 4, 4), tile('d', 2, 6, 6, 2)])).toEqual([['4:ac', '8:b'], ['6:d']]);
});
