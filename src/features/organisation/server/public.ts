/** The only door for other capabilities' servers. */
export { createMembersFromTeams, type TeamRow, type TeamsResult } from './use-cases/create-members-from-teams.ts';
export { departmentOfMemberAt, membersIn, memberNames, teamOf } from './membership.queries.ts';
export { callerFor, loadActor, systemCaller } from './resolve-caller.ts';
export { requireAbility } from './organisation.policy.ts';
export { setupWorkspace } from './use-cases/setup-workspace.ts';
