import type { Context } from '#engine/server/context.ts';
import { findOverlap } from '../../contract/assignments.ts';
import type { RoleId } from '../../contract/roles.ts';
import { saveAssignment, type StoredAssignment } from '../assignment.queries.ts';
import { type DepartmentRow, lockDepartments } from '../department.queries.ts';
import { listAssignments } from '../load-organisation.ts';
import { recordChange } from '../organisation-changes.ts';
import { requireAbility } from '../organisation.policy.ts';
import { insertDepartment } from './manage-departments.ts';
import { insertMember } from './manage-members.ts';

/** One line of a teams file: somebody who sells, whom they report to, and their region or department. */
export interface TeamRow {
  readonly agent: string;
  readonly manager: string | null;
  readonly department: string | null;
  /** Matched before the name when given. */
  readonly externalId?: string | null;
}

/** What a teams file led to. */
export interface TeamsResult {
  /** Member ids by name, agents and managers, found or made. */
  readonly memberIds: ReadonlyMap<string, string>;
  readonly createdMembers: number;
  readonly createdDepartments: number;
  readonly createdAssignments: number;
  /** Everything made, in the order it was made; of an assignment also whose. */
  readonly made: readonly MadeInOrganisation[];
}

/** A member, department or assignment that a teams file made. */
export interface MadeInOrganisation {
  readonly object: 'organisation_member' | 'organisation_department' | 'organisation_assignment';
  readonly id: string;
  readonly memberId?: string;
}

interface Team {
  readonly ctx: Context;
  readonly validFrom: string;
  readonly departments: Map<string, string>;
  readonly members: Map<string, string>;
  readonly made: MadeInOrganisation[];
}

/**
 * Makes the people of a teams file: members who cannot sign in, their managers, a department for each region, and assignments from
 * the earliest date of the data. Run again it changes nothing; people who are already assigned somewhere on that day stay there.
 */
export async function createMembersFromTeams(ctx: Context, rows: readonly TeamRow[], validFrom: string): Promise<TeamsResult> {
  requireAbility(ctx.actor, 'member.manage');
  const tree = await lockDepartments(ctx.session);
  const root = tree.find((each) => each.parentId === null);
  if (!root) throw new Error('A workspace has no top department.');
  const team: Team = { ctx, validFrom, departments: namesOf(tree), members: await knownMembers(ctx), made: [] };
  const known = rows.filter((row) => row.agent.trim() !== '');
  await addDepartments(team, root, known);
  await addMembers(team, known);
  await assignManagers(team, root, known);
  await assignAgents(team, root, known);
  const memberIds = new Map([...team.members].filter(([name]) => known.some((row) => row.agent.trim() === name || row.manager?.trim() === name)));
  const count = (object: MadeInOrganisation['object']): number => team.made.filter((each) => each.object === object).length;
  const created = {
    createdMembers: count('organisation_member'),
    createdDepartments: count('organisation_department'),
    createdAssignments: count('organisation_assignment'),
  };
  return { memberIds, ...created, made: team.made };
}

async function addDepartments(team: Team, root: DepartmentRow, rows: readonly TeamRow[]): Promise<void> {
  for (const name of distinct(rows.map((row) => row.department))) {
    if (team.departments.has(name)) continue;
    const id = await insertDepartment(team.ctx, { name, parent: root, externalId: null });
    team.departments.set(name, id);
    team.made.push({ object: 'organisation_department', id });
  }
}

async function addMembers(team: Team, rows: readonly TeamRow[]): Promise<void> {
  for (const row of rows) {
    const byExternalId = row.externalId ? team.members.get(externalKey(row.externalId)) : undefined;
    if (byExternalId !== undefined) team.members.set(row.agent.trim(), byExternalId);
    else await addMember(team, row.agent.trim(), row.externalId ?? null);
  }
  for (const name of distinct(rows.map((row) => row.manager))) await addMember(team, name, null);
}

async function addMember(team: Team, name: string, externalId: string | null): Promise<void> {
  if (team.members.has(name)) return;
  const id = await insertMember(team.ctx, { name, email: null, externalId, status: 'no_sign_in' });
  team.members.set(name, id);
  team.made.push({ object: 'organisation_member', id });
}

/** A manager belongs to the department most of their people are in. */
async function assignManagers(team: Team, root: DepartmentRow, rows: readonly TeamRow[]): Promise<void> {
  const agents = new Set(rows.map((row) => row.agent.trim()));
  for (const name of distinct(rows.map((row) => row.manager))) {
    if (agents.has(name)) continue;
    const departments = rows.filter((row) => row.manager?.trim() === name).flatMap((row) => row.department?.trim() ?? []);
    await assign(team, { name, role: 'manager', department: mostFrequent(departments), manager: null }, root);
  }
}

async function assignAgents(team: Team, root: DepartmentRow, rows: readonly TeamRow[]): Promise<void> {
  const managers = new Set(distinct(rows.map((row) => row.manager)));
  for (const row of rows) {
    const name = row.agent.trim();
    await assign(
      team,
      { name, role: managers.has(name) ? 'manager' : 'representative', department: row.department?.trim(), manager: row.manager?.trim() || null },
      root,
    );
  }
}

async function assign(
  team: Team,
  to: { name: string; role: RoleId; department: string | undefined; manager: string | null },
  root: DepartmentRow,
): Promise<void> {
  const { ctx, validFrom } = team;
  const memberId = team.members.get(to.name) ?? '';
  const managerId = to.manager === null || to.manager === to.name ? null : (team.members.get(to.manager) ?? null);
  const existing = await listAssignments(ctx.session, memberId);
  const next =
    existing
      .filter((each) => each.validFrom > validFrom)
      .map((each) => each.validFrom)
      .toSorted()[0] ?? null;
  const row: StoredAssignment = {
    id: ctx.newId(),
    memberId,
    departmentId: (to.department && team.departments.get(to.department)) || root.id,
    managerId,
    role: to.role,
    position: null,
    validFrom,
    validTo: next,
  };
  if (findOverlap(existing, row)) return;
  await saveAssignment(ctx.session, ctx.workspace.id, row, { at: ctx.now, memberId: ctx.actor.memberId });
  team.made.push({ object: 'organisation_assignment', id: row.id, memberId });
  await recordChange(ctx, 'organisation_assignment', row.id, null, {
    member: memberId,
    department: row.departmentId,
    manager: managerId,
    role: row.role,
    valid_from: validFrom,
    valid_to: next,
  });
}

/** Ids of members by name, and by external id under a key no name has. */
export async function knownMembers(ctx: Context): Promise<Map<string, string>> {
  const rows = await ctx.session.query<{ id: string; name: string; externalId: string | null }>({
    text: `select id, name, external_id as "externalId" from organisation_member where status <> 'system' order by status = 'left' desc, created_at desc`,
  });
  // The later entry wins: people who are here before those who left, and of namesakes the first.
  return new Map([
    ...rows.flatMap((row): [string, string][] => (row.externalId ? [[externalKey(row.externalId), row.id]] : [])),
    ...rows.map((row): [string, string] => [row.name, row.id]),
  ]);
}

// No name begins with this sign.
function externalKey(externalId: string): string {
  return `\u0000${externalId}`;
}

function namesOf(tree: readonly DepartmentRow[]): Map<string, string> {
  return new Map(tree.toReversed().map((each) => [each.name, each.id]));
}

function distinct(names: readonly (string | null | undefined)[]): string[] {
  return [...new Set(names.map((name) => name?.trim() ?? '').filter((name) => name !== ''))];
}

function mostFrequent(names: readonly string[]): string | undefined {
  const counts = Map.groupBy(names, (name) => name);
  return [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}
