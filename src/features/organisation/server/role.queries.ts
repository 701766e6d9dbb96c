import type { Session } from '#platform/server/database/database.ts';
import { type CustomRole, RoleRights } from '../contract/role-definition.ts';

interface Row {
  readonly id: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly purpose_zh: string;
  readonly purpose_en: string;
  readonly definition: unknown;
}

/** The roles the workspace made, by name. */
export async function listCustomRoles(session: Session): Promise<CustomRole[]> {
  const rows = await session.query<Row>({
    name: 'organisation.custom_roles',
    text: 'select id, name_zh, name_en, purpose_zh, purpose_en, definition from organisation_role order by name_zh limit 500',
  });
  return rows.map((row) => ({
    id: row.id,
    name: { zh: row.name_zh, en: row.name_en },
    purpose: { zh: row.purpose_zh, en: row.purpose_en },
    rights: RoleRights.parse(row.definition),
  }));
}

/** Writes a new role, or over the one with its id. */
export async function saveCustomRole(session: Session, workspaceId: string, role: CustomRole, by: { at: Date; memberId: string }): Promise<void> {
  await session.query({
    name: 'organisation.save_role',
    text: `insert into organisation_role as r (workspace_id, id, name_zh, name_en, purpose_zh, purpose_en, definition, created_at, created_by, updated_at, updated_by)
      values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $8, $9)
      on conflict (workspace_id, id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, purpose_zh = excluded.purpose_zh,
        purpose_en = excluded.purpose_en, definition = excluded.definition, version = r.version + 1, updated_at = excluded.updated_at,
        updated_by = excluded.updated_by`,
    values: [workspaceId, role.id, role.name.zh, role.name.en, role.purpose.zh, role.purpose.en, JSON.stringify(role.rights), by.at, by.memberId],
  });
}

/** Takes a role away. */
export async function deleteCustomRole(session: Session, id: string): Promise<void> {
  await session.query({ name: 'organisation.delete_role', text: 'delete from organisation_role where id = $1', values: [id] });
}

/** Which members hold which roles beside that of their assignment. */
export function listMemberRoles(session: Session): Promise<{ memberId: string; role: string }[]> {
  return session.query<{ memberId: string; role: string }>({
    name: 'organisation.member_roles',
    text: 'select member_id as "memberId", role from organisation_member_role order by member_id, role',
  });
}

/** Replaces the further roles of a member. */
export async function replaceMemberRoles(
  session: Session,
  workspaceId: string,
  memberId: string,
  roles: readonly string[],
  by: { at: Date; memberId: string },
): Promise<void> {
  await session.query({
    name: 'organisation.clear_member_roles',
    text: 'delete from organisation_member_role where member_id = $1',
    values: [memberId],
  });
  await session.query({
    name: 'organisation.add_member_roles',
    text: `insert into organisation_member_role (workspace_id, member_id, role, created_at, created_by)
      select $1, $2, unnest($3::text[]), $4, $5`,
    values: [workspaceId, memberId, roles, by.at, by.memberId],
  });
}
