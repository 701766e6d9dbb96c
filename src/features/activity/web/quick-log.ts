import { useSyncExternalStore } from 'react';
import type { CompletedFollowUp } from './follow-up-entry.ts';

/** What a composer opened from anywhere starts with. */
export interface QuickLog {
  /** Ids of records it belongs to, by field; none lets the person choose. */
  readonly links: Readonly<Record<string, string>>;
  readonly completes?: CompletedFollowUp;
  readonly type?: string;
}

let current: QuickLog | undefined;
const listeners = new Set<() => void>();

/** Opens the composer over whatever page is shown. */
export function openQuickLog(log: QuickLog): void {
  change(log);
}

/** Closes it; what was written stays as a draft. */
export function closeQuickLog(): void {
  change(undefined);
}

/** What is being logged now; undefined while the composer is closed. */
export function useQuickLog(): QuickLog | undefined {
  return useSyncExternalStore(follow, () => current);
}

function change(next: QuickLog | undefined): void {
  current = next;
  for (const listener of listeners) listener();
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
