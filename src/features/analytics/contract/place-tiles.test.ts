import { expect, test } from 'vitest';
import { addTile, placeTile, removeTile } from './place-tiles.ts';
import type { Tile } from './tile.ts';

const tile = (id: string, x: number, y: number, w = 6, h = 4): Tile => ({
  id,
  title: '',
  kind: 'bar',
  source: { kind: 'none' },
  options: {},
  place: { x, y, w, h },
});
const places = (tiles: readonly Tile[]) => tiles.map(({ id, place: { x, y, w, h } }) => `${id} ${x},${y} ${w}×${h}`);

test('a tile dropped on another pushes it down, and no gap is left above', () => {
  const tiles = [tile('a', 0, 0), tile('b', 6, 0), tile('c', 0, 4)];
  expect(places(placeTile(tiles, 'c', { x: 0, y: 0, w: 6, h: 4 }))).toEqual(['a 0,4 6×4', 'b 6,0 6×4', 'c 0,0 6×4']);
  expect(places(placeTile(tiles, 'b', { x: 6, y: 9, w: 6, h: 4 }))).toEqual(['a 0,0 6×4', 'b 6,0 6×4', 'c 0,4 6×4']);
});

test('a tile cannot leave the grid or vanish', () => {
  expect(places(placeTile([tile('a', 0, 0)], 'a', { x: 11, y: 0, w: 1, h: 1 }))).toEqual(['a 10,0 2×2']);
});

test('growing pushes what is in the way; taking away lets the rest rise', () => {
  const tiles = [tile('a', 0, 0), tile('b', 6, 0), tile('c', 0, 4, 12)];
  const grown = placeTile(tiles, 'a', { x: 0, y: 0, w: 12, h: 4 });
  expect(places(grown)).toEqual(['a 0,0 12×4', 'b 6,4 6×4', 'c 0,8 12×4']);
  expect(places(removeTile(grown, 'a'))).toEqual(['b 6,0 6×4', 'c 0,4 12×4']);
});

test('a new tile takes the first place it fits into', () => {
  expect(places(addTile([tile('a', 0, 0, 8), tile('b', 0, 4, 12)], tile('c', 0, 0, 4)))).toContain('c 8,0 4×4');
  expect(places(addTile([tile('a', 0, 0, 8)], tile('c', 0, 0, 6)))).toContain('c 0,4 6×4');
});
