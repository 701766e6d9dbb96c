import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { comparisonKinds, MatchRules } from './match-rules.ts';

const ObjectId = z.string().regex(/^[a-z][a-z0-9_]*$/);
const Id = z.object({ id: z.uuid() });

const Reason = z.object({ fields: z.array(z.string()), as: z.enum(comparisonKinds), points: z.number() });

/** A record that is, or may be, the one being written. */
export const FoundMatch = z.object({
  /** Null for a record the person may not see: only that there is one is told. */
  id: z.uuid().nullable(),
  name: z.string().nullable(),
  verdict: z.enum(['certain', 'possible']),
  confidence: z.int(),
  reasons: z.array(Reason),
});
export type FoundMatch = z.infer<typeof FoundMatch>;

export const checkDuplicatesRoute = defineRoute({
  id: 'duplicate.check',
  method: 'POST',
  path: '/api/duplicates/check',
  kind: 'read',
  summary: { zh: '查重：哪些已有记录与这些值相同或可能相同', en: 'Which records are, or may be, the same as these values' },
  body: z.object({
    object: ObjectId,
    values: z.record(z.string(), z.unknown()),
    /** The record being changed, left out of the answer. */ id: z.uuid().optional(),
  }),
  output: z.object({
    matches: z.array(FoundMatch),
    /** Whether saving would be refused. */
    isRefused: z.boolean(),
  }),
});

/** The rules of one object; version 0 is what its capability declares. */
export const RulesOfObject = z.object({ object: z.string(), version: z.int(), rules: MatchRules });
export type RulesOfObject = z.infer<typeof RulesOfObject>;

export const listMatchRules = defineRoute({
  id: 'duplicate.rules',
  method: 'GET',
  path: '/api/duplicates/rules',
  kind: 'read',
  summary: { zh: '各对象的查重规则', en: 'The rules by which duplicates of each object are found' },
  output: z.object({ rules: z.array(RulesOfObject) }),
});

export const listMatchRuleVersions = defineRoute({
  id: 'duplicate.rule_versions',
  method: 'GET',
  path: '/api/duplicates/rules/:object/versions',
  kind: 'read',
  summary: { zh: '查重规则的历史版本', en: 'Versions of the rules of an object' },
  params: z.object({ object: ObjectId }),
  output: z.object({
    versions: z.array(z.object({ version: z.int(), createdAt: z.string(), createdBy: z.uuid().nullable(), rules: MatchRules })),
  }),
});

export const publishMatchRules = defineRoute({
  id: 'duplicate.publish_rules',
  method: 'PUT',
  path: '/api/duplicates/rules/:object',
  kind: 'write',
  summary: { zh: '发布新版查重规则', en: 'Publish a new version of the rules of an object' },
  params: z.object({ object: ObjectId }),
  body: z.object({ /** The version the change was made from. */ version: z.int().min(0), rules: MatchRules }),
  output: RulesOfObject,
});

export const startSweep = defineRoute({
  id: 'duplicate.sweep',
  method: 'POST',
  path: '/api/duplicates/sweeps',
  kind: 'write',
  summary: { zh: '在后台查找全部重复记录', en: 'Look for duplicates among all records in the background' },
  body: z.object({ object: ObjectId }),
  output: z.object({ jobId: z.uuid() }),
});

/** Records that may all be the same. */
export const DuplicateGroup = z.object({
  id: z.uuid(),
  object: z.string(),
  state: z.enum(['open', 'merged', 'dismissed']),
  /** In percent, of its weakest pair. */
  confidence: z.int(),
  foundAt: z.string(),
  records: z.array(z.object({ id: z.uuid(), name: z.string(), updatedAt: z.string() })),
  pairs: z.array(
    z.object({ left: z.uuid(), right: z.uuid(), confidence: z.int(), verdict: z.enum(['certain', 'possible']), reasons: z.array(Reason) }),
  ),
});
export type DuplicateGroup = z.infer<typeof DuplicateGroup>;

export const listDuplicateGroups = defineRoute({
  id: 'duplicate.groups',
  method: 'GET',
  path: '/api/duplicates/groups',
  kind: 'read',
  summary: { zh: '查到的重复组', en: 'Groups of duplicates found' },
  query: z.object({
    object: ObjectId,
    state: z.enum(['open', 'merged', 'dismissed']).default('open'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
  }),
  output: z.object({ groups: z.array(DuplicateGroup), total: z.int() }),
});

/** A value of a record as the merge page shows it. */
const MergeRecord = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  updatedAt: z.string(),
  /** How many fields are filled. */
  filled: z.int(),
  values: z.record(z.string(), z.unknown()),
  /** Private fields of which `values` says only that there is something. */
  masked: z.array(z.string()),
  names: z.record(z.string(), z.string().nullable()),
  /** How many records, files and shares point to it. */
  relations: z.int(),
  canMerge: z.boolean(),
});
/** A record of a group, with all its fields. */
export type MergeRecord = z.infer<typeof MergeRecord>;

export const getDuplicateGroup = defineRoute({
  id: 'duplicate.group',
  method: 'GET',
  path: '/api/duplicates/groups/:id',
  kind: 'read',
  summary: { zh: '一组重复记录的全部字段，供合并', en: 'The fields of a group of duplicates, for merging' },
  params: Id,
  output: z.object({ group: DuplicateGroup, records: z.array(MergeRecord), survivor: z.uuid() }),
});

export const dismissDuplicateGroup = defineRoute({
  id: 'duplicate.dismiss',
  method: 'POST',
  path: '/api/duplicates/groups/:id/dismiss',
  kind: 'write',
  summary: { zh: '确认这些记录并不重复', en: 'Say that these records are not the same' },
  params: Id,
  output: z.object({ dismissed: z.int() }),
});

/** One merge that was made, or undone. */
export const Merge = z.object({
  id: z.uuid(),
  object: z.string(),
  survivorId: z.uuid(),
  survivorName: z.string().nullable(),
  mergedId: z.uuid(),
  mergedName: z.string(),
  mergedAt: z.string(),
  mergedBy: z.uuid().nullable(),
  undoneAt: z.string().nullable(),
  /** Relations moved to the survivor, by `object.field` or table. */
  moved: z.record(z.string(), z.int()),
  /** What an undo left alone because it had changed since, in words. */
  kept: z.array(z.object({ zh: z.string(), en: z.string() })),
});
export type Merge = z.infer<typeof Merge>;

export const mergeDuplicates = defineRoute({
  id: 'duplicate.merge',
  method: 'POST',
  path: '/api/duplicates/merges',
  kind: 'write',
  summary: { zh: '把几条记录合并为一条，关联全部转移，可撤销', en: 'Merge records into one, with all that refers to them; can be undone' },
  body: z.object({
    object: ObjectId,
    survivor: z.uuid(),
    merged: z.array(z.uuid()).min(1).max(20),
    /** By field: the record whose value is kept. Default: the survivor’s, or the first that is not empty. */
    fields: z.record(z.string(), z.uuid()).default({}),
  }),
  output: z.object({ merges: z.array(Merge) }),
});

export const listMerges = defineRoute({
  id: 'duplicate.merges',
  method: 'GET',
  path: '/api/duplicates/merges',
  kind: 'read',
  summary: { zh: '最近的合并', en: 'Recent merges' },
  query: z.object({ object: ObjectId.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({ merges: z.array(Merge) }),
});

export const undoMerge = defineRoute({
  id: 'duplicate.undo_merge',
  method: 'POST',
  path: '/api/duplicates/merges/:id/undo',
  kind: 'write',
  summary: { zh: '撤销合并，恢复被合并的记录', en: 'Undo a merge: the merged record comes back' },
  params: Id,
  output: Merge,
});
