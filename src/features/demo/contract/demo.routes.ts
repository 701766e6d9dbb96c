import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

/** Fills an empty workspace with the demo company, in the background. */
export const startDemoRoute = defineRoute({
  id: 'demo.start',
  method: 'POST',
  path: '/api/demo',
  kind: 'write',
  summary: { zh: '在空工作区中生成演示公司的一年数据', en: 'Fill an empty workspace with a year of a demo company' },
  output: z.object({ jobId: z.string() }),
});
