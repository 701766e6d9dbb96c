import type { AssignmentView, MemberView } from '../../contract/organisation.routes.ts';
import type { MemberListRow } from '../member.queries.ts';

/** A member as the API shows them. */
export function toMemberView(row: MemberListRow): MemberView {
  const { id, version, name, email, externalId, status } = row;
  return { id, version, name, email, externalId, status, assignment: toAssignmentView(row) };
}

function toAssignmentView(row: MemberListRow): AssignmentView | null {
  const { assignmentId, departmentId, departmentName, managerId, managerName, role, validFrom } = row;
  if (assignmentId === null || departmentId === null || departmentName === null || role === null || validFrom === null) return null;
  return {
    id: assignmentId,
    version: row.assignmentVersion ?? 1,
    memberId: row.id,
    department: { id: departmentId, name: departmentName },
    manager: managerId === null ? null : { id: managerId, name: managerName ?? '' },
    role,
    position: row.position,
    validFrom,
    validTo: row.validTo,
  };
}
