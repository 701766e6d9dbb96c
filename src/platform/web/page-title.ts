import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

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
  const show = useEffectEvent(() => {
    document.title = title;
    change([...before, { label: title }]);
  });
  useEffect(() => {
    show();
    return () => change([]);
    // The key stands for both values; the array is a new one on each render.
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
