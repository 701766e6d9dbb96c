import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { RoleRights } from './role-definition.ts';

const Id = z.uuid();
const Done = z.object({ id: z.string() });
const Name = z.object({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(60) });
const Purpose = z.object({ zh: z.string().trim().max(200), en: z.string().trim().max(200) });

/** The id of a role: a built-in one's name, or that of one the workspace made. */
export const RoleIdText = z.string().regex(/^[a-z0-9_-]{1,60}$/);

export const createRoleRoute = defineRoute({
  id: 'organisation.create_role',
  method: 'POST',
  path: '/api/roles',
  kind: 'write',
  summary: { zh: '新建角色（从已有角色复制）', en: 'Create a role, copied from one there is' },
  body: z.object({ name: Name, purpose: Purpose.default({ zh: '', en: '' }), copyOf: RoleIdText, rights: RoleRights.optional() }),
  output: Done,
});

export const updateRoleRoute = defineRoute({
  id: 'organisation.update_role',
  method: 'PATCH',
  path: '/api/roles/:id',
  kind: 'write',
  summary: { zh: '修改自建角色', en: 'Change a role the workspace made' },
  params: z.object({ id: Id }),
  body: z.object({ name: Name.optional(), purpose: Purpose.optional(), rights: RoleRights.optional() }),
  output: Done,
});

export const deleteRoleRoute = defineRoute({
  id: 'organisation.delete_role',
  method: 'DELETE',
  path: '/api/roles/:id',
  kind: 'write',
  summary: { zh: '删除无人担任的自建角色', en: 'Delete a role nobody holds' },
  params: z.object({ id: Id }),
  output: Done,
});

export const getMemberRolesRoute = defineRoute({
  id: 'organisation.get_member_roles',
  method: 'GET',
  path: '/api/members/:id/roles',
  kind: 'read',
  summary: { zh: '成员的附加角色', en: 'The roles a member holds beside that of the assignment' },
  params: z.object({ id: Id }),
  output: z.object({ roles: z.array(z.string()) }),
});

export const setMemberRolesRoute = defineRoute({
  id: 'organisation.set_member_roles',
  method: 'PUT',
  path: '/api/members/:id/roles',
  kind: 'write',
  summary: { zh: '设置成员的附加角色', en: 'Set the roles a member holds beside that of the assignment' },
  params: z.object({ id: Id }),
  body: z.object({ roles: z.array(RoleIdText).max(20) }),
  output: Done,
});
