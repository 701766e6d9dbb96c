import type { Session } from '#platform/server/database/database.ts';
import type { AssignmentView } from '../contract/organisation.routes.ts';

interface Row extends Omit<AssignmentView, 'department' | 'manager'> {
  readonly departmentId: string;
  readonly departmentName: string;
  readonly managerId: string | null;
  readonly managerName: string | null;
}

/** Everywhere a member was, is and will be, latest first. */
export async function listMemberAssignments(session: Session, memberId: string): Promise<AssignmentView[]> {
  const rows = await session.query<Row>({
    name: 'organisation.member_assignments',
    text: `select a.id, a.version, a.member_id as "memberId", a.department_id as "departmentId", d.name as "departmentName", a.manager_id as "managerId",
        g.name as "managerName", a.role, a.position, a.valid_from as "validFrom", nullif(a.valid_to, 'infinity') as "validTo"
      from organisation_assignment a
      join organisation_department d on d.workspace_id = a.workspace_id and d.id = a.department_id
      left join organisation_member g on g.workspace_id = a.workspace_id and g.id = a.manager_id
      where a.member_id = $1 order by a.valid_from desc limit 500`,
    values: [memberId],
  });
  return rows.map(({ departmentId, departmentName, managerId, managerName, ...rest }) => ({
    ...rest,
    department: { id: departmentId, name: departmentName },
    manager: managerId === null ? null : { id: managerId, name: managerName ?? '' },
  }));
}

/** What an assignment says, as it is stored. */
export interface StoredAssignment {
  readonly id: string;
  readonly memberId: string;
  readonly departmentId: string;
  readonly managerId: string | null;
  readonly role: string;
  readonly position: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** One assignment; undefined when this workspace has none such. */
export async function findAssignment(session: Session, id: string): Promise<StoredAssignment | undefined> {
  const [row] = await session.query<StoredAssignment>({
    name: 'organisation.assignment',
    text: `select id, member_id as "memberId", department_id as "departmentId", manager_id as "managerId", role, position,
        valid_from as "validFrom", nullif(valid_to, 'infinity') as "validTo"
      from organisation_assignment where id = $1`,
    values: [id],
  });
  return row;
}

/** Writes a new assignment, or over one with the same id. */
export async function saveAssignment(
  session: Session,
  workspaceId: string,
  row: StoredAssignment,
  by: { at: Date; memberId: string },
): Promise<void> {
  await session.query({
    name: 'organisation.save_assignment',
    text: `insert into organisation_assignment as a (workspace_id, id, member_id, department_id, manager_id, role, position, valid_from, valid_to,
        created_at, created_by, updated_at, updated_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, coalesce($9::date, 'infinity'), $10, $11, $10, $11)
      on conflict (workspace_id, id) do update set department_id = excluded.department_id, manager_id = excluded.manager_id, role = excluded.role,
        position = excluded.position, valid_from = excluded.valid_from, valid_to = excluded.valid_to, version = a.version + 1,
        updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    values: [
      workspaceId,
      row.id,
      row.memberId,
      row.departmentId,
      row.managerId,
      row.role,
      row.position,
      row.validFrom,
      row.validTo,
      by.at,
      by.memberId,
    ],
  });
}

/** Takes away an assignment that never began to hold. */
export async function deleteAssignment(session: Session, id: string): Promise<void> {
  await session.query({ text: 'delete from organisation_assignment where id = $1', values: [id] });
}
