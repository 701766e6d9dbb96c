import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { StoredFileView } from '#engine/contract/files/file.routes.ts';
import { activityOutcomes, activityTypes } from './activity.choices.ts';

const Id = z.object({ id: z.uuid() });
const Record = z.looseObject({ id: z.string(), version: z.int() });
const When = z.iso.datetime({ offset: true });

/** Where and when somebody arrived; coordinates as decimal texts of degrees. */
const CheckIn = z.object({
  at: When,
  latitude: z
    .string()
    .regex(/^-?\d{1,2}(\.\d{1,6})?$/)
    .optional(),
  longitude: z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,6})?$/)
    .optional(),
  /** Metres. */
  accuracy: z.int().min(0).max(10_000_000).optional(),
});
export type CheckIn = z.infer<typeof CheckIn>;

/** What came of a touch, and what is to happen next. */
const Result = z.object({
  content: z.string().trim().max(20_000).optional(),
  outcome: z.enum(activityOutcomes.map((option) => option.value)).optional(),
  nextStep: z.string().trim().max(500).optional(),
  nextStepOn: z.iso.date().optional(),
  /** With a time the next step also becomes a to-do of its own, due then. */
  nextStepAt: When.optional(),
  checkIn: CheckIn.optional(),
  /** Uploaded before. */
  photos: z.array(StoredFileView).max(20).optional(),
});

/** A follow-up that has just happened, logged in one step. */
export const LogActivityInput = Result.extend({
  type: z.enum(activityTypes.map((option) => option.value)),
  subject: z.string().trim().max(300).optional(),
  account: z.uuid().optional(),
  contact: z.uuid().optional(),
  opportunity: z.uuid().optional(),
  /** When it happened; default now. */
  at: When.optional(),
  duration: z.int().min(0).max(100_000).optional(),
  location: z.string().trim().max(300).optional(),
});
export type LogActivityInput = z.infer<typeof LogActivityInput>;

export const logActivityRoute = defineRoute({
  id: 'activity.log',
  method: 'POST',
  path: '/api/activities/log',
  kind: 'write',
  body: LogActivityInput,
  output: Record,
  summary: { zh: '一步记好跟进：内容、结果、下一步，并带到商机上', en: 'Log a follow-up in one step; its next step becomes the deal’s' },
});

export const completeActivityRoute = defineRoute({
  id: 'activity.complete',
  method: 'POST',
  path: '/api/activities/:id/complete',
  kind: 'write',
  params: Id,
  body: Result.extend({ at: When.optional(), contact: z.uuid().optional() }),
  output: Record,
  summary: { zh: '完成一条计划的跟进', en: 'Complete a planned activity' },
});

export const rescheduleActivityRoute = defineRoute({
  id: 'activity.reschedule',
  method: 'POST',
  path: '/api/activities/:id/reschedule',
  kind: 'write',
  params: Id,
  body: z.object({ dueAt: When, reason: z.string().trim().max(500).optional() }),
  output: Record,
  summary: { zh: '改期；迟到与否仍按最初计划算', en: 'Reschedule; lateness still counts from the first due time' },
});

export const cancelActivityRoute = defineRoute({
  id: 'activity.cancel',
  method: 'POST',
  path: '/api/activities/:id/cancel',
  kind: 'write',
  params: Id,
  body: z.object({ reason: z.string().trim().max(500).optional() }),
  output: Record,
  summary: { zh: '取消一条计划的跟进', en: 'Cancel a planned activity' },
});

export const todoFromCommentRoute = defineRoute({
  id: 'activity.todo_from_comment',
  method: 'POST',
  path: '/api/activities/from-comment',
  kind: 'write',
  body: z.object({ comment: z.uuid(), owner: z.uuid().optional(), dueAt: When.optional() }),
  output: Record,
  summary: { zh: '把一条评论转成待办，默认给记录的负责人', en: 'Turn a comment into a to-do, for the record’s owner by default' },
});
