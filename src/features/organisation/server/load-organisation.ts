import type { WorkspaceSettings } from '#engine/server/context.ts';
import type { WorkspaceSharing } from '#engine/contract/policy/sharing.ts';
import { exchangeRatesOf } from '#engine/contract/expression/exchange-rates.ts';
import { listRates } from '#engine/server/currency/rate.queries.ts';
import { loadSharing } from '#engine/server/policy/load-sharing.ts';
import type { Locale } from '#platform/contract/label.ts';
import type { Database, Session } from '#platform/server/database/database.ts';
import type { Assignment } from '../contract/assignments.ts';
import type { DepartmentNode } from '../contract/departments.ts';
import type { CustomRole } from '../contract/role-definition.ts';
import { peopleOf } from './people-of.ts';
import { listCustomRoles, listMemberRoles } from './role.queries.ts';

/** Whether a member can sign in, or why not; `system` acts when no person does. */
export type MemberStatus = 'active' | 'invited' | 'no_sign_in' | 'left' | 'system';

/** A member as far as access depends on them. */
export interface LoadedMember {
  readonly id: string;
  readonly name: string;
  readonly status: MemberStatus;
  readonly locale: Locale;
}

/** A workspace's settings and people, read whole: what reach and roles are computed from. */
export interface LoadedOrganisation {
  readonly workspace: WorkspaceSettings;
  readonly superiorsSeeSubordinates: boolean;
  readonly members: ReadonlyMap<string, LoadedMember>;
  readonly departments: readonly DepartmentNode[];
  readonly assignments: readonly Assignment[];
  /** Roles the workspace made. */
  readonly customRoles: ReadonlyMap<string, CustomRole>;
  /** By member: roles held beside that of the assignment. */
  readonly memberRoles: ReadonlyMap<string, readonly string[]>;
  readonly sharing: WorkspaceSharing;
}

/** Reads the organisation of a workspace; undefined when there is no such workspace. */
export function loadOrganisation(database: Database, workspaceId: string): Promise<LoadedOrganisation | undefined> {
  return database.read(workspaceId, readOrganisation);
}

/** The organisation of the session's workspace, as it stands in this transaction. */
export async function readOrganisation(session: Session): Promise<LoadedOrganisation | undefined> {
  const [settings, members, named, assignments, roles, held, sharing] = await Promise.all([
    findSettings(session),
    listMembers(session),
    listNamedDepartments(session),
    listAssignments(session),
    listCustomRoles(session),
    listMemberRoles(session),
    loadSharing(session),
  ]);
  if (!settings) return undefined;
  const exchange = exchangeRatesOf(settings.workspace.currency, await listRates(session, settings.workspace.currency));
  const people = peopleOf({ places: assignments, departments: named, held, customRoles: roles });
  return {
    ...settings,
    workspace: { ...settings.workspace, exchange, people },
    members: new Map(members.map((each) => [each.id, each])),
    departments: named,
    assignments,
    customRoles: new Map(roles.map((role) => [role.id, role])),
    memberRoles: new Map([...Map.groupBy(held, (each) => each.memberId)].map(([id, own]) => [id, own.map((each) => each.role)])),
    sharing,
  };
}

async function findSettings(session: Session): Promise<Pick<LoadedOrganisation, 'workspace' | 'superiorsSeeSubordinates'> | undefined> {
  const [row] = await session.query<{ id: string; name: string; currency: string; time_zone: string; fiscal_year_start: number; superiors: boolean }>(
    {
      name: 'organisation.settings',
      text: `select w.workspace_id as id, w.name, w.currency, w.time_zone, w.fiscal_year_start, s.superiors_see_subordinates as superiors
      from workspace w join organisation_state s on s.workspace_id = w.workspace_id`,
    },
  );
  if (!row) return undefined;
  const workspace = { id: row.id, name: row.name, currency: row.currency, timeZone: row.time_zone, fiscalYearStart: row.fiscal_year_start };
  return { workspace, superiorsSeeSubordinates: row.superiors };
}

function listMembers(session: Session): Promise<LoadedMember[]> {
  return session.query<LoadedMember>({ name: 'organisation.members', text: 'select id, name, status, locale from organisation_member' });
}

function listNamedDepartments(session: Session): Promise<(DepartmentNode & { readonly name: string })[]> {
  return session.query({
    name: 'organisation.named_departments',
    text: 'select id, parent_id as "parentId", path, name from organisation_department order by path',
  });
}

/** All departments, parents before children. */
export function listDepartmentNodes(session: Session): Promise<DepartmentNode[]> {
  return session.query<DepartmentNode>({
    name: 'organisation.department_nodes',
    text: 'select id, parent_id as "parentId", path from organisation_department order by path',
  });
}

/** All assignments, or those of one member; open ones end with null. */
export function listAssignments(session: Session, memberId: string | null = null): Promise<Assignment[]> {
  return session.query<Assignment>({
    name: 'organisation.assignments',
    text: `select id, member_id as "memberId", department_id as "departmentId", manager_id as "managerId", role, position,
        valid_from as "validFrom", nullif(valid_to, 'infinity') as "validTo"
      from organisation_assignment where $1::uuid is null or member_id = $1 order by member_id, valid_from`,
    values: [memberId],
  });
}
