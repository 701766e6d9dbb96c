import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { RoleRights } from './role-definition.ts';
import { RoleIdText } from './role.routes.ts';

const Id = z.uuid();
const ById = z.object({ id: Id });
const Day = z.iso.date();
const Name = z.string().trim().min(1).max(120);
const Email = z
  .email()
  .max(320)
  .transform((text) => text.toLowerCase());
const Named = z.object({ id: z.string(), name: z.string() });
const Done = z.object({ id: z.string() });

/** Where a member works from a day on. */
export const AssignmentInput = z.object({
  departmentId: Id,
  managerId: Id.nullable().default(null),
  role: RoleIdText,
  position: z.string().trim().max(120).nullable().default(null),
  validFrom: Day,
});
/** An assignment as a use-case receives it. */
export type AssignmentInput = z.output<typeof AssignmentInput>;

const AssignmentView = z.object({
  id: z.string(),
  memberId: z.string(),
  department: Named,
  manager: Named.nullable(),
  role: z.string(),
  position: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  version: z.number(),
});
/** An assignment with the names of what it refers to. */
export type AssignmentView = z.output<typeof AssignmentView>;

const MemberView = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  email: z.string().nullable(),
  externalId: z.string().nullable(),
  status: z.enum(['active', 'invited', 'no_sign_in', 'left']),
  /** The assignment in force on the day asked for, or for those who left their last. */
  assignment: AssignmentView.nullable(),
});
/** A member with the assignment in force. */
export type MemberView = z.output<typeof MemberView>;

export const listMembersRoute = defineRoute({
  id: 'organisation.list_members',
  method: 'GET',
  path: '/api/members',
  kind: 'read',
  summary: { zh: '列出成员及其任职', en: 'List members with their assignments' },
  query: z.object({
    departmentId: Id.optional(),
    status: z.enum(['active', 'invited', 'no_sign_in', 'left', 'present']).optional(),
    search: z.string().max(100).optional(),
    asOf: z.string().optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  output: z.object({ members: z.array(MemberView), next: z.string().nullable() }),
});

export const getMemberRoute = defineRoute({
  id: 'organisation.get_member',
  method: 'GET',
  path: '/api/members/:id',
  kind: 'read',
  summary: { zh: '查看成员及任职经历', en: 'Get a member with all assignments' },
  params: ById,
  output: MemberView.extend({ assignments: z.array(AssignmentView) }),
});

export const createMemberRoute = defineRoute({
  id: 'organisation.create_member',
  method: 'POST',
  path: '/api/members',
  kind: 'write',
  summary: { zh: '新建成员（暂不能登录）', en: 'Create a member who cannot sign in yet' },
  body: z.object({
    name: Name,
    email: Email.nullable().default(null),
    externalId: z.string().trim().max(120).nullable().default(null),
    assignment: AssignmentInput,
  }),
  output: Done,
});

export const updateMemberRoute = defineRoute({
  id: 'organisation.update_member',
  method: 'PATCH',
  path: '/api/members/:id',
  kind: 'write',
  summary: { zh: '修改成员资料', en: 'Change a member' },
  params: ById,
  body: z.object({ name: Name.optional(), email: Email.nullable().optional(), externalId: z.string().trim().max(120).nullable().optional() }),
  output: Done,
});

export const leaveMemberRoute = defineRoute({
  id: 'organisation.leave_member',
  method: 'POST',
  path: '/api/members/:id/leave',
  kind: 'write',
  summary: { zh: '成员离职：结束任职、登录与密钥', en: 'A member leaves: ends assignment, sessions and keys' },
  params: ById,
  body: z.object({ lastDay: Day }),
  output: Done,
});

export const returnMemberRoute = defineRoute({
  id: 'organisation.return_member',
  method: 'POST',
  path: '/api/members/:id/return',
  kind: 'write',
  summary: { zh: '离职成员返岗', en: 'A member who left comes back' },
  params: ById,
  body: z.object({ assignment: AssignmentInput }),
  output: Done,
});

export const createAssignmentRoute = defineRoute({
  id: 'organisation.create_assignment',
  method: 'POST',
  path: '/api/members/:id/assignments',
  kind: 'write',
  summary: { zh: '从某日起新的任职；之前的在前一日结束', en: 'A new assignment from a day on; the one before ends the day before' },
  params: ById,
  body: AssignmentInput,
  output: Done,
});

export const endAssignmentRoute = defineRoute({
  id: 'organisation.end_assignment',
  method: 'POST',
  path: '/api/assignments/:id/end',
  kind: 'write',
  summary: { zh: '结束任职', en: 'End an assignment' },
  params: ById,
  body: z.object({ lastDay: Day }),
  output: Done,
});

const AssignmentCorrection = z.object({
  departmentId: Id.optional(),
  managerId: Id.nullable().optional(),
  role: RoleIdText.optional(),
  position: z.string().trim().max(120).nullable().optional(),
  validFrom: Day.optional(),
  /** First day it no longer holds; null while open. */
  validTo: Day.nullable().optional(),
});

export const correctAssignmentRoute = defineRoute({
  id: 'organisation.correct_assignment',
  method: 'PATCH',
  path: '/api/assignments/:id',
  kind: 'write',
  summary: { zh: '更正任职记录（写错时）', en: 'Correct an assignment that was entered wrong' },
  params: ById,
  body: AssignmentCorrection,
  output: Done,
});

const People = z.object({ count: z.number().int(), names: z.array(z.string()) });

export const previewAssignmentRoute = defineRoute({
  id: 'organisation.preview_assignment',
  method: 'POST',
  path: '/api/assignments/:id/preview',
  kind: 'read',
  summary: { zh: '更正任职之前：谁能看到谁的记录会变', en: 'Before correcting an assignment: who would see whose records' },
  params: ById,
  body: AssignmentCorrection,
  output: z.object({
    /** The day the answer is for: today, or the first day of an assignment that has not begun. */
    on: z.string(),
    member: z.string(),
    gains: People,
    loses: People,
    seenBy: People,
    unseenBy: People,
  }),
});

export const listDepartmentsRoute = defineRoute({
  id: 'organisation.list_departments',
  method: 'GET',
  path: '/api/departments',
  kind: 'read',
  summary: { zh: '部门树', en: 'The tree of departments' },
  query: z.object({ asOf: z.string().optional() }),
  output: z.object({
    departments: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        parentId: z.string().nullable(),
        externalId: z.string().nullable(),
        depth: z.number(),
        /** People in it and below it on the day asked for, without those who left. */
        memberCount: z.number(),
      }),
    ),
  }),
});

export const createDepartmentRoute = defineRoute({
  id: 'organisation.create_department',
  method: 'POST',
  path: '/api/departments',
  kind: 'write',
  summary: { zh: '新建部门', en: 'Create a department' },
  body: z.object({ name: Name, parentId: Id, externalId: z.string().trim().max(120).nullable().default(null) }),
  output: Done,
});

export const updateDepartmentRoute = defineRoute({
  id: 'organisation.update_department',
  method: 'PATCH',
  path: '/api/departments/:id',
  kind: 'write',
  summary: { zh: '改名或移动部门', en: 'Rename or move a department' },
  params: ById,
  body: z.object({ name: Name.optional(), parentId: Id.optional() }),
  output: Done,
});

export const deleteDepartmentRoute = defineRoute({
  id: 'organisation.delete_department',
  method: 'DELETE',
  path: '/api/departments/:id',
  kind: 'write',
  summary: { zh: '删除从未使用的部门', en: 'Delete a department that was never used' },
  params: ById,
  output: Done,
});

const LabelView = z.object({ zh: z.string(), en: z.string() });
const GrantView = z.object({
  object: z.string().nullable(),
  label: LabelView,
  actions: z.array(z.string()),
  visibility: z.string(),
  updateVisibility: z.string(),
  hidden: z.array(z.string()),
  readOnly: z.array(z.string()),
});

export const listRolesRoute = defineRoute({
  id: 'organisation.list_roles',
  method: 'GET',
  path: '/api/roles',
  kind: 'read',
  summary: { zh: '各角色可以做什么', en: 'What each role may do' },
  output: z.object({
    roles: z.array(
      z.object({
        id: z.string(),
        label: LabelView,
        purpose: LabelView,
        /** Made by the workspace, and thus to be changed. */
        isCustom: z.boolean(),
        memberCount: z.number(),
        grants: z.array(GrantView),
        abilities: z.array(z.string()),
        /** The same as it is stored, to be copied and changed. */
        rights: RoleRights,
      }),
    ),
    abilities: z.array(z.object({ id: z.string(), label: LabelView })),
  }),
});
