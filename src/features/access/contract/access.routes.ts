import { z } from 'zod';
import { privacyLevels } from '#engine/contract/policy/privacy.ts';
import { AccessExplanation } from '#engine/contract/records/query.ts';
import { defineRoute } from '#platform/contract/route.ts';

const Id = z.uuid();
const ObjectId = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
const Label = z.object({ zh: z.string(), en: z.string() });
const Done = z.object({ id: z.string() });
const Level = z.enum(privacyLevels);

/** Whom something is shared with or kept from: `member:<id>`, `department:<id>` (those below it too) or `role:<id>`. */
const PrincipalText = z.string().min(1).max(120);

const NamedPrincipal = z.object({ principal: z.string(), kind: z.enum(['member', 'department', 'role']), name: Label });
export type NamedPrincipal = z.output<typeof NamedPrincipal>;

const RuleInput = z.object({
  kind: z.enum(['share', 'restrict']),
  object: ObjectId,
  name: z.string().trim().min(1).max(120),
  /** Over stored fields of the record itself. */
  expression: z.string().trim().min(1).max(4000),
  principals: z.array(PrincipalText).min(1).max(100),
  mayWrite: z.boolean().default(false),
  isActive: z.boolean().default(true),
});
export type RuleInput = z.output<typeof RuleInput>;

const RuleView = z.object({
  id: z.string(),
  kind: z.enum(['share', 'restrict']),
  object: z.string(),
  objectLabel: Label,
  name: z.string(),
  expression: z.string(),
  principals: z.array(NamedPrincipal),
  mayWrite: z.boolean(),
  isActive: z.boolean(),
  version: z.number(),
  /** What is wrong with its condition since fields changed; a broken sharing rule opens nothing, a broken restriction closes everything. */
  fault: Label.nullable(),
});
export type RuleView = z.output<typeof RuleView>;

export const listAccessRulesRoute = defineRoute({
  id: 'access.list_rules',
  method: 'GET',
  path: '/api/access/rules',
  kind: 'read',
  summary: { zh: '列出共享规则与限制规则', en: 'List sharing and restriction rules' },
  query: z.object({ object: ObjectId.optional() }),
  output: z.object({ rules: z.array(RuleView) }),
});

export const createAccessRuleRoute = defineRoute({
  id: 'access.create_rule',
  method: 'POST',
  path: '/api/access/rules',
  kind: 'write',
  summary: { zh: '新建共享或限制规则', en: 'Create a sharing or restriction rule' },
  body: RuleInput,
  output: Done,
});

export const updateAccessRuleRoute = defineRoute({
  id: 'access.update_rule',
  method: 'PATCH',
  path: '/api/access/rules/:id',
  kind: 'write',
  summary: { zh: '修改共享或限制规则', en: 'Change a sharing or restriction rule' },
  params: z.object({ id: Id }),
  body: z.object({
    name: RuleInput.shape.name.optional(),
    expression: RuleInput.shape.expression.optional(),
    principals: RuleInput.shape.principals.optional(),
    mayWrite: z.boolean().optional(),
    isActive: z.boolean().optional(),
  }),
  output: Done,
});

export const deleteAccessRuleRoute = defineRoute({
  id: 'access.delete_rule',
  method: 'DELETE',
  path: '/api/access/rules/:id',
  kind: 'write',
  summary: { zh: '删除共享或限制规则', en: 'Delete a sharing or restriction rule' },
  params: z.object({ id: Id }),
  output: Done,
});

const RecordParams = z.object({ object: ObjectId, id: Id });

export const listRecordAccessRoute = defineRoute({
  id: 'access.list_record',
  method: 'GET',
  path: '/api/access/records/:object/:id',
  kind: 'read',
  summary: { zh: '一条记录的团队与共享', en: 'The team and the shares of a record' },
  params: RecordParams,
  output: z.object({
    entries: z.array(
      NamedPrincipal.extend({
        id: z.string(),
        source: z.enum(['team', 'share']),
        mayWrite: z.boolean(),
        note: z.string().nullable(),
        expiresAt: z.string().nullable(),
        isOver: z.boolean(),
        grantedBy: z.string().nullable(),
        grantedAt: z.string(),
      }),
    ),
    /** Whether the person asking may add to and take from them. */
    canShare: z.boolean(),
  }),
});

export const shareRecordRoute = defineRoute({
  id: 'access.share_record',
  method: 'POST',
  path: '/api/access/records/:object/:id',
  kind: 'write',
  summary: { zh: '共享一条记录，或把成员加入其团队', en: 'Share a record, or put a member into its team' },
  params: RecordParams,
  body: z.object({
    principal: PrincipalText,
    source: z.enum(['team', 'share']).default('share'),
    mayWrite: z.boolean().default(false),
    expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
    note: z.string().trim().max(500).nullable().default(null),
  }),
  output: Done,
});

export const unshareRecordRoute = defineRoute({
  id: 'access.unshare_record',
  method: 'DELETE',
  path: '/api/access/shares/:id',
  kind: 'write',
  summary: { zh: '收回共享或移出团队', en: 'Take a share back, or somebody out of the team' },
  params: z.object({ id: Id }),
  output: Done,
});

export const listPrivateFieldsRoute = defineRoute({
  id: 'access.list_private_fields',
  method: 'GET',
  path: '/api/access/private-fields',
  kind: 'read',
  summary: { zh: '哪些字段是私密的，哪些可以设为私密', en: 'Which fields are private, and which could be' },
  output: z.object({
    objects: z.array(
      z.object({
        object: z.string(),
        label: Label,
        fields: z.array(z.object({ field: z.string(), label: Label, kind: z.string(), level: Level, declared: Level })),
      }),
    ),
  }),
});

export const setPrivateFieldRoute = defineRoute({
  id: 'access.set_private_field',
  method: 'POST',
  path: '/api/access/private-fields',
  kind: 'write',
  summary: {
    zh: '设定字段对谁私密：公开、只看的人、所有人',
    en: 'Decide whom a field is private to: nobody, those who only see the record, everybody',
  },
  body: z.object({ object: ObjectId, field: ObjectId, level: Level }),
  output: z.object({ object: z.string(), field: z.string(), level: Level }),
});

export const explainAccessRoute = defineRoute({
  id: 'access.explain',
  method: 'GET',
  path: '/api/access/explain',
  kind: 'read',
  summary: { zh: '某人为什么能（不能）看到、修改某条记录', en: 'Why somebody can or cannot see and change a record' },
  query: z.object({ object: ObjectId, id: Id, member: Id.optional() }),
  output: AccessExplanation.extend({ record: z.string(), member: z.object({ id: z.string(), name: z.string() }), roles: z.array(Label) }),
});

export const simulateAccessRoute = defineRoute({
  id: 'access.simulate',
  method: 'POST',
  path: '/api/access/simulate',
  kind: 'write',
  summary: { zh: '以某个成员或角色的眼光看：能看到什么、多少（留痕）', en: 'See as a member or role: what and how many they would see (logged)' },
  body: z.union([
    z.object({ member: Id, object: ObjectId.optional() }),
    z.object({ roles: z.array(z.string().max(60)).min(1).max(10), department: Id.nullable().default(null), object: ObjectId.optional() }),
  ]),
  output: z.object({
    name: z.string(),
    roles: z.array(Label),
    objects: z.array(
      z.object({
        object: z.string(),
        label: Label,
        actions: z.array(z.string()),
        visibility: z.string(),
        updateVisibility: z.string(),
        hidden: z.array(z.string()),
        readOnly: z.array(z.string()),
        masked: z.array(z.string()),
        /** How many records they would see; null where they may not see any. */
        count: z.number().nullable(),
      }),
    ),
    /** Some records of the object asked for, as they would see them. */
    sample: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});
