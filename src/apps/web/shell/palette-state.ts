import { useSyncExternalStore } from 'react';

let isOpen = false;
const listeners = new Set<() => void>();

/** Opens the command palette. */
export function openPalette(): void {
  change(true);
}

/** Closes the command palette. */
export function closePalette(): void {
  change(false);
}

/** Whether the palette is open, as React state. */
export function useIsPaletteOpen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isOpen,
  );
}

function change(next: boolean): void {
  isOpen = next;
  for (const listener of listeners) listener();
}
