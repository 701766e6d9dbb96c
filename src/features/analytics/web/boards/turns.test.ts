import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

const open = new AbortController().signal;

test('so many are under way at once; of those who wait the lowest rank goes first', async () => {
  const turn = createTurns(2);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string, rank: number) =>
    turn(rank, open, () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const asked = [ask('slow', 3), ask('second', 1), ask('first', 0), ask('third', 2)];
  await pause(1);
  expect(begun).toEqual(['first', 'second']);
  ends.get('second')?.();
  await asked[1];
  await pause(1);
  expect(begun).toEqual(['first', 'second', 'third']);
  for (const name of ['first', 'third']) ends.get(name)?.();
  await pause(1);
  ends.get('slow')?.();
  await Promise.all(asked);
  expect(begun).toEqual(['first', 'second', 'third', 'slow']);
});

test('who leaves while waiting is never begun and holds nobody up', async () => {
  const turn = createTurns(1);
  let end = (): void => undefined;
  const first = turn(0, open, () => new Promise<void>((resolve) => (end = resolve)));
  const leaving = new AbortController();
  let isBegun = false;
  const left = turn(1, leaving.signal, async () => void (isBegun = true));
  const third = turn(2, open, async () => 'answered');
  await pause(1);
  leaving.abort();
  await expect(left).rejects.toThrow();
  end();
  await first;
  expect(await third).toBe('answered');
  expect(isBegun).toBe(false);
});

test('a failure passes the turn on', async () => {
  const turn = createTurns(1);
  const failing = turn(0, open, () => Promise.reject(new Error('no')));
  const next = turn(0, open, async () => 'answered');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('answered');
});
