import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { ProcessDefinition } from './definition.ts';

const Id = z.object({ id: z.uuid() });
const ByObject = z.object({ object: z.string().min(1).max(60) });
const Loose = z.object({ zh: z.string(), en: z.string() });

/** A version of a process as lists show it. */
export const VersionSummary = z.object({
  id: z.string(),
  object: z.string(),
  number: z.int(),
  status: z.enum(['draft', 'published', 'retired']),
  /** Counts saves of a draft; send it back to be told of a conflict. */
  revision: z.int(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  note: z.string().nullable(),
  /** Where it came from: `default`, `version:<id>`, `action:<id>`. */
  origin: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type VersionSummary = z.infer<typeof VersionSummary>;

/** A version with its definition. */
export const VersionDetail = VersionSummary.extend({ definition: ProcessDefinition });
export type VersionDetail = z.infer<typeof VersionDetail>;

const LintIssues = z.object({
  issues: z.array(
    z.object({
      severity: z.enum(['error', 'warning']),
      code: z.string(),
      at: z.string(),
      message: Loose,
      span: z.object({ start: z.int(), end: z.int() }).optional(),
    }),
  ),
});

export const listProcessesRoute = defineRoute({
  id: 'process.list',
  method: 'GET',
  path: '/api/processes',
  kind: 'read',
  output: z.object({
    processes: z.array(
      z.object({
        id: z.string().nullable(),
        object: z.string(),
        name: Loose,
        versionId: z.string().nullable(),
        number: z.int().nullable(),
        validFrom: z.string().nullable(),
      }),
    ),
  }),
  summary: { zh: '全部流程', en: 'All processes' },
});

export const getInForceRoute = defineRoute({
  id: 'process.in_force',
  method: 'GET',
  path: '/api/processes/:object',
  kind: 'read',
  params: ByObject,
  output: z.object({ versionId: z.string().nullable(), number: z.int(), validFrom: z.string().nullable(), definition: ProcessDefinition }),
  summary: { zh: '正在生效的流程', en: 'The process in force' },
});

export const listVersionsRoute = defineRoute({
  id: 'process.versions',
  method: 'GET',
  path: '/api/processes/:object/versions',
  kind: 'read',
  params: ByObject,
  output: z.object({ versions: z.array(VersionSummary) }),
  summary: { zh: '流程的各个版本', en: 'Versions of a process' },
});

export const createDraftRoute = defineRoute({
  id: 'process.create_draft',
  method: 'POST',
  path: '/api/processes/:object/versions',
  kind: 'write',
  params: ByObject,
  body: z.object({ copyOf: z.uuid().optional(), note: z.string().trim().max(500).optional() }),
  output: VersionDetail,
  summary: { zh: '由现行版本（或指定版本）起草新版本', en: 'Start a draft from the version in force or a given one' },
});

export const getVersionRoute = defineRoute({
  id: 'process.version',
  method: 'GET',
  path: '/api/process-versions/:id',
  kind: 'read',
  params: Id,
  output: VersionDetail,
  summary: { zh: '查看一个流程版本', en: 'Get a version' },
});

export const updateDraftRoute = defineRoute({
  id: 'process.update_draft',
  method: 'PUT',
  path: '/api/process-versions/:id',
  kind: 'write',
  params: Id,
  body: z.object({ definition: ProcessDefinition, revision: z.int().min(1).optional(), note: z.string().trim().max(500).nullable().optional() }),
  output: VersionDetail,
  summary: { zh: '保存草稿', en: 'Save a draft' },
});

export const deleteDraftRoute = defineRoute({
  id: 'process.delete_draft',
  method: 'DELETE',
  path: '/api/process-versions/:id',
  kind: 'write',
  params: Id,
  output: z.object({ deleted: z.boolean() }),
  summary: { zh: '放弃草稿', en: 'Discard a draft' },
});

export const lintVersionRoute = defineRoute({
  id: 'process.lint',
  method: 'GET',
  path: '/api/process-versions/:id/lint',
  kind: 'read',
  params: Id,
  output: LintIssues,
  summary: { zh: '检查流程：能到达、有出口、有退路、条件写得对', en: 'Lint a version' },
});

export const diffVersionRoute = defineRoute({
  id: 'process.diff',
  method: 'GET',
  path: '/api/process-versions/:id/diff',
  kind: 'read',
  params: Id,
  query: z.object({ against: z.uuid().optional() }),
  output: z.object({
    against: z.string().nullable(),
    changes: z.array(
      z.object({ path: z.string(), kind: z.enum(['added', 'removed', 'changed']), before: z.unknown().optional(), after: z.unknown().optional() }),
    ),
    /** Stages that vanish, with how many records are in each; publishing asks where they go. */
    vanished: z.array(z.object({ stage: z.string(), label: Loose, records: z.int() })),
  }),
  summary: { zh: '与现行版本（或指定版本）的差别', en: 'What differs from the version in force or a given one' },
});

export const publishVersionRoute = defineRoute({
  id: 'process.publish',
  method: 'POST',
  path: '/api/process-versions/:id/publish',
  kind: 'write',
  params: Id,
  body: z.object({ mapping: z.record(z.string(), z.string()).default({}) }),
  output: VersionDetail.extend({ moved: z.int() }),
  summary: { zh: '发布草稿，立即生效；消失的阶段要给出映射', en: 'Publish a draft, in force at once; vanished stages need a mapping' },
});

const Exception = z.object({
  id: z.string(),
  object: z.string(),
  memberId: z.string().nullable(),
  recordId: z.string().nullable(),
  conditionId: z.string(),
  reason: z.string(),
  expiresAt: z.string(),
  grantedBy: z.string().nullable(),
  grantedAt: z.string(),
  revokedAt: z.string().nullable(),
  uses: z.int(),
  isInForce: z.boolean(),
});

/** An exception to one requirement: for a member, a record, or a member at a record. */
export const GrantExceptionInput = z.object({
  object: z.string().default('opportunity'),
  memberId: z.uuid().optional(),
  recordId: z.uuid().optional(),
  /** Id of the requirement as a refused move names it. */
  conditionId: z.string().min(1).max(120),
  reason: z.string().trim().min(1).max(1000),
  expiresAt: z.iso.datetime({ offset: true }),
});

export const grantExceptionRoute = defineRoute({
  id: 'process.grant_exception',
  method: 'POST',
  path: '/api/process-exceptions',
  kind: 'write',
  body: GrantExceptionInput,
  output: z.object({ id: z.string() }),
  summary: { zh: '批准例外：对谁、哪条要求、为什么、到何时', en: 'Grant an exception: to whom, for which requirement, why, until when' },
});

export const listExceptionsRoute = defineRoute({
  id: 'process.exceptions',
  method: 'GET',
  path: '/api/process-exceptions',
  kind: 'read',
  query: z.object({ object: z.string().default('opportunity'), recordId: z.uuid().optional() }),
  output: z.object({ exceptions: z.array(Exception) }),
  summary: { zh: '例外清单与使用次数', en: 'Exceptions and how often each was used' },
});

export const revokeExceptionRoute = defineRoute({
  id: 'process.revoke_exception',
  method: 'DELETE',
  path: '/api/process-exceptions/:id',
  kind: 'write',
  params: Id,
  output: z.object({ revoked: z.boolean() }),
  summary: { zh: '收回例外', en: 'Revoke an exception' },
});
