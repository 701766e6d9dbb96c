import { useSyncExternalStore } from 'react';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { Draft } from './record-form.tsx';

/** A new record asked for from somewhere in the page. */
export interface CreateRequest {
  readonly object: string;
  /** Values known beforehand: the parent, what was typed in a picker, the day of a calendar. */
  readonly values?: Draft;
  readonly onCreated: (record: RecordRow) => void;
  /** Takes one that is there already instead; without it a duplicate can only be opened. */
  readonly onUse?: (id: string, name: string) => void;
}

let requests: readonly CreateRequest[] = [];
const listeners = new Set<() => void>();

/** Opens the form of a new record over whatever is open, another such form included. */
export function openCreate(request: CreateRequest): void {
  change([...requests, request]);
}

/** Closes one form; those below it stay. */
export function closeCreate(request: CreateRequest): void {
  change(requests.filter((each) => each !== request));
}

/** The forms that are open, lowest first. */
export function useCreateRequests(): readonly CreateRequest[] {
  return useSyncExternalStore(follow, () => requests);
}

function change(next: readonly CreateRequest[]): void {
  requests = next;
  for (const listener of listeners) listener();
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
