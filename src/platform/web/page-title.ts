import { useEffect, useSyncExternalStore } from 'react';

/** One step of the breadcrumbs; the last has no address. */
export interface Crumb {
  readonly label: string;
  readonly to?: string;
}

let trail: readonly Crumb[] = [];
const listeners = new Set<() => void>();

/** Names the page in the browser tab, and its own steps after the group in the breadcrumbs: `usePageTitle(name, [{ label: '商机', to: '/opportunities' }])`. */
export function usePageTitle(title: string, before: readonly Crumb[] = []): void {
  const key = JSON.stringify([title, before]);
  useEffect(() => {
    document.title = title;
    change([...before, { label: title }]);
    return () => change([]);
    // The key holds every value of both; the array itself is new on each render.
  }, [key]);
}

/** The steps the page named; empty means the registry's title is used. */
export function usePageTrail(): readonly Crumb[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => trail,
  );
}

function change(next: readonly Crumb[]): void {
  trail = next;
  for (const listener of listeners) listener();
}
