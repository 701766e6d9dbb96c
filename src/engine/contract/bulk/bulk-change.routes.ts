import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { FilterTree } from '../expression/filter-tree.ts';

const LabelText = z.object({ zh: z.string(), en: z.string() });
const ById = z.object({ id: z.uuid() });
/** More records than this cannot be named one by one; a condition stands for any number. */
const mostNamed = 20_000;

/** Which records: those named, or all a condition finds of what the person sees. */
const BulkSelection = z.object({
  ids: z.array(z.uuid()).min(1).max(mostNamed).optional(),
  filter: FilterTree.optional(),
  expression: z.string().max(4000).optional(),
  search: z.string().max(100).optional(),
});
/** Which records a bulk change takes. */
export type BulkSelection = z.infer<typeof BulkSelection>;

/** The same values for many records. */
export const BulkChangeRequest = z.object({
  object: z.string().max(60),
  selection: BulkSelection,
  /** By field; null empties it. */
  values: z.record(z.string().max(60), z.unknown()).refine((values) => Object.keys(values).length > 0),
  /** Empties choices that no longer fit beside the new values, instead of refusing those records. Default true. */
  clearsMisfits: z.boolean().default(true),
});
/** The same values for many records. */
export type BulkChangeRequest = z.infer<typeof BulkChangeRequest>;

/** What would become of one record. */
const BulkSample = z.object({
  id: z.string(),
  name: z.string().nullable(),
  /** Values as they are and as they would be, by field; what is emptied along with the change included. */
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  /** Names of what the values before refer to. */
  names: z.record(z.string(), z.string().nullable()),
  problem: LabelText.nullable(),
});
/** What would become of one record. */
export type BulkSample = z.infer<typeof BulkSample>;

/** How far a bulk change has come and what became of its records. */
const BulkChangeView = z.object({
  id: z.string(),
  object: z.string(),
  values: z.record(z.string(), z.unknown()),
  status: z.enum(['running', 'cancelling', 'cancelled', 'done', 'failed', 'undoing', 'undone']),
  total: z.int(),
  changed: z.int(),
  same: z.int(),
  refused: z.int(),
  /** Of the changed: given back their old values, and left alone since somebody changed them after. */
  restored: z.int(),
  kept: z.int(),
  error: LabelText.nullable(),
  createdAt: z.string(),
  /** Who started it; only they stop it and take it back. */
  by: z.object({ id: z.string(), name: z.string() }),
  isOwn: z.boolean(),
});
/** How far a bulk change has come. */
export type BulkChangeView = z.infer<typeof BulkChangeView>;

export const previewBulkChangeRoute = defineRoute({
  id: 'bulk_change.preview',
  method: 'POST',
  path: '/api/bulk-changes/preview',
  kind: 'write',
  summary: {
    zh: '看看批量修改会改什么：总数、样本，以及会被拒绝的记录和原因；什么都不写',
    en: 'See what a bulk change would do: how many, a sample, and what would be refused and why; nothing is written',
  },
  body: BulkChangeRequest,
  output: z.object({
    total: z.int(),
    /** How many of them were looked at; all of them up to 1,000. */
    looked: z.int(),
    changed: z.int(),
    same: z.int(),
    refused: z.int(),
    /** Refused ones first. */
    sample: z.array(BulkSample),
  }),
});

export const startBulkChangeRoute = defineRoute({
  id: 'bulk_change.start',
  method: 'POST',
  path: '/api/bulk-changes',
  kind: 'write',
  summary: { zh: '在后台批量修改任意多条记录', en: 'Change any number of records in the background' },
  body: BulkChangeRequest,
  output: BulkChangeView,
});

export const listBulkChangesRoute = defineRoute({
  id: 'bulk_change.list',
  method: 'GET',
  path: '/api/bulk-changes',
  kind: 'read',
  summary: {
    zh: '最近的批量修改：自己的；能看审计日志的人看所有人的',
    en: 'The latest bulk changes: one\u2019s own; everybody\u2019s for who may see the audit log',
  },
  output: z.object({ rows: z.array(BulkChangeView) }),
});

export const getBulkChangeRoute = defineRoute({
  id: 'bulk_change.get',
  method: 'GET',
  path: '/api/bulk-changes/:id',
  kind: 'read',
  summary: { zh: '一次批量修改的进度与结果', en: 'Progress and result of a bulk change' },
  params: ById,
  output: BulkChangeView,
});

export const listBulkRecordsRoute = defineRoute({
  id: 'bulk_change.records',
  method: 'GET',
  path: '/api/bulk-changes/:id/records',
  kind: 'read',
  summary: { zh: '一次批量修改的逐条结果', en: 'What became of each record of a bulk change' },
  params: ById,
  query: z.object({
    verdict: z.enum(['changed', 'refused', 'restored', 'kept']).optional(),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({
    rows: z.array(z.object({ id: z.string(), name: z.string().nullable(), verdict: z.string(), reason: LabelText.nullable() })),
    nextAfter: z.string().nullable(),
  }),
});

export const cancelBulkChangeRoute = defineRoute({
  id: 'bulk_change.cancel',
  method: 'POST',
  path: '/api/bulk-changes/:id/cancel',
  kind: 'write',
  summary: { zh: '停止批量修改；已改的仍可撤销', en: 'Stop a bulk change; what is changed already can be undone' },
  params: ById,
  output: BulkChangeView,
});

export const undoBulkChangeRoute = defineRoute({
  id: 'bulk_change.undo',
  method: 'POST',
  path: '/api/bulk-changes/:id/undo',
  kind: 'write',
  summary: { zh: '撤销批量修改；之后又被改过的不动', en: 'Take a bulk change back; what was changed again since is left alone' },
  params: ById,
  output: BulkChangeView,
});
