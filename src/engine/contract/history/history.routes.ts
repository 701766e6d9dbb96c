import { z } from 'zod';
import { Instant } from '#platform/contract/instant.ts';
import { defineRoute } from '#platform/contract/route.ts';
import { ReadableValue, Timeline, TimelineInput } from '../records/timeline.ts';

const RecordPlace = z.object({ object: z.string().max(100), id: z.uuid() });

/** A record as it was: each field's value as stored and as people read it. */
export const RecordAt = z.object({
  at: z.string(),
  /** False before it was created and while it was deleted; its values are empty then. */
  exists: z.boolean(),
  version: z.int(),
  values: z.record(z.string(), ReadableValue),
});
export type RecordAt = z.infer<typeof RecordAt>;

/** Every change of a record or of one of its fields, newest first. */
export const listChangesRoute = defineRoute({
  id: 'history.changes',
  method: 'GET',
  path: '/api/history/:object/:id/changes',
  keyScope: 'object',
  kind: 'read',
  params: RecordPlace,
  query: TimelineInput.extend({ field: z.string().max(100).optional() }),
  output: Timeline,
  summary: { zh: '一条记录或其中一个字段的每次变更', en: 'Every change of a record or of one of its fields' },
});

/** The whole record at an instant. */
export const getRecordAtRoute = defineRoute({
  id: 'history.at',
  method: 'GET',
  path: '/api/history/:object/:id/at',
  keyScope: 'object',
  kind: 'read',
  params: RecordPlace,
  query: z.object({ at: Instant }),
  output: RecordAt,
  summary: { zh: '一条记录在某一时刻的样子', en: 'A record as it was at an instant' },
});

/** Sets fields back to what they were at an instant, under the usual rules; all that differ when none is named. */
export const restoreValuesRoute = defineRoute({
  id: 'history.restore',
  method: 'POST',
  path: '/api/history/:object/:id/restore',
  keyScope: 'object',
  kind: 'write',
  params: RecordPlace,
  body: z.object({ at: Instant, fields: z.array(z.string().max(100)).min(1).max(200).optional(), version: z.int().optional() }),
  output: z.object({ id: z.string(), version: z.int(), fields: z.array(z.string()) }),
  summary: { zh: '把记录或字段恢复到某一时刻的值', en: 'Set a record or fields back to an earlier value' },
});

/** Deleted records of an object that the caller might have seen, latest first. */
export const listDeletedRoute = defineRoute({
  id: 'history.deleted',
  method: 'GET',
  path: '/api/history/:object/deleted',
  keyScope: 'object',
  kind: 'read',
  params: RecordPlace.pick({ object: true }),
  query: z.object({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        deletedAt: z.string(),
        deletedBy: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  summary: { zh: '已删除的记录', en: 'Deleted records' },
});

/** Brings a deleted record back with its id, versions, and what was deleted or cleared along with it. */
export const restoreDeletedRoute = defineRoute({
  id: 'history.undelete',
  method: 'POST',
  path: '/api/history/:object/:id/undelete',
  keyScope: 'object',
  kind: 'write',
  params: RecordPlace,
  output: z.object({ id: z.string(), restored: z.int() }),
  summary: { zh: '恢复已删除的记录', en: 'Restore a deleted record' },
});
