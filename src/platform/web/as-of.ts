import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let asOf: string | undefined;

/** The day one looks back to (`2026-10-01`); undefined is now. Kept per tab, never stored. */
export const asOfChoice = {
  get: (): string | undefined => asOf,
  set: (day: string | undefined): void => {
    asOf = day;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** The day one looks back to, as React state. */
export function useAsOf(): string | undefined {
  return useSyncExternalStore(asOfChoice.subscribe, asOfChoice.get);
}
