/** How many requests a minute each kind of caller may make; 0 is no limit. Bursts up to a minute's worth are fine. */
export interface RateLimits {
  readonly perKey: number;
  readonly perSession: number;
  /** Of requests that need nobody signed in, by network address. */
  readonly perAddress: number;
}

/** Generous: twice what one process of ours answers to one caller in a row, so that only a program gone wild meets it. */
export const usualRateLimits: RateLimits = { perKey: 60_000, perSession: 120_000, perAddress: 6_000 };

/** What a caller has left after a request. */
export interface RateState {
  readonly limit: number;
  readonly remaining: number;
  /** Until the whole limit is there again. */
  readonly resetSeconds: number;
  /** Set when this request is one too many: when to come back. */
  readonly retryAfterSeconds: number | undefined;
}

/** Counts requests in the memory of this process. */
export interface RateLimiter {
  readonly limits: RateLimits;
  /** Takes one request of the caller's; undefined when they have no limit. */
  take(who: string, limit: number): RateState | undefined;
}

interface Bucket {
  tokens: number;
  atMs: number;
}

const minuteMs = 60_000;
const mostCallers = 50_000;

/** Makes the counter of a process: a bucket per caller that fills again steadily. */
export function createRateLimiter(limits: RateLimits, nowMs: () => number = () => performance.now()): RateLimiter {
  const buckets = new Map<string, Bucket>();
  const take = (who: string, limit: number): RateState | undefined => {
    if (limit <= 0) return undefined;
    const now = nowMs();
    let bucket = buckets.get(who);
    if (bucket) bucket.tokens = Math.min(limit, bucket.tokens + ((now - bucket.atMs) * limit) / minuteMs);
    else {
      // A bucket of long ago is full again, so forgetting it changes nothing.
      if (buckets.size >= mostCallers) forgetFull(buckets, now);
      bucket = { tokens: limit, atMs: now };
      buckets.set(who, bucket);
    }
    bucket.atMs = now;
    const isOver = bucket.tokens < 1;
    if (!isOver) bucket.tokens -= 1;
    return {
      limit,
      remaining: Math.floor(bucket.tokens),
      resetSeconds: Math.ceil(((limit - bucket.tokens) * 60) / limit),
      retryAfterSeconds: isOver ? Math.max(1, Math.ceil(((1 - bucket.tokens) * 60) / limit)) : undefined,
    };
  };
  return { limits, take };
}

function forgetFull(buckets: Map<string, Bucket>, now: number): void {
  for (const [who, bucket] of buckets) if (now - bucket.atMs >= minuteMs) buckets.delete(who);
  if (buckets.size >= mostCallers) buckets.clear();
}

/** Reads the limits from the environment; throws with the name of the one that makes no sense. */
export function readRateLimits(env: Readonly<Record<string, string | undefined>>): RateLimits {
  const read = (name: string, usual: number): number => {
    const text = env[name]?.trim();
    if (!text) return usual;
    const value = Number(text);
    if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number of requests a minute, 0 for no limit, not “${text}”.`);
    return value;
  };
  return {
    perKey: read('SLOOP_RATE_LIMIT_PER_KEY', usualRateLimits.perKey),
    perSession: read('SLOOP_RATE_LIMIT_PER_SESSION', usualRateLimits.perSession),
    perAddress: read('SLOOP_RATE_LIMIT_PER_ADDRESS', usualRateLimits.perAddress),
  };
}
