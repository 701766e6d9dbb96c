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

const Uploader = z.object({ id: z.string(), name: z.string().nullable() });
const FileVersion = StoredFileView.extend({ at: z.string(), by: Uploader });

/** A file of a record with the earlier ones of its name, latest first. */
export const RecordFile = FileVersion.extend({
  /** Whether browsers show it in place, such as an image or a PDF. */
  isShownInPlace: z.boolean(),
  versions: z.array(FileVersion),
  canRemove: z.boolean(),
});
export type RecordFile = z.infer<typeof RecordFile>;

/** The files people put to a record; several of one name are versions of one file. */
export const listRecordFilesRoute = defineRoute({
  id: 'file.of_record',
  method: 'GET',
  path: '/api/files/of/:object/:id',
  keyScope: 'object',
  kind: 'read',
  params: z.object({ object: z.string().max(100), id: z.uuid() }),
  output: z.object({ files: z.array(RecordFile) }),
  summary: { zh: '一条记录的文件，同名的是同一文件的各版本', en: 'Files of a record; those of one name are versions of one file' },
});

/** Takes a file off its record, with all its versions; the bytes are kept. */
export const removeFileRoute = defineRoute({
  id: 'file.remove',
  method: 'DELETE',
  path: '/api/files/:id',
  kind: 'write',
  params: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  summary: { zh: '从记录上移除文件（各版本一起，字节仍保留）', en: 'Take a file with its versions off its record; the bytes are kept' },
});
