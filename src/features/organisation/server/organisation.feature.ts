import { bind, defineFeature } from '#engine/server/feature.ts';
import { authTables } from '#platform/server/auth/migrations/0100-auth.ts';
import * as access from '../contract/access.routes.ts';
import * as roles from '../contract/role.routes.ts';
import * as routes from '../contract/organisation.routes.ts';
import { getWorkspaceRoute, updateWorkspaceRoute } from '../contract/workspace.routes.ts';
import { teamImport } from './import-teams.ts';
import { teamRecipes } from './team-recipes.ts';
import { organisationTables } from './migrations/0200-organisation.ts';
import { roleTables } from './migrations/1021-roles.ts';
import { workspaceChoice } from './migrations/1350-workspace-choice.ts';
import { publicRoutes } from './public-routes.ts';
import { correctAssignment, createAssignment, endAssignment } from './use-cases/assign-member.ts';
import { createInvitation, listInvitations, revokeInvitation } from './use-cases/invite-member.ts';
import { getMember, listMembers } from './use-cases/list-members.ts';
import { previewAssignment } from './use-cases/preview-assignment.ts';
import { listRoles } from './use-cases/list-roles.ts';
import { createApiKey, listApiKeys, revokeApiKey } from './use-cases/manage-api-keys.ts';
import { createDepartment, deleteDepartment, listDepartments, updateDepartment } from './use-cases/manage-departments.ts';
import { createMember, leaveMember, returnMember, updateMember } from './use-cases/manage-members.ts';
import { createRole, deleteRole, getMemberRoles, setMemberRoles, updateRole } from './use-cases/manage-roles.ts';
import { getWorkspace, updateWorkspace } from './use-cases/manage-workspace.ts';
import { chooseWorkspace, listOwnWorkspaces } from './use-cases/choose-workspace.ts';
import { endMemberSessions, endOtherSessions, endSession, getMe, getSession, listSessions, updateOwn } from './use-cases/own-account.ts';

/** People: departments, members, who is where since when, and how they get in. */
export const organisationFeature = defineFeature({
  id: 'organisation',
  importKinds: [teamImport],
  importRecipes: teamRecipes,
  migrations: {
    '0100-auth': authTables,
    '0200-organisation': organisationTables,
    '1021-roles': roleTables,
    '1350-workspace-choice': workspaceChoice,
  },
  routes: [
    ...publicRoutes,
    bind(access.getSessionRoute, getSession),
    bind(access.updateSessionRoute, updateOwn),
    bind(access.getMeRoute, getMe),
    bind(access.updateMeRoute, updateOwn),
    bind(access.listSessionsRoute, listSessions),
    bind(access.endSessionRoute, endSession),
    bind(access.endOtherSessionsRoute, endOtherSessions),
    bind(access.listOwnWorkspacesRoute, listOwnWorkspaces),
    bind(access.chooseWorkspaceRoute, chooseWorkspace),
    bind(routes.listMembersRoute, listMembers),
    bind(routes.getMemberRoute, getMember),
    bind(routes.createMemberRoute, createMember),
    bind(routes.updateMemberRoute, updateMember),
    bind(routes.leaveMemberRoute, leaveMember),
    bind(routes.returnMemberRoute, returnMember),
    bind(access.endMemberSessionsRoute, endMemberSessions),
    bind(routes.createAssignmentRoute, createAssignment),
    bind(routes.endAssignmentRoute, endAssignment),
    bind(routes.correctAssignmentRoute, correctAssignment),
    bind(routes.previewAssignmentRoute, previewAssignment),
    bind(routes.listDepartmentsRoute, listDepartments),
    bind(routes.createDepartmentRoute, createDepartment),
    bind(routes.updateDepartmentRoute, updateDepartment),
    bind(routes.deleteDepartmentRoute, deleteDepartment),
    bind(getWorkspaceRoute, getWorkspace),
    bind(updateWorkspaceRoute, updateWorkspace),
    bind(routes.listRolesRoute, listRoles),
    bind(roles.createRoleRoute, createRole),
    bind(roles.updateRoleRoute, updateRole),
    bind(roles.deleteRoleRoute, deleteRole),
    bind(roles.getMemberRolesRoute, getMemberRoles),
    bind(roles.setMemberRolesRoute, setMemberRoles),
    bind(access.listInvitationsRoute, listInvitations),
    bind(access.createInvitationRoute, createInvitation),
    bind(access.revokeInvitationRoute, revokeInvitation),
    bind(access.listApiKeysRoute, listApiKeys),
    bind(access.createApiKeyRoute, createApiKey),
    bind(access.revokeApiKeyRoute, revokeApiKey),
  ],
});
