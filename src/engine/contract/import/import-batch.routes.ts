import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { ImportStatus, ImportView, UnknownText } from './import.routes.ts';
import { NewObject, ObjectProposal } from './new-object.ts';

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
  /** Objects that were made for files of it and are still there. */
  madeObjects: z.array(z.object({ id: z.string(), label: Label })),
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

const FileCheck = z.object({
  id: Id,
  /** Texts that stand for nothing, neither here nor in another file of the run; without an answer those of references leave a warning. */
  unknown: z.array(UnknownText.extend({ isReference: z.boolean() })),
  /** By field with unknown texts: what they may stand for. */
  options: z.record(z.string(), z.array(z.object({ value: z.string(), label: Label }))),
  /** Columns that refer to records: of another file of the run, or to those that are here. */
  relations: z.array(z.object({ column: z.number().int(), header: z.string(), file: z.string().nullable(), label: Label })),
});
/** What is to know of one file of a run before it is rehearsed. */
export type FileCheck = z.infer<typeof FileCheck>;

export const checkBatch = defineRoute({
  id: 'import.check_batch',
  method: 'GET',
  path: '/api/import-batches/:id/check',
  kind: 'read',
  summary: { zh: '文件之间的关联，以及还没有对应的取值', en: 'Relations among the files, and texts that stand for nothing yet' },
  params: IdParams,
  output: z.object({ files: z.array(FileCheck) }),
});

export const proposeObjects = defineRoute({
  id: 'import.propose_objects',
  method: 'GET',
  path: '/api/import-batches/:id/new-objects',
  kind: 'read',
  summary: { zh: '为没有对应对象的文件建议新对象', en: 'Objects proposed for files that fit none' },
  params: IdParams,
  output: z.object({ proposals: z.array(ObjectProposal) }),
});

export const makeObjects = defineRoute({
  id: 'import.make_objects',
  method: 'POST',
  path: '/api/import-batches/:id/new-objects',
  kind: 'write',
  summary: { zh: '从文件新建对象，并把文件导入到它', en: 'Make objects from files, which are then imported as them' },
  params: IdParams,
  body: z.object({ objects: z.array(NewObject).min(1).max(40) }),
  output: z.object({ objects: z.array(z.string()) }),
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
  /** Objects made for the files go too, if they are empty by then. */
  query: z.object({ hideObjects: z.enum(['true', 'false']).default('false') }),
  output: z.object({ jobId: Id }),
});
