import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

/** Longest a long poll is held open, in seconds. */
export const longestWaitSeconds = 30;
/** A cursor older than this is refused: read the lists anew and begin again. */
export const feedKeptDays = 90;

/** One change of a record, as far as the caller may see it; also what a webhook carries. */
export const ChangeEntry = z
  .object({
    /** Of the event; the same change has the same id everywhere and always. */
    id: z.uuid(),
    at: z.iso.datetime({ offset: true }),
    /** `record.created`, `record.updated`, `record.deleted`, a fact such as `opportunity.stage_moved`, `record.gone` when the record left the caller's sight, or `access.changed` when a rule
     * decides anew which records of the object people see: read it anew; `recordId` is then the rule's. */
    kind: z.string(),
    object: z.string(),
    recordId: z.uuid(),
    /** The caller no longer sees the record: forget it. Then there are no values. */
    isGone: z.boolean(),
    /** Before and after of each changed field that the caller may see. */
    changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).nullable(),
    facts: z.record(z.string(), z.unknown()).nullable(),
    actorId: z.string().nullable(),
    door: z.string().nullable(),
    cause: z.string().nullable(),
  })
  .meta({ title: 'Change' });
export type ChangeEntry = z.infer<typeof ChangeEntry>;

/** One page of the feed. */
export const ChangePage = z.object({
  changes: z.array(ChangeEntry),
  /** Give it back for what follows; it stays good across restarts. */
  cursor: z.string(),
  /** There is more to read now. */
  hasMore: z.boolean(),
});
export type ChangePage = z.infer<typeof ChangePage>;

export const listChangesRoute = defineRoute({
  id: 'integration.changes',
  method: 'GET',
  path: '/api/changes',
  kind: 'read',
  raw: true,
  refusals: [410],
  summary: {
    zh: '变更流：按提交顺序读取你能看到的记录的变化',
    en: 'Change feed: what happened to records you may see, in commit order',
  },
  query: z.object({
    /** Of the page before; `latest` begins now; absent: from the beginning. */
    cursor: z.string().max(200).optional(),
    /** Names of objects, separated by commas; default: all. */
    objects: z.string().max(1000).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
    /** Seconds to wait for a change when there is none. */
    wait: z.coerce.number().int().min(0).max(longestWaitSeconds).default(0),
  }),
  output: ChangePage,
});
