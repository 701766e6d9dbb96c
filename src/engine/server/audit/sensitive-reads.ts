import type { Context } from '../context.ts';

/** What is sensitive to have read: data taken out of the house, or a masked value shown. */
export interface SensitiveRead {
  /** `export.…` or `reveal.…`, and what it was. */
  readonly kind: `export.${string}` | `reveal.${string}`;
  readonly object: string;
  /** The record looked at; the workspace itself when it was many. */
  readonly recordId?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/**
 * Writes a sensitive read to the event log, from a reading use-case as well: the event is committed before the answer leaves the house,
 * and when it cannot be written there is no answer. To be called before the value is put into the answer.
 */
export function recordSensitiveRead(ctx: Context, read: SensitiveRead): void {
  ctx.tellRead({ kind: read.kind, object: read.object, recordId: read.recordId ?? ctx.workspace.id, ...(read.facts && { facts: read.facts }) });
}
