import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { FilterTree } from '../expression/filter-tree.ts';

const ObjectId = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
const Id = z.object({ id: z.uuid() });
const Records = z.array(z.uuid()).min(1).max(1_000);
const Roles = z.array(z.string().min(1).max(60)).max(50);

/** With whom a segment is shared. */
export const SegmentSharing = z.enum(['nobody', 'roles', 'everybody']);
export type SegmentSharing = z.infer<typeof SegmentSharing>;

/** Members on a list, or members by a condition that is asked whenever the segment is read. */
export const SegmentKind = z.enum(['static', 'dynamic']);
export type SegmentKind = z.infer<typeof SegmentKind>;

const Name = z.string().trim().min(1).max(80);
const Description = z.string().trim().max(500);
const Expression = z.string().max(4_000);

/** A kept set of records of one object; everybody finds in it only the records they may see. */
export const Segment = z
  .object({
    id: z.uuid(),
    object: ObjectId,
    kind: SegmentKind,
    name: Name,
    description: z.string(),
    /** Of a dynamic one: what its members meet, the filter and the expression both. */
    filter: FilterTree.nullable(),
    expression: z.string().nullable(),
    shared: SegmentSharing,
    /** Ids of the roles that see it, when it is shared with roles. */
    roles: Roles,
    owner: z.uuid(),
    owner_name: z.string().nullable(),
    can_edit: z.boolean(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: 'Segment' });
export type Segment = z.infer<typeof Segment>;

/** Something that asks for a segment and would no longer work without it. */
export const SegmentUse = z.object({ kind: z.enum(['segment', 'view']), id: z.uuid(), name: z.string(), object: z.string() });
export type SegmentUse = z.infer<typeof SegmentUse>;

/** What a segment holds of the caller's records. */
const Counted = z.object({ id: z.uuid(), count: z.int() });

export const listSegmentsRoute = defineRoute({
  id: 'segment.list',
  method: 'GET',
  path: '/api/segments',
  summary: { zh: '细分：自己的与共享给我的', en: 'Segments: one’s own and those shared with one' },
  query: z.object({
    object: ObjectId.optional(),
    /** Only the static ones that hold this record of the object. */
    record: z.uuid().optional(),
  }),
  output: z.object({ rows: z.array(Segment), can_share: z.boolean() }),
  kind: 'read',
});

export const getSegmentRoute = defineRoute({
  id: 'segment.get',
  method: 'GET',
  path: '/api/segments/:id',
  summary: { zh: '查看一个细分', en: 'One segment' },
  params: Id,
  output: Segment,
  kind: 'read',
});

export const createSegmentRoute = defineRoute({
  id: 'segment.create',
  method: 'POST',
  path: '/api/segments',
  summary: { zh: '新建细分', en: 'Create a segment' },
  body: z.object({
    object: ObjectId,
    kind: SegmentKind,
    name: Name,
    description: Description.default(''),
    filter: FilterTree.nullable().default(null),
    expression: Expression.nullable().default(null),
    shared: SegmentSharing.default('nobody'),
    roles: Roles.default([]),
  }),
  output: Segment,
  kind: 'write',
});

export const updateSegmentRoute = defineRoute({
  id: 'segment.update',
  method: 'PATCH',
  path: '/api/segments/:id',
  summary: { zh: '修改细分：名称、条件或共享', en: 'Change a segment: name, condition or sharing' },
  params: Id,
  body: z
    .object({
      name: Name,
      description: Description,
      filter: FilterTree.nullable(),
      expression: Expression.nullable(),
      shared: SegmentSharing,
      roles: Roles,
    })
    .partial(),
  output: Segment,
  kind: 'write',
});

export const deleteSegmentRoute = defineRoute({
  id: 'segment.delete',
  method: 'DELETE',
  path: '/api/segments/:id',
  summary: { zh: '删除细分；被视图或别的细分使用时先列出', en: 'Delete a segment; what uses it is shown first' },
  params: Id,
  query: z.object({
    /** Deletes it although views or other segments use it, which then no longer work. */
    anyway: z.enum(['true', 'false']).default('false'),
  }),
  output: Id,
  kind: 'write',
});

export const segmentUsageRoute = defineRoute({
  id: 'segment.usage',
  method: 'GET',
  path: '/api/segments/:id/usage',
  summary: { zh: '哪些视图和细分在用它', en: 'Views and segments that use it' },
  params: Id,
  output: z.object({
    rows: z.array(SegmentUse),
    /** Private ones of others, which are counted and not named. */
    hidden: z.int(),
  }),
  kind: 'read',
});

export const countSegmentRoute = defineRoute({
  id: 'segment.count',
  method: 'GET',
  path: '/api/segments/:id/count',
  summary: { zh: '其中我能看到的记录数', en: 'How many of its records one may see' },
  params: Id,
  output: Counted,
  kind: 'read',
});

export const listSegmentMembersRoute = defineRoute({
  id: 'segment.members',
  method: 'GET',
  path: '/api/segments/:id/members',
  summary: { zh: '细分中我能看到的记录', en: 'Records of a segment one may see' },
  params: Id,
  query: z.object({ cursor: z.string().max(4_000).optional(), limit: z.coerce.number().int().min(1).max(1_000).default(100) }),
  output: z.object({ rows: z.array(z.object({ id: z.uuid(), name: z.string().nullable() })), nextCursor: z.string().nullable() }),
  kind: 'read',
});

export const addMembersRoute = defineRoute({
  id: 'segment.add_members',
  method: 'POST',
  path: '/api/segments/:id/members',
  summary: { zh: '把记录加入静态细分（一次最多 1,000 条）', en: 'Add records to a static segment, up to 1,000 a call' },
  params: Id,
  body: z.object({ records: Records }),
  output: z.object({
    added: z.int(),
    /** Were on it before. */
    already: z.int(),
    /** Are not there, or not to be seen by the caller. */
    unknown: z.int(),
  }),
  kind: 'write',
});

export const removeMembersRoute = defineRoute({
  id: 'segment.remove_members',
  method: 'POST',
  path: '/api/segments/:id/members/remove',
  summary: { zh: '把记录移出静态细分', en: 'Take records out of a static segment' },
  params: Id,
  body: z.object({ records: Records }),
  output: z.object({ removed: z.int() }),
  kind: 'write',
});

export const fillSegmentRoute = defineRoute({
  id: 'segment.fill',
  method: 'POST',
  path: '/api/segments/:id/fill',
  summary: {
    zh: '把筛选结果或一次导入的全部记录加入静态细分（后台进行）',
    en: 'Add all records of a filter or an import to a static segment, in the background',
  },
  params: Id,
  body: z.object({
    filter: FilterTree.optional(),
    expression: Expression.optional(),
    search: z.string().max(100).optional(),
    /** Only the records this import created or changed. */
    import: z.uuid().optional(),
  }),
  output: z.object({ job: z.uuid() }),
  kind: 'write',
});

export const snapshotSegmentRoute = defineRoute({
  id: 'segment.snapshot',
  method: 'POST',
  path: '/api/segments/:id/snapshot',
  summary: { zh: '把细分此刻的记录固定为新的静态细分', en: 'Keep what a segment holds now as a new static segment' },
  params: Id,
  body: z.object({ name: Name }),
  output: z.object({ segment: Segment, job: z.uuid() }),
  kind: 'write',
});
