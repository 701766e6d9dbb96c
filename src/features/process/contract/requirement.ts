import { z } from 'zod';

const LabelSchema = z.object({ zh: z.string(), en: z.string() });

/** A requirement of a move as the API gives it. */
export const RequirementSchema = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.enum(['field', 'condition', 'checklist', 'reason', 'who', 'transition']),
  label: LabelSchema,
  isMet: z.boolean(),
  exceptionId: z.string().optional(),
  now: LabelSchema.optional(),
  hint: LabelSchema.optional(),
  remedy: z
    .discriminatedUnion('action', [
      z.object({ action: z.literal('fill'), field: z.string() }),
      z.object({ action: z.literal('create'), object: z.string(), values: z.record(z.string(), z.string()) }),
      z.object({ action: z.literal('confirm'), item: z.string() }),
      z.object({ action: z.literal('explain') }),
    ])
    .optional(),
  expression: z.string().optional(),
});

/** One stage a record could go to, and what stands in the way. */
export const MoveOption = z.object({
  to: z.string(),
  label: LabelSchema,
  kind: z.enum(['open', 'won', 'lost']),
  direction: z.enum(['forward', 'back', 'close', 'reopen']),
  /** The process has a transition there; without one no exception of a field helps. */
  exists: z.boolean(),
  /** Nothing is missing but what is said with the move itself: checklist and reason. */
  isReady: z.boolean(),
  isAllowed: z.boolean(),
  requirements: z.array(RequirementSchema),
});
export type MoveOption = z.infer<typeof MoveOption>;

/** Where a record is in its process and where it may go. */
export const MoveOptions = z.object({
  stage: z.string().nullable(),
  enteredAt: z.string().nullable(),
  processVersion: z.object({ id: z.string().nullable(), number: z.number(), validFrom: z.string().nullable() }),
  /** The path as this record went it: each stage with its days there so far. */
  path: z.array(
    z.object({
      id: z.string(),
      label: LabelSchema,
      kind: z.enum(['open', 'won', 'lost']),
      probability: z.number(),
      standardDwell: z.number().nullable(),
      /** Work days spent there, all stays together; null when it was never there. */
      dwell: z.number().nullable(),
      state: z.enum(['passed', 'current', 'ahead', 'skipped']),
    }),
  ),
  moves: z.array(MoveOption),
});
export type MoveOptions = z.infer<typeof MoveOptions>;
