/** The only door for other capabilities' servers. */
export { createMembersFromTeams, type TeamRow, type TeamsResult } from './use-cases/create-members-from-teams.ts';
export { departmentOfMemberAt, membersIn, teamOf } from './membership.queries.ts';
export { createAssignment } from './use-cases/assign-member.ts';
export { createDepartment, listDepartments } from './use-cases/manage-departments.ts';
export { createMember, leaveMember } from './use-cases/manage-members.ts';
export { isSetupNeeded, setupWorkspace } from './use-cases/setup-workspace.ts';
export { actorNow, imagineActorNow, principalNames, roleLabelsOf } from './actor-now.ts';
export { findDeciders } from './find-deciders.ts';
export { resetPath } from './use-cases/reset-password.ts';
export { raiseRevision } from './organisation-changes.ts';
export { requireAbility } from './organisation.policy.ts';
export { systemCaller } from './resolve-caller.ts';
