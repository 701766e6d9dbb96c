import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

const Name = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

export const revealFieldRoute = defineRoute({
  id: 'access.reveal',
  method: 'POST',
  path: '/api/access/records/:object/:id/reveal',
  keyScope: 'object',
  kind: 'write',
  summary: { zh: '显示一个私密字段的值（留痕）', en: 'Reveal the value of a private field (logged)' },
  params: z.object({ object: Name, id: z.uuid() }),
  body: z.object({ field: Name }),
  output: z.object({ field: z.string(), value: z.unknown() }),
});
