import type { Session } from '#platform/server/database/database.ts';
import { assignmentsInForce, subordinatesOf } from '../contract/compute-reach.ts';
import { listAssignments } from './load-organisation.ts';

/** Members whose assignment on a day is in a department or below it; those who left count where they last were. */
export async function membersIn(session: Session, departmentId: string, date: string): Promise<string[]> {
  const rows = await session.query<{ id: string }>({
    name: 'organisation.members_in',
    text: `select a.member_id as id from (
        select distinct on (member_id) member_id, department_id from organisation_assignment
        where valid_from <= $2 order by member_id, valid_from desc
      ) a
      join organisation_department d on d.id = a.department_id
      join organisation_department top on top.id = $1
      where starts_with(d.path, top.path)`,
    values: [departmentId, date],
  });
  return rows.map((row) => row.id);
}

/** A member and everybody below them in the chain of managers on a day. */
export async function teamOf(session: Session, memberId: string, date: string): Promise<string[]> {
  return [memberId, ...subordinatesOf(memberId, assignmentsInForce(await listAssignments(session), date))];
}

/**
 * SQL text of the department a member belonged to on a day, null when they had none; for `select`, `group by` and joins of other
 * capabilities. Both arguments are SQL expressions, never values.
 */
export function departmentOfMemberAt(memberId: string, date: string, workspaceId: string): string {
  return `(select a.department_id from organisation_assignment a
    where a.workspace_id = ${workspaceId} and a.member_id = ${memberId} and a.valid_from <= ${date} and a.valid_to > ${date} limit 1)`;
}
