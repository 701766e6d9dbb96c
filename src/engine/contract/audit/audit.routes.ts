import { z } from 'zod';
import { Instant } from '#platform/contract/instant.ts';
import { defineRoute } from '#platform/contract/route.ts';
import { ReadableValue } from '../records/timeline.ts';
import { VerifyStretch } from './seals.ts';

const LabelSchema = z.object({ zh: z.string(), en: z.string() });

/** What of the audit log is wanted; everything given must hold. */
export const AuditFilter = z.object({
  actor: z.uuid().optional(),
  object: z.string().max(100).optional(),
  record: z.uuid().optional(),
  field: z.string().max(100).optional(),
  kind: z.string().max(100).optional(),
  door: z.enum(['page', 'api', 'import', 'job', 'automation', 'cli', 'mcp']).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  /** Anywhere in what changed, the facts and the cause. */
  text: z.string().min(1).max(200).optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** One event as the log lists it. */
export const AuditRow = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.string(),
  object: z.string(),
  objectLabel: LabelSchema,
  record: z.object({ id: z.string(), name: z.string().nullable(), isOpen: z.boolean() }),
  actor: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  door: z.string(),
  cause: z.string().nullable(),
  /** Names of the changed fields, at most twenty. */
  fields: z.array(LabelSchema),
  isSealed: z.boolean(),
});
export type AuditRow = z.infer<typeof AuditRow>;

/** One event with everything the log knows of it. */
export const AuditDetail = AuditRow.extend({
  changes: z.array(z.object({ field: z.string(), label: LabelSchema, before: ReadableValue, after: ReadableValue })),
  facts: z.record(z.string(), z.unknown()).nullable(),
  seal: z.object({ number: z.int(), sealedAt: z.string(), hash: z.string(), isIntact: z.boolean() }).nullable(),
});
export type AuditDetail = z.infer<typeof AuditDetail>;

/** Searches the audit log, newest first. A page may be short, or empty, and still have a cursor: a search that finds little goes on in steps. */
export const searchAuditRoute = defineRoute({
  id: 'audit.search',
  method: 'POST',
  path: '/api/audit/events/query',
  kind: 'read',
  body: AuditFilter.extend({ cursor: z.string().max(200).optional(), limit: z.number().int().min(1).max(500).default(100) }),
  output: z.object({ rows: z.array(AuditRow), nextCursor: z.string().nullable(), searchedBackTo: z.string().nullable() }),
  summary: { zh: '查询审计日志', en: 'Search the audit log' },
});

/** One event of the audit log with before, after and its seal. */
export const getAuditEventRoute = defineRoute({
  id: 'audit.get',
  method: 'GET',
  path: '/api/audit/events/:id',
  kind: 'read',
  params: z.object({ id: z.uuid() }),
  output: AuditDetail,
  summary: { zh: '查看一条审计事件', en: 'Get one event of the audit log' },
});

/** What was found as CSV; the export is itself in the log. */
export const exportAuditRoute = defineRoute({
  id: 'audit.export',
  method: 'POST',
  path: '/api/audit/events/export',
  kind: 'read',
  raw: true,
  body: AuditFilter,
  output: z.unknown(),
  summary: { zh: '导出审计日志为 CSV', en: 'Export the audit log as CSV' },
});

/** Recomputes a stretch of the seals after the one given; called again with `next` until it is null. */
export const verifyAuditRoute = defineRoute({
  id: 'audit.verify',
  method: 'POST',
  path: '/api/audit/verify',
  kind: 'read',
  body: z.object({ after: z.int().min(0).max(2_147_483_647).default(0) }),
  output: VerifyStretch,
  summary: { zh: '校验审计日志是否被篡改', en: 'Check the audit log for tampering' },
});

/** How the log stands: its last seal, how long it is kept, and what it can be searched by. */
export const getAuditStateRoute = defineRoute({
  id: 'audit.state',
  method: 'GET',
  path: '/api/audit/state',
  kind: 'read',
  output: z.object({
    lastSeal: z.object({ number: z.int(), hash: z.string(), sealedAt: z.string() }).nullable(),
    keepMonths: z.int().nullable(),
    canKeep: z.boolean(),
    objects: z.array(z.object({ id: z.string(), label: LabelSchema, fields: z.array(z.object({ id: z.string(), label: LabelSchema })) })),
  }),
  summary: { zh: '审计日志的状态', en: 'State of the audit log' },
});

/** Sets how many months events are kept; null: for ever. */
export const updateAuditSettingRoute = defineRoute({
  id: 'audit.keep',
  method: 'PATCH',
  path: '/api/audit/setting',
  kind: 'write',
  body: z.object({ keepMonths: z.int().min(1).max(1200).nullable() }),
  output: z.object({ keepMonths: z.int().nullable() }),
  summary: { zh: '设定审计日志保留多久', en: 'Set how long the audit log is kept' },
});
