import { z } from 'zod';
import { Comment } from '../discussion/comment.ts';

const LabelSchema = z.object({ zh: z.string(), en: z.string() });

/** A value before or after a change: as stored, and as people read it. */
export const ReadableValue = z.object({ value: z.unknown(), text: LabelSchema });
export type ReadableValue = z.infer<typeof ReadableValue>;

/** One thing that happened to a record. */
export const TimelineEntry = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.string(),
  actor: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  door: z.string(),
  cause: z.string().nullable(),
  changes: z.array(z.object({ field: z.string(), label: LabelSchema, before: ReadableValue, after: ReadableValue })),
  facts: z.record(z.string(), z.unknown()).nullable(),
  /** What was said, as it stands now; of entries of the kind `comment.added`. */
  comment: Comment.optional(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** Parts of a timeline: what changed, what people said, which files came. */
export const timelineParts = ['changes', 'comments', 'files'] as const;
export type TimelinePart = (typeof timelineParts)[number];

/** Which stretch of a timeline. */
export const TimelineInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  part: z.enum(timelineParts).optional(),
});
export type TimelineInput = z.infer<typeof TimelineInput>;

/** What happened to a record, newest first. */
export const Timeline = z.object({ entries: z.array(TimelineEntry), nextCursor: z.string().nullable() });
export type Timeline = z.infer<typeof Timeline>;

/** The historic fields of a record as they were from one instant to another; `until` is null while it holds. */
export const RecordVersion = z.object({
  from: z.string(),
  until: z.string().nullable(),
  values: z.record(z.string(), z.unknown()),
  _names: z.record(z.string(), z.string().nullable()),
});
export type RecordVersion = z.infer<typeof RecordVersion>;

/** All versions of a record, oldest first. */
export const RecordHistory = z.object({ versions: z.array(RecordVersion) });
export type RecordHistory = z.infer<typeof RecordHistory>;
