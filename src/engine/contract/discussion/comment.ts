import { z } from 'zod';

const Person = z.object({ id: z.string(), name: z.string().nullable() });

/** The longest comment. */
export const longestComment = 10_000;

/** What somebody said about a record. */
export const Comment = z.object({
  id: z.uuid(),
  object: z.string(),
  recordId: z.uuid(),
  author: Person,
  /** Empty once it was deleted. */
  text: z.string(),
  /** Who is called by name in the text, as `@name`. */
  mentions: z.array(Person),
  at: z.string(),
  editedAt: z.string().nullable(),
  isDeleted: z.boolean(),
  version: z.int(),
  /** The record it was turned into, such as a to-do. */
  became: z.object({ object: z.string(), id: z.uuid() }).nullable(),
  /** Whether the caller may change or delete it: their own. */
  canEdit: z.boolean(),
});
export type Comment = z.infer<typeof Comment>;

/** What is written of a comment. */
export const CommentDraft = z.object({
  text: z.string().trim().min(1).max(longestComment),
  mentions: z.array(z.uuid()).max(50).default([]),
});
export type CommentDraft = z.infer<typeof CommentDraft>;

/** A saved comment, and who was mentioned without seeing the record: they are not told until it is shared with them. */
export const SavedComment = z.object({ comment: Comment, unseenBy: z.array(Person) });
export type SavedComment = z.infer<typeof SavedComment>;

/** One earlier text of a comment. */
export const CommentVersion = z.object({ version: z.int(), text: z.string(), until: z.string(), isDeletion: z.boolean() });
export type CommentVersion = z.infer<typeof CommentVersion>;
