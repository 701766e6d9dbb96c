import type { Session } from '#platform/server/database/database.ts';

/** A member as it is stored. */
export interface MemberRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly email: string | null;
  readonly externalId: string | null;
  readonly status: 'active' | 'invited' | 'no_sign_in' | 'left';
  readonly userId: string | null;
}

/** A member with the assignment in force on a day; the assignment's columns are null together. */
export interface MemberListRow extends MemberRow, AssignmentColumns {}

interface AssignmentColumns {
  readonly assignmentId: string | null;
  readonly assignmentVersion: number | null;
  readonly departmentId: string | null;
  readonly departmentName: string | null;
  readonly managerId: string | null;
  readonly managerName: string | null;
  readonly role: string | null;
  readonly position: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Which members a list shows, and where it goes on. */
export interface MemberFilter {
  readonly date: string;
  readonly departmentPath: string | null;
  readonly statuses: readonly string[];
  readonly search: string | null;
  readonly after: readonly [name: string, id: string] | null;
  readonly limit: number;
  readonly memberId: string | null;
}

const memberColumns = 'm.id, m.version, m.name, m.email, m.external_id as "externalId", m.status, m.user_id as "userId"';

/** By name, with where each works on the day; people who left count where they last were. */
export function listMemberRows(session: Session, filter: MemberFilter): Promise<MemberListRow[]> {
  return session.query<MemberListRow>({
    name: 'organisation.list_members',
    text: `select ${memberColumns}, a.id as "assignmentId", a.version as "assignmentVersion", a.department_id as "departmentId", d.name as "departmentName",
        a.manager_id as "managerId", g.name as "managerName", a.role, a.position, a.valid_from as "validFrom", nullif(a.valid_to, 'infinity') as "validTo"
      from organisation_member m
      left join lateral (
        select * from organisation_assignment a where a.workspace_id = m.workspace_id and a.member_id = m.id and a.valid_from <= $1
        order by a.valid_from desc limit 1
      ) a on true
      left join organisation_department d on d.workspace_id = m.workspace_id and d.id = a.department_id
      left join organisation_member g on g.workspace_id = m.workspace_id and g.id = a.manager_id
      where m.status = any($2) and ($3::text is null or starts_with(d.path, $3))
        and ($4::text is null or m.name ilike $4 or m.email ilike $4 or m.external_id ilike $4)
        and ($5::text is null or (m.name collate "zh-x-icu", m.id) > ($5, $6::uuid)) and ($7::uuid is null or m.id = $7)
      order by m.name collate "zh-x-icu", m.id limit $8`,
    values: [
      filter.date,
      filter.statuses,
      filter.departmentPath,
      filter.search && `%${filter.search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.memberId,
      filter.limit,
    ],
  });
}

/** A member of this workspace, locked until the transaction ends; undefined when there is none. */
export async function lockMember(session: Session, id: string): Promise<MemberRow | undefined> {
  const [row] = await session.query<MemberRow>({
    name: 'organisation.lock_member',
    text: `select ${memberColumns} from organisation_member m where m.id = $1 and m.status <> 'system' for update`,
    values: [id],
  });
  return row;
}

/** How many members could sign in and are administrators on a day. */
export async function countAdministrators(session: Session, date: string): Promise<number> {
  const [row] = await session.query<{ count: number }>({
    name: 'organisation.count_administrators',
    text: `select count(*)::int as count from organisation_member m
      where m.status = 'active' and 'administrator' = (
        select a.role from organisation_assignment a where a.workspace_id = m.workspace_id and a.member_id = m.id and a.valid_from <= $1
        order by a.valid_from desc limit 1)`,
    values: [date],
  });
  return row?.count ?? 0;
}

/** Whether somebody else than this member, of whichever workspace, signs in with an address; for the owner's connection. */
export async function isAddressOfAnother(session: Session, email: string, memberId: string): Promise<boolean> {
  const [row] = await session.query<{ found: boolean }>({
    text: `select exists (select 1 from auth.user u join organisation_member m on m.user_id = u.id where u.email = lower($1) and m.id <> $2) as found`,
    values: [email, memberId],
  });
  return row?.found ?? false;
}

/** Whether some member, of whichever workspace, signs in as this user; for the owner's connection. */
export async function isUserOfMember(session: Session, userId: string): Promise<boolean> {
  const [row] = await session.query<{ found: boolean }>({
    text: 'select exists (select 1 from organisation_member where user_id = $1) as found',
    values: [userId],
  });
  return row?.found ?? false;
}
