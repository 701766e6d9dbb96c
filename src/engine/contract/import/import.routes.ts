import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { ImportPlan, verdicts } from './import-plan.ts';

const Label = z.object({ zh: z.string(), en: z.string() });
const Id = z.uuid();
const IdParams = z.object({ id: Id });
const Verdict = z.enum(verdicts);
const RowIssue = z.object({ field: z.string().optional(), code: z.string(), message: Label });

/** The stations of an import, in the order it passes them. */
export const ImportStatus = z.enum(['staged', 'previewing', 'previewed', 'running', 'done', 'failed', 'undoing', 'undone']);

/** An import as its page and its API client see it. */
export const ImportView = z.object({
  id: Id,
  object: z.string(),
  /** What the rows become, in the plural. */
  label: Label,
  /** Page that lists what was imported. */
  recordsPath: z.string(),
  fileName: z.string(),
  encoding: z.string(),
  headers: z.array(z.string()),
  rowCount: z.number().int(),
  status: ImportStatus,
  jobId: Id.nullable(),
  error: Label.nullable(),
  plan: ImportPlan.nullable(),
  createdAt: z.string(),
  /** How many rows have each verdict: as previewed, or as written once it has run. */
  counts: z.object({
    new: z.number().int(),
    update: z.number().int(),
    same: z.number().int(),
    duplicate: z.number().int(),
    error: z.number().int(),
    pending: z.number().int(),
  }),
  /** Rows written so far. */
  done: z.number().int(),
  warnings: z.array(z.object({ code: z.string(), field: z.string().nullable(), rows: z.number().int(), message: Label })),
  /** What became of an undo. */
  undone: z.number().int(),
  /** What it made besides the records of its rows: missing references, or people and departments. */
  made: z.array(z.object({ label: Label, count: z.number().int() })),
  kept: z.number().int(),
});
export type ImportView = z.infer<typeof ImportView>;

/** A text of the file that no value of the field is called by; decide once what it stands for. */
export const UnknownText = z.object({ field: z.string(), text: z.string(), rows: z.number().int(), suggestion: z.string().nullable() });
export type UnknownText = z.infer<typeof UnknownText>;

const FieldChoice = z.object({
  id: z.string(),
  label: Label,
  kind: z.string(),
  isRequired: z.boolean(),
  values: z.array(z.object({ value: z.string(), label: Label })),
});

/** What a file can become; files are imported in ascending order, since later ones refer to earlier ones. */
export const ImportKindView = z.object({ id: z.string(), label: Label, order: z.number().int() });
export type ImportKindView = z.infer<typeof ImportKindView>;

/** Everything needed to decide how a staged file becomes records. */
export const ImportDraft = z.object({
  import: ImportView,
  sample: z.array(z.array(z.string())),
  /** The plan we would suggest from the headers. */
  guess: ImportPlan,
  /** Other imports made of the same file when it was uploaded: the customers and products of a file of orders. */
  beside: z.array(Id),
  /** The ready mapping that knows the file; `why` says why its rows cannot be kept, if so. */
  recipe: z.object({ id: z.string(), vendor: Label, why: Label.nullable() }).nullable(),
  /** The saved mapping the suggestion comes from. */
  mapping: z.object({ id: z.string(), name: z.string() }).nullable(),
  fields: z.array(FieldChoice),
  /** What else the person may import the file as. */
  kinds: z.array(ImportKindView),
  /** Field whose values are stages of a process; null when no process governs the records. */
  stageField: z.string().nullable(),
  /** Whether the rows hold from a day that the plan names: people in their teams. */
  needsStartDate: z.boolean(),
  /** First date in the columns that look like dates. */
  earliestDate: z.string().nullable(),
  /** For files that make more than one thing per row: what will be made. */
  makes: z.array(z.object({ label: Label, count: z.number().int() })),
});
export type ImportDraft = z.infer<typeof ImportDraft>;

const Option = z.object({ value: z.string(), label: Label });

export const uploadImport = defineRoute({
  id: 'import.upload',
  method: 'POST',
  path: '/api/imports',
  kind: 'write',
  raw: true,
  summary: { zh: '上传要导入的文件（CSV UTF-8 / GBK，Excel）', en: 'Upload a file to import (CSV UTF-8 / GBK, Excel)' },
  /** Without an object it is guessed from the headers. */
  query: z.object({ object: z.string().min(1).max(60).optional(), fileName: z.string().min(1).max(255) }),
  output: ImportDraft,
});

export const getDraft = defineRoute({
  id: 'import.draft',
  method: 'GET',
  path: '/api/imports/:id/draft',
  kind: 'read',
  summary: { zh: '已上传文件的样例、字段与建议方案', en: 'Sample, fields and suggested plan of an uploaded file' },
  params: IdParams,
  output: ImportDraft,
});

export const changeKind = defineRoute({
  id: 'import.change_kind',
  method: 'PUT',
  path: '/api/imports/:id/object',
  kind: 'write',
  summary: { zh: '更改文件要导入成什么', en: 'Change what a file is imported as' },
  params: IdParams,
  body: z.object({ object: z.string().min(1).max(60) }),
  output: ImportDraft,
});

export const planImport = defineRoute({
  id: 'import.plan',
  method: 'PUT',
  path: '/api/imports/:id/plan',
  kind: 'write',
  summary: { zh: '保存导入方案，并列出要对应的值', en: 'Save how a file becomes records; lists the texts to be mapped' },
  params: IdParams,
  body: z.object({ plan: ImportPlan }),
  output: z.object({
    import: ImportView,
    unknown: z.array(UnknownText),
    /** First date in the file's date columns: from when the people in it must be known. */
    earliestDate: z.string().nullable(),
    /** By field with unknown texts: what they may stand for. */
    options: z.record(z.string(), z.array(Option)),
    /** For files that make more than one thing per row: what will be made. */
    makes: z.array(z.object({ label: Label, count: z.number().int() })),
  }),
});

export const previewImport = defineRoute({
  id: 'import.preview',
  method: 'POST',
  path: '/api/imports/:id/preview',
  kind: 'write',
  summary: { zh: '预览：新增 / 更新 / 重复 / 错误，不写入', en: 'Preview: new, update, duplicate, error; nothing is written' },
  params: IdParams,
  output: z.object({ jobId: Id }),
});

export const runImport = defineRoute({
  id: 'import.run',
  method: 'POST',
  path: '/api/imports/:id/run',
  kind: 'write',
  summary: { zh: '开始导入', en: 'Run the import' },
  params: IdParams,
  output: z.object({ jobId: Id }),
});

export const undoImport = defineRoute({
  id: 'import.undo',
  method: 'POST',
  path: '/api/imports/:id/undo',
  kind: 'write',
  summary: { zh: '撤销导入；之后被人改过的记录保留并列出', en: 'Undo an import; records changed since are kept and listed' },
  params: IdParams,
  output: z.object({ jobId: Id }),
});

export const getImport = defineRoute({
  id: 'import.get',
  method: 'GET',
  path: '/api/imports/:id',
  kind: 'read',
  summary: { zh: '导入的进度与结果', en: 'Progress and result of an import' },
  params: IdParams,
  output: ImportView,
});

export const listImports = defineRoute({
  id: 'import.list',
  method: 'GET',
  path: '/api/imports',
  kind: 'read',
  summary: { zh: '导入记录', en: 'Imports' },
  output: z.object({ imports: z.array(ImportView) }),
});

export const listImportRows = defineRoute({
  id: 'import.rows',
  method: 'GET',
  path: '/api/imports/:id/rows',
  kind: 'read',
  summary: { zh: '逐行结果', en: 'Rows of an import with their verdicts' },
  params: IdParams,
  query: z.object({
    verdict: Verdict.optional(),
    warned: z.enum(['true', 'false']).default('false'),
    after: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        number: z.number().int(),
        cells: z.array(z.string()),
        verdict: Verdict.nullable(),
        recordId: Id.nullable(),
        issues: z.array(RowIssue),
        warnings: z.array(RowIssue),
      }),
    ),
    next: z.number().int().nullable(),
  }),
});

export const downloadErrors = defineRoute({
  id: 'import.errors',
  method: 'GET',
  path: '/api/imports/:id/errors.csv',
  kind: 'read',
  raw: true,
  summary: { zh: '下载没有导入的行及原因', en: 'Download the rows that were not imported, with reasons' },
  params: IdParams,
  output: z.string(),
});

export const listKept = defineRoute({
  id: 'import.kept',
  method: 'GET',
  path: '/api/imports/:id/kept',
  kind: 'read',
  summary: { zh: '撤销时保留的记录', en: 'Records kept by an undo' },
  params: IdParams,
  output: z.object({ records: z.array(z.object({ object: z.string(), id: Id, name: z.string().nullable(), because: Label })) }),
});
