import { useSyncExternalStore } from 'react';

// Kept for the tab, so that a reload in the middle of a step goes on with it.
const key = 'sloop.coach';
let current: string | undefined = sessionStorage.getItem(key) ?? undefined;
const listeners = new Set<() => void>();

/** Begins to guide through a step, wherever the person is. */
export function startCoach(step: string): void {
  change(step === '' ? undefined : step);
}

/** Stops guiding; the checklist knows how far it went. */
export function stopCoach(): void {
  change(undefined);
}

/** The step being guided; undefined while nobody is. */
export function useCoachStep(): string | undefined {
  return useSyncExternalStore(follow, () => current);
}

function change(next: string | undefined): void {
  current = next;
  if (next === undefined) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, next);
  for (const listener of listeners) listener();
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
