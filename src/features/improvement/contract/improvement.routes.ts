import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

export const adoptAction = defineRoute({
  id: 'improvement.adoptAction',
  method: 'POST',
  path: '/api/inspection-actions/:id/adopt',
  kind: 'write',
  summary: {
    zh: '把已关闭的措施采纳为流程草稿：关口从此禁止这一问题',
    en: 'Adopt a closed action as a draft process version whose gate forbids the finding',
  },
  params: z.object({ id: z.uuid() }),
  body: z.object({
    /** Stages whose entry shall ask for it; absent: every open stage after the first, and winning. */
    stages: z.array(z.string().max(60)).min(1).max(40).optional(),
  }),
  output: z.object({ versionId: z.uuid(), number: z.number().int(), stages: z.array(z.string()) }),
});
