import { useSyncExternalStore } from 'react';

/** What of the frame lies over the page: the command palette, or the list of all keys. */
type Over = 'palette' | 'shortcuts' | undefined;

let over: Over;
const listeners = new Set<() => void>();

let early = '';

/** Opens the command palette; what is typed before it is there is not lost. */
export function openPalette(): void {
  change('palette');
  keepEarlyKeys();
}

/** What was typed since the palette was asked for; once, for the field that shows it. */
export function takeEarlyKeys(): string {
  const typed = early;
  early = '';
  return typed;
}

function keepEarlyKeys(): void {
  early = '';
  const keep = (event: KeyboardEvent) => {
    // Until the field has the focus, what is typed would go to the page.
    const isThere = document.activeElement?.getAttribute('aria-controls') === 'palette-list';
    if (isThere || over !== 'palette') return document.removeEventListener('keydown', keep, true);
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
    if (event.key === 'Escape') return change(undefined);
    if (event.key === 'Backspace') early = early.slice(0, -1);
    else if (event.key.length === 1) early += event.key;
    else return undefined;
    event.preventDefault();
    return event.stopPropagation();
  };
  document.addEventListener('keydown', keep, true);
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
