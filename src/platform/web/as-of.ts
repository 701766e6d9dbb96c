import { useSyncExternalStore } from 'react';
import { endOfDay } from '#platform/contract/format/format-date.ts';

/** A day one looks back to, and its last instant in the workspace's time zone. */
export interface PastDay {
  readonly day: string;
  /** ISO date-time, as the API takes it. */
  readonly at: string;
}

const listeners = new Set<() => void>();
let past: PastDay | undefined;

/** The day one looks back to; undefined is now. Kept per tab, never stored. */
export function currentPastDay(): PastDay | undefined {
  return past;
}

/** Turns the whole screen to the end of a past day; reads that know `asOf` are asked for then. */
export function lookBackTo(day: string, timeZone: string): void {
  change({ day, at: endOfDay(day, timeZone).toISOString() });
}

/** Turns the screen back to the present. */
export function lookAtNow(): void {
  change(undefined);
}

/** The day one looks back to, as React state. */
export function usePastDay(): PastDay | undefined {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentPastDay);
}

function change(next: PastDay | undefined): void {
  past = next;
  for (const listener of listeners) listener();
}
