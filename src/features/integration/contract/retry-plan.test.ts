import { expect, test } from 'vitest';
import { nextAttemptAt, retryPausesMs } from './retry-plan.ts';

const now = new Date('2026-03-01T00:00:00Z');

test.each([
  { attempts: 1, retryAfter: undefined, at: '2026-03-01T00:00:05.000Z', why: 'the first failure is soon tried again' },
  { attempts: 2, retryAfter: undefined, at: '2026-03-01T00:05:00.000Z', why: 'then after five minutes' },
  { attempts: 1, retryAfter: 60, at: '2026-03-01T00:01:00.000Z', why: 'the address asked for a minute' },
  { attempts: 1, retryAfter: 9_999_999, at: '2026-03-02T00:00:00.000Z', why: 'nobody asks for more than a day' },
  { attempts: retryPausesMs.length + 1, retryAfter: undefined, at: undefined, why: 'it was tried often enough' },
])('after $attempts failures: $at, since $why', ({ attempts, retryAfter, at }) => {
  expect(nextAttemptAt(attempts, now, retryAfter)?.toISOString()).toBe(at);
});
