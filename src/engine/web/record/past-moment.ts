import { createContext } from 'react';
import type { Label } from '#platform/contract/label.ts';
import type { RecordAt } from '#engine/contract/history/history.routes.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';

/** The record's page looking back: which facts were other than now, and what they are now. */
export interface PastMoment {
  readonly differs: ReadonlySet<string>;
  readonly now: RecordRow;
}

/** Set while a record's page shows an earlier moment. */
export const LookingBack = createContext<PastMoment | undefined>(undefined);

/** The row as it was, read only, with the names of then. */
export function pastRow(now: RecordRow, then: RecordAt, label: (words: Label) => string): RecordRow {
  const values = Object.fromEntries(Object.entries(then.values).map(([name, { value }]) => [name, value]));
  const names = Object.fromEntries(
    Object.entries(then.values).flatMap(([name, { value, text }]) =>
      typeof value === 'string' && value !== '' ? [[name, label(text)] as const] : [],
    ),
  );
  return { ...now, ...values, _names: { ...now._names, ...names }, _can: { update: false, delete: false } };
}

/** The facts that were other than now. */
export function differencesOf(now: RecordRow, then: RecordAt): ReadonlySet<string> {
  const changed = Object.entries(then.values).filter(([name, { value }]) => !sameValue(value, now[name] ?? null));
  return new Set(changed.map(([name]) => name));
}

function sameValue(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}

/** The log keeps the keys of a value in an order of its own. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => left.localeCompare(right)));
}

/** The moments after which a record was as it then stayed for a while, earliest first: those of its changes. */
export function momentsOf(entries: readonly { readonly at: string; readonly changes: readonly unknown[] }[]): string[] {
  return [...new Set(entries.filter((entry) => entry.changes.length > 0).map((entry) => entry.at))].toSorted();
}
