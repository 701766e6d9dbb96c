import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

/** What a dashboard may be taken out as. */
export const DocumentFormat = z.enum(['pdf', 'xlsx']);
export type DocumentFormat = z.infer<typeof DocumentFormat>;

/** A dashboard as a file, with the figures the caller may see; delivery makes it. */
export const downloadDashboardRoute = defineRoute({
  id: 'dashboard.download',
  method: 'GET',
  path: '/api/dashboards/:id/file',
  kind: 'read',
  raw: true,
  summary: { zh: '把仪表盘下载为 PDF 或 Excel（按下载者的权限）', en: 'Download a dashboard as PDF or Excel, under the caller’s rights' },
  params: z.object({ id: z.union([z.uuid(), z.string().regex(/^ready:[a-z_]{1,40}$/)]) }),
  query: z.object({
    format: DocumentFormat,
    /** Language of its words; default: the caller’s. */
    locale: z.enum(['zh', 'en']).optional(),
    /** Filter as JSON, instead of what the dashboard opens with. */
    filter: z.string().max(8000).optional(),
  }),
  output: z.unknown(),
});
