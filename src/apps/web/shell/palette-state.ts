import { useSyncExternalStore } from 'react';

/** What of the frame lies over the page: the command palette, or the list of all keys. */
type Over = 'palette' | 'shortcuts' | undefined;

let over: Over;
const listeners = new Set<() => void>();

/** Opens the command palette. */
export function openPalette(): void {
  change('palette');
}

/** Shows every key of the product. */
export function openShortcuts(): void {
  change('shortcuts');
}

/** Closes whatever of the two is open. */
export function closePalette(): void {
  change(undefined);
}

/** What is open, as React state. */
export function useOver(): Over {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => over,
  );
}

function change(next: Over): void {
  over = next;
  for (const listener of listeners) listener();
}
