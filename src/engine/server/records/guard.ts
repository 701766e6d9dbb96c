import type { Issue } from '#platform/contract/errors.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import type { Context } from '../context.ts';

/** A record's values by field id, in JSON form. */
export type Values = Readonly<Record<string, FieldValue>>;

/** One intended write, before it happens: `before` is null on create, `after` on delete. */
export interface RecordChange {
  readonly id: string;
  readonly before: Values | null;
  readonly after: Values | null;
  /** Fields whose value differs. */
  readonly changed: readonly string[];
}

/**
 * A rule of a capability that every write must pass, through every door. It sees a whole batch at once so that an
 * import costs a few queries, and answers one list of issues per change, empty when it may pass.
 */
export interface RecordGuard {
  readonly object: string;
  check(ctx: Context, changes: readonly RecordChange[]): Promise<readonly (readonly Issue[])[]>;
}

/** Follows a write in the same transaction; throws to undo it. */
export interface RecordReaction {
  readonly object: string;
  run(ctx: Context, changes: readonly RecordChange[]): Promise<void>;
}

/** What a write entails: values it fills in, the fact it amounts to, or why it may not happen. */
export interface Derived {
  /** Values that follow from the change (e.g. the probability of the new stage); may set readOnly fields; saved by the same statement. */
  readonly values?: Values;
  /** Names the one event of this write instead of `record.created` / `record.updated`, and adds facts to it. */
  readonly event?: { readonly kind: string; readonly facts?: Readonly<Record<string, unknown>> };
  /** Refuses the change, as a guard does. */
  readonly issues?: readonly Issue[];
}

/**
 * Runs after the caller's values are validated and before required fields and guards are checked, whatever the door;
 * answers one entry per change. Deletions are not asked.
 */
export interface RecordDerivation {
  readonly object: string;
  derive(ctx: Context, changes: readonly RecordChange[]): Promise<readonly Derived[]>;
}
