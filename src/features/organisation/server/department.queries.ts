import type { Session } from '#platform/server/database/database.ts';

/** A department as it is stored. */
export interface DepartmentRow {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly path: string;
  readonly externalId: string | null;
}

const columns = 'id, name, parent_id as "parentId", path, external_id as "externalId"';

/** One department; undefined when this workspace has none such. */
export async function findDepartment(session: Session, id: string): Promise<DepartmentRow | undefined> {
  const [row] = await session.query<DepartmentRow>({
    name: 'organisation.department',
    text: `select ${columns} from organisation_department where id = $1`,
    values: [id],
  });
  return row;
}

/** The whole tree, locked: two moves at once could otherwise make a circle neither sees. */
export function lockDepartments(session: Session): Promise<DepartmentRow[]> {
  return session.query<DepartmentRow>({
    name: 'organisation.lock_departments',
    text: `select ${columns} from organisation_department order by path for update`,
  });
}

/** Departments in the order of the tree, with the people in and below each on a day. */
export function listDepartmentCounts(session: Session, date: string): Promise<(DepartmentRow & { readonly memberCount: number })[]> {
  return session.query<DepartmentRow & { readonly memberCount: number }>({
    name: 'organisation.department_counts',
    text: `with present as (
        select distinct on (a.member_id) a.member_id, d.path
        from organisation_assignment a
        join organisation_department d on d.workspace_id = a.workspace_id and d.id = a.department_id
        join organisation_member m on m.workspace_id = a.workspace_id and m.id = a.member_id
        where a.valid_from <= $1 and a.valid_to > $1 and m.status not in ('left', 'system')
        order by a.member_id, a.valid_from desc
      )
      select d.id, d.name, d.parent_id as "parentId", d.path, d.external_id as "externalId",
        (select count(*)::int from present p where starts_with(p.path, d.path)) as "memberCount"
      from organisation_department d order by d.path limit 5000`,
    values: [date],
  });
}
