import type { FieldValue } from '#engine/contract/objects/fields.ts';

/** Values of a record's fields. */
export type Values = Readonly<Record<string, FieldValue>>;

/** Something that happened to a record: when, by whose hand, what it changed. */
export interface PastChange {
  readonly at: Date;
  readonly by: string | null;
  readonly values: Values;
  /** The event's kind when it is more than a plain change, with its facts. */
  readonly event?: { readonly kind: string; readonly facts?: Readonly<Record<string, unknown>> };
}

/** A record with everything that ever happened to it; the first change creates it. */
export interface PastRecord {
  readonly id: string;
  readonly changes: readonly PastChange[];
}

/** A UUID that sorts by its instant, as the product's own do. */
export function idAt(instant: Date, next: () => number): string {
  const time = instant.getTime().toString(16).padStart(12, '0');
  const hex = (digits: number): string => Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${'89ab'.charAt(Math.floor(next() * 4))}${hex(3)}-${hex(12)}`;
}
