import { useSyncExternalStore } from 'react';

/** A record looked at over whatever page is open. */
export interface Peek {
  readonly object: string;
  readonly id: string;
}

let current: Peek | undefined;
const listeners = new Set<() => void>();

/** Shows a record beside the page without leaving it. */
export function openPeek(peek: Peek): void {
  change(peek);
}

/** Closes it again. */
export function closePeek(): void {
  change(undefined);
}

/** The record now looked at. */
export function usePeek(): Peek | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

function change(next: Peek | undefined): void {
  current = next;
  for (const listener of listeners) listener();
}
