/** The only door for other capabilities' servers. */
export { createMembersFromTeams, type TeamRow, type TeamsResult } from './use-cases/create-members-from-teams.ts';
export { departmentOfMemberAt, membersIn, teamOf } from './membership.queries.ts';
