import type { Job } from '../jobs/job.routes.ts';
import type { PersonThere } from './presence.ts';

/** One record that changed, without its values: an open screen asks for those itself, under its own rights. */
export interface LiveChange {
  readonly object: string;
  /** Absent when so many changed at once that a list is better read anew. */
  readonly id: string | null;
  /** Kind of the event, e.g. `record.updated`; `many` when `id` is absent. */
  readonly kind: string;
}

/** What `GET /api/live` sends, by event name. After `reset` everything shown may be old. */
export interface LiveMessages {
  readonly change: { readonly changes: readonly LiveChange[] };
  readonly job: Job;
  /** Who else is before a record this person's screen shows. */
  readonly presence: { readonly object: string; readonly id: string; readonly people: readonly PersonThere[] };
  readonly reset: Record<string, never>;
  readonly ready: Record<string, never>;
}
