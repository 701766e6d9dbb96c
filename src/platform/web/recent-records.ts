import { useSyncExternalStore } from 'react';
import { z } from 'zod';

const Recent = z.object({ object: z.string(), id: z.string(), title: z.string(), link: z.string() });
/** A record somebody opened lately on this device. */
export type RecentRecord = z.infer<typeof Recent>;

const mostKept = 12;
const listeners = new Set<() => void>();
let owner = '';
let records: readonly RecentRecord[] = [];

/** Whose records are remembered: one list for each person of each workspace. */
export function rememberFor(workspaceId: string, memberId: string): void {
  const next = `${workspaceId} ${memberId}`;
  if (next === owner) return;
  owner = next;
  show(read());
}

/** Puts a record first among those opened lately. */
export function rememberRecord(record: RecentRecord): void {
  const others = records.filter((each) => each.link !== record.link);
  show([record, ...others].slice(0, mostKept));
  if (owner !== '') localStorage.setItem(keyOf(owner), JSON.stringify(records));
}

/** Forgets them all on this device, e.g. when signing out. */
export function forgetRecords(): void {
  if (owner !== '') localStorage.removeItem(keyOf(owner));
  owner = '';
  show([]);
}

/** Records opened lately, the last first. */
export function useRecentRecords(): readonly RecentRecord[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => records,
  );
}

function show(next: readonly RecentRecord[]): void {
  records = next;
  for (const listener of listeners) listener();
}

function keyOf(whose: string): string {
  return `sloop.recent ${whose}`;
}

function read(): readonly RecentRecord[] {
  try {
    return z.array(Recent).parse(JSON.parse(localStorage.getItem(keyOf(owner)) ?? '[]'));
  } catch {
    return [];
  }
}
