import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { JobStatus } from '../jobs/job.routes.ts';
import { QueryInput } from '../records/query.ts';

/** What an export may be saved as. */
export const ExportFormat = z.enum(['xlsx', 'csv']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** A view of one object, as a list shows it: filter, order, columns, day looked at. */
export const ExportRequest = QueryInput.omit({ limit: true, cursor: true }).extend({
  object: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/),
  format: ExportFormat.default('xlsx'),
  /** Language of headers and words; default: that of the member. */
  locale: z.enum(['zh', 'en']).optional(),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

/** How far an export is; its file can be fetched once it is done, until it expires. */
export const ExportView = z
  .object({
    id: z.uuid(),
    object: z.string(),
    format: ExportFormat,
    fileName: z.string(),
    status: z.enum([...JobStatus.options, 'expired']),
    /** Records written so far. */
    done: z.int(),
    total: z.int().nullable(),
    sizeBytes: z.int().nullable(),
    createdAt: z.string(),
    expiresAt: z.string().nullable(),
    error: z.object({ code: z.string(), message: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
  })
  .meta({ title: 'Export' });
export type ExportView = z.infer<typeof ExportView>;

const Id = z.object({ id: z.uuid() });

export const startExportRoute = defineRoute({
  id: 'export.start',
  method: 'POST',
  path: '/api/exports',
  kind: 'write',
  keyScope: 'any',
  body: ExportRequest,
  output: ExportView,
  summary: { zh: '在后台把一个视图导出为 Excel 或 CSV', en: 'Export a view to Excel or CSV in the background' },
});

export const listExportsRoute = defineRoute({
  id: 'export.list',
  method: 'GET',
  path: '/api/exports',
  kind: 'read',
  keyScope: 'any',
  output: z.object({ exports: z.array(ExportView) }),
  summary: { zh: '我最近的导出', en: 'My recent exports' },
});

export const getExportRoute = defineRoute({
  id: 'export.get',
  method: 'GET',
  path: '/api/exports/:id',
  kind: 'read',
  keyScope: 'any',
  params: Id,
  output: ExportView,
  summary: { zh: '查看一次导出的进度', en: 'How far an export is' },
});

export const downloadExportRoute = defineRoute({
  id: 'export.download',
  method: 'GET',
  path: '/api/exports/:id/file',
  kind: 'read',
  keyScope: 'any',
  raw: true,
  refusals: [409, 410],
  params: Id,
  output: z.unknown(),
  summary: { zh: '下载导出的文件；只有导出者本人可以', en: 'Download the file of an export; only whoever asked for it may' },
});
