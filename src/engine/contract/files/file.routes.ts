import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

/** The largest file people may upload. */
export const longestFileBytes = 100 * 1024 * 1024;

/** An uploaded file: what file fields of records hold. */
export const StoredFileView = z.object({ id: z.uuid(), name: z.string(), size: z.number().int(), type: z.string() }).meta({ title: 'Stored file' });
export type StoredFileView = z.infer<typeof StoredFileView>;

/** The body is the file itself, of any type; with `object` and `record` it belongs to that record, whose readers may read it. */
export const uploadFileRoute = defineRoute({
  id: 'file.upload',
  method: 'POST',
  path: '/api/files',
  summary: { zh: '上传文件（请求体即文件内容，至多 100 MB）', en: 'Upload a file (the body is the file, at most 100 MB)' },
  query: z.object({ name: z.string().trim().min(1).max(255), object: z.string().max(100).optional(), record: z.uuid().optional() }),
  output: StoredFileView,
  kind: 'write',
  raw: true,
});

export const downloadFileRoute = defineRoute({
  id: 'file.download',
  method: 'GET',
  path: '/api/files/:id',
  summary: { zh: '下载文件', en: 'Download a file' },
  params: z.object({ id: z.uuid() }),
  output: z.unknown(),
  kind: 'read',
  raw: true,
});
