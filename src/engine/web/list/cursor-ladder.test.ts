import { expect, test } from 'vitest';
import { CursorLadder, pageRows } from './cursor-ladder.ts';

/** A list whose cursors are the number of the row before. */
function listOf(rows: number) {
  const walks: { from: number; rows: number }[] = [];
  const walk = async (cursor: string | null, count: number) => {
    const from = cursor === null ? 0 : Number(cursor);
    walks.push({ from, rows: count });
    return from + count >= rows ? null : String(from + count);
  };
  return { walk, walks };
}

test('a far page is walked to in large steps, and the next one from there', async () => {
  const ladder = new CursorLadder();
  const list = listOf(100_000);
  expect(await ladder.reach(30, list.walk)).toBe(String(30 * pageRows));
  expect(list.walks).toEqual([
    { from: 0, rows: 960 },
    { from: 960, rows: 960 },
    { from: 1920, rows: 480 },
  ]);
  list.walks.length = 0;
  expect(await ladder.reach(31, list.walk)).toBe(String(31 * pageRows));
  expect(list.walks).toEqual([{ from: 2400, rows: 80 }]);
});

test('two pages wanted at once are walked to once', async () => {
  const ladder = new CursorLadder();
  const list = listOf(100_000);
  const [one, other] = await Promise.all([ladder.reach(12, list.walk), ladder.reach(13, list.walk)]);
  expect([one, other]).toEqual(['960', '1040']);
  expect(list.walks.map(({ rows }) => rows)).toEqual([960, 80]);
});

test('beyond the end there is no page, and a failed walk does not stop the next', async () => {
  const ladder = new CursorLadder();
  expect(await ladder.reach(5, listOf(100).walk)).toBeUndefined();
  await expect(ladder.reach(5, () => Promise.reject(new Error('offline')))).rejects.toThrow('offline');
  expect(await ladder.reach(1, listOf(1000).walk)).toBe('80');
});

test('a page tells its keys, the next cursor, and the end', async () => {
  const ladder = new CursorLadder();
  ladder.note(1, ['c', 'd'], null);
  expect(ladder.end).toBe(pageRows + 2);
  expect(ladder.keysBetween(0, 1000)).toEqual(['c', 'd']);
});
