import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

/** Somebody before a record now, and the field they are changing, if any. */
export const PersonThere = z.object({ id: z.uuid(), name: z.string(), field: z.string().nullable() });
export type PersonThere = z.infer<typeof PersonThere>;

/** How often a screen says that it is still there. */
export const presenceBeatMs = 15_000;
/** After so long without a word nobody is there any more. */
export const presenceLastsMs = 40_000;

/** Says that a screen shows a record, and hears who else does; kept in memory only, for less than a minute. */
export const lookAtRecordRoute = defineRoute({
  id: 'presence.look',
  method: 'POST',
  path: '/api/presence/:object/:id',
  keyScope: 'object',
  kind: 'read',
  params: z.object({ object: z.string().max(100), id: z.uuid() }),
  body: z.object({ screen: z.string().min(1).max(60), field: z.string().max(100).nullable().default(null), isLeaving: z.boolean().default(false) }),
  output: z.object({ people: z.array(PersonThere) }),
  raw: true,
  summary: { zh: '告诉大家我在看这条记录，并得知还有谁在看', en: 'Say that one looks at a record, and hear who else does' },
});
