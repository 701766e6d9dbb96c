import { z } from 'zod';

/**
 * What the verification can find: an event changed, deleted, inserted or moved after it was sealed, or a seal itself changed or missing.
 * `dropped` is said of seals whose events are gone without the log saying that their time was over.
 */
export const breakKinds = ['changed', 'deleted', 'inserted', 'moved', 'seal_changed', 'seal_missing', 'dropped'] as const;

/** One place where the log is not what was sealed. */
export const SealBreak = z.object({
  kind: z.enum(breakKinds),
  seal: z.int(),
  /** The event where it can be told; null when only the seal is known. */
  event: z.string().nullable(),
});
export type SealBreak = z.infer<typeof SealBreak>;

/** The outcome of checking a stretch of the chain; `next` is the seal to go on after, null at the end. */
export const VerifyStretch = z.object({
  seals: z.int(),
  events: z.int(),
  breaks: z.array(SealBreak),
  next: z.int().nullable(),
  /** How many seals there are in all, for progress. */
  last: z.int(),
  /** Hash of the last seal looked at, for keeping elsewhere. */
  head: z.object({ number: z.int(), hash: z.string(), sealedAt: z.string() }).nullable(),
  /** Events up to this seal were kept their set time and are gone; the chain is checked from here. */
  checkpoint: z.int().nullable(),
  /** Events written so recently that they are not sealed yet; told at the end. */
  tail: z.object({ events: z.int(), since: z.string().nullable() }).nullable(),
});
export type VerifyStretch = z.infer<typeof VerifyStretch>;
