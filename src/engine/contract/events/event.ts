import type { Door } from '../actor.ts';
import type { FieldValue } from '../objects/fields.ts';

/** Before and after of each changed field, as JSON values. */
export type Changes = Readonly<Record<string, readonly [before: FieldValue, after: FieldValue]>>;

/** What a use-case says has happened; the rest of the event row comes from its context. */
export interface EventDraft {
  /** `record.created`, `record.updated`, `record.deleted`, or a capability's own fact such as `opportunity.stage_moved`. */
  readonly kind: string;
  readonly object: string;
  readonly recordId: string;
  readonly changes?: Changes;
  /** Further facts of a capability's own event, e.g. dwell in days. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** What led to this one, where it is not what led to its transaction, e.g. `restore:<instant>`. */
  readonly cause?: string | null;
}

/** One row of the event log: what changed, who did it, when, through which door, and because of what. */
export interface LoggedEvent extends EventDraft {
  readonly workspaceId: string;
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly door: Door;
  /** What led to it, e.g. `import:<id>`, `job:<id>`, `event:<id>`. */
  readonly cause: string | null;
}
