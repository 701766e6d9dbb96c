/** What a follow-up may belong to, several at once: fields of the follow-up, named as the objects they refer to. */
export const followUpLinks = ['account', 'opportunity', 'contact'] as const;

/** One of them. */
export type FollowUpLink = (typeof followUpLinks)[number];
