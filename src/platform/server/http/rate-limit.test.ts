import { expect, test } from 'vitest';
import { createRateLimiter, readRateLimits, usualRateLimits } from './rate-limit.ts';

const limits = { perKey: 60, perSession: 60, perAddress: 60 };

test('a burst of a minute’s worth passes, the next is told when to come back, and the limit fills again steadily', () => {
  let now = 0;
  const limiter = createRateLimiter(limits, () => now);
  for (let each = 59; each >= 0; each -= 1) expect(limiter.take('key', 60)).toMatchObject({ remaining: each, retryAfterSeconds: undefined });
  expect(limiter.take('key', 60)).toEqual({ limit: 60, remaining: 0, resetSeconds: 60, retryAfterSeconds: 1 });
  expect(limiter.take('another key', 60)).toMatchObject({ remaining: 59 });
  now = 2_000;
  expect(limiter.take('key', 60)).toMatchObject({ remaining: 1, resetSeconds: 59, retryAfterSeconds: undefined });
  now = 600_000;
  expect(limiter.take('key', 60)).toMatchObject({ remaining: 59 });
});

test('nought is no limit, and a setting that makes no sense is named', () => {
  expect(createRateLimiter(limits).take('key', 0)).toBeUndefined();
  expect(readRateLimits({ SLOOP_RATE_LIMIT_PER_KEY: '100' })).toEqual({ ...usualRateLimits, perKey: 100 });
  expect(() => readRateLimits({ SLOOP_RATE_LIMIT_PER_SESSION: 'many' })).toThrow('SLOOP_RATE_LIMIT_PER_SESSION');
});

test('counting a request takes less than 20 µs, however many callers there are', () => {
  const limiter = createRateLimiter(limits);
  const callers = Array.from({ length: 60_000 }, (_, index) => `key ${index}`);
  for (const caller of callers) limiter.take(caller, 60);
  const startedMs = performance.now();
  for (const caller of callers) limiter.take(caller, 60);
  expect(((performance.now() - startedMs) * 1_000) / callers.length).toBeLessThan(20);
});
