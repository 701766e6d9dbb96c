import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { ImportStatus, ImportView } from './import.routes.ts';

const Label = z.object({ zh: z.string(), en: z.string() });
const Id = z.uuid();
const IdParams = z.object({ id: Id });

/** Several files imported as one: rehearsed together, run in the order their references need, taken back together. */
export const ImportBatchView = z.object({
  id: Id,
  name: z.string(),
  status: ImportStatus,
  jobId: Id.nullable(),
  error: Label.nullable(),
  createdAt: z.string(),
  /** In the order in which they are imported. */
  imports: z.array(ImportView),
});
export type ImportBatchView = z.infer<typeof ImportBatchView>;

export const uploadBatch = defineRoute({
  id: 'import.upload_batch',
  method: 'POST',
  path: '/api/import-batches',
  kind: 'write',
  raw: true,
  summary: { zh: '上传一个 zip，里面的文件一起导入', en: 'Upload a zip whose files are imported together' },
  query: z.object({ fileName: z.string().min(1).max(255) }),
  output: ImportBatchView,
});

export const groupImports = defineRoute({
  id: 'import.group',
  method: 'POST',
  path: '/api/import-batches/group',
  kind: 'write',
  summary: { zh: '把已上传的文件合成一次导入', en: 'Make files uploaded one by one a single run' },
  body: z.object({ name: z.string().min(1).max(255), imports: z.array(Id).min(1).max(100) }),
  output: ImportBatchView,
});

export const getBatch = defineRoute({
  id: 'import.batch',
  method: 'GET',
  path: '/api/import-batches/:id',
  kind: 'read',
  summary: { zh: '一起导入的文件、进度与结果', en: 'Files imported together, with progress and results' },
  params: IdParams,
  output: ImportBatchView,
});

export const previewBatch = defineRoute({
  id: 'import.preview_batch',
  method: 'POST',
  path: '/api/import-batches/:id/preview',
  kind: 'write',
  summary: { zh: '一起预览：后面的文件能引用前面的', en: 'Rehearse all files together, later ones finding what earlier ones would make' },
  params: IdParams,
  output: z.object({ jobId: Id }),
});

export const runBatch = defineRoute({
  id: 'import.run_batch',
  method: 'POST',
  path: '/api/import-batches/:id/run',
  kind: 'write',
  summary: { zh: '依次导入全部文件', en: 'Import all files in their order' },
  params: IdParams,
  output: z.object({ jobId: Id }),
});

export const undoBatch = defineRoute({
  id: 'import.undo_batch',
  method: 'POST',
  path: '/api/import-batches/:id/undo',
  kind: 'write',
  summary: { zh: '一起撤销', en: 'Take all files back' },
  params: IdParams,
  output: z.object({ jobId: Id }),
});
