import { setImmediate as afterOthers } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { mapInSlices } from './map-in-slices.ts';
import { together } from './together.ts';

test('a thousand items are worked in order, and others have their turn between', async () => {
  const items = Array.from({ length: 1_000 }, (_, at) => at);
  let turns = 0;
  let isDone = false;
  const others = async (): Promise<void> => {
    while (!isDone) {
      await afterOthers();
      turns += 1;
    }
  };
  const watching = others();
  const doubled = await mapInSlices(items, (item) => item * 2);
  isDone = true;
  await watching;
  expect(doubled).toEqual(items.map((item) => item * 2));
  expect(turns).toBeGreaterThanOrEqual(3);
});

test('a few items are worked without giving way', async () => {
  const seen: number[] = [];
  const working = mapInSlices([1, 2, 3], (item) => seen.push(item));
  expect(seen).toEqual([1, 2, 3]);
  await working;
});

test('that a transaction is given up is told only where nothing says why', async () => {
  const aftermath = Object.assign(new Error('current transaction is aborted'), { code: '25P02' });
  await expect(together(Promise.reject(aftermath), Promise.reject(new Error('the cause')))).rejects.toThrow('the cause');
  await expect(together(Promise.resolve(), Promise.reject(aftermath))).rejects.toThrow('aborted');
});

test('steps are waited for to their end, and the first in order says what went wrong', async () => {
  let isEnded = false;
  const slow = afterOthers().then(() => {
    isEnded = true;
    throw new Error('the second');
  });
  await expect(together(Promise.reject(new Error('the first')), slow)).rejects.toThrow('the first');
  expect(isEnded).toBe(true);
});
