const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Pauses before each further attempt; after the last one a delivery is a dead letter. */
export const retryPausesMs: readonly number[] = [
  5_000,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
  20 * hourMs,
  24 * hourMs,
];

/** After so long without one arrival a webhook is switched off. */
export const disableAfterMs = 5 * 24 * hourMs;
/** An address that asks for patience gets it, up to this. */
const longestPatienceMs = 24 * hourMs;

/** When a delivery is tried next after `attempts` failures; undefined when it is given up. */
export function nextAttemptAt(attempts: number, now: Date, retryAfterSeconds: number | undefined): Date | undefined {
  const pauseMs = retryPausesMs[attempts - 1];
  if (pauseMs === undefined) return undefined;
  const patienceMs = Math.min((retryAfterSeconds ?? 0) * 1000, longestPatienceMs);
  return new Date(now.getTime() + Math.max(pauseMs, patienceMs));
}
