import type { Session } from '#platform/server/database/database.ts';

/** A version as stored. */
export interface VersionRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly grain: 'month' | 'quarter' | 'year' | 'custom';
  readonly status: 'draft' | 'active' | 'retired';
  readonly prorates: boolean;
  readonly reason: string | null;
  readonly replaces: string | null;
}

const versionColumns = `id, version, name, period_from as "from", period_to as "to", grain, status, coalesce(prorates, false) as prorates, reason, replaces_id as replaces`;

/** Latest first. */
export function listVersions(session: Session): Promise<VersionRow[]> {
  return session.query<VersionRow>({
    name: 'target.list_versions',
    text: `select ${versionColumns} from target_version order by period_from desc, created_at desc limit 200`,
  });
}

/** One version, locked against other changes when asked. */
export async function findVersion(session: Session, id: string, forUpdate = false): Promise<VersionRow | undefined> {
  const [found] = await session.query<VersionRow>({
    text: `select ${versionColumns} from target_version where id = $1${forUpdate ? ' for update' : ''}`,
    values: [id],
  });
  return found;
}

/** Approved versions whose dates meet these, locked; at most one may be in force for any day and metric. */
export function lockActiveOverlaps(session: Session, version: VersionRow): Promise<VersionRow[]> {
  return session.query<VersionRow>({
    text: `select ${versionColumns} from target_version v
      where status = 'active' and id <> $1 and period_from <= $3 and period_to >= $2
        and exists (select 1 from target_cell a join target_cell b on b.workspace_id = a.workspace_id and b.metric = a.metric
          where a.target_version_id = v.id and b.target_version_id = $1)
      for update`,
    values: [version.id, version.from, version.to],
  });
}

/** A cell as stored; values as scaled integers in text. */
export interface CellRow {
  readonly id: string;
  readonly unit: 'member' | 'department' | 'company';
  readonly owner_id: string | null;
  readonly department_id: string | null;
  readonly product_id: string | null;
  readonly from: string;
  readonly to: string;
  readonly amount_minor: string | null;
  readonly amount_currency: string | null;
  readonly quantity: string | null;
  readonly computed_amount_minor: string | null;
  readonly computed_amount_currency: string | null;
  readonly computed_quantity: string | null;
  readonly reason: string | null;
  readonly is_locked: boolean;
}

/** The cells of one metric and level. */
export function listCells(session: Session, versionId: string, metric: string, level: string, forUpdate = false): Promise<CellRow[]> {
  return session.query<CellRow>({
    text: `select id, unit, owner_id, department_id, product_id, period_from as "from", period_to as "to", amount_minor, amount_currency, quantity,
        computed_amount_minor, computed_amount_currency, computed_quantity, reason, coalesce(is_locked, false) as is_locked
      from target_cell where target_version_id = $1 and metric = $2 and level = $3${forUpdate ? ' for update' : ''}`,
    values: [versionId, metric, level],
  });
}

/** Every cell of a version, for its revision. */
export function listAllCells(session: Session, versionId: string): Promise<(CellRow & { metric: string; level: string })[]> {
  return session.query({
    text: `select id, metric, level, unit, owner_id, department_id, product_id, period_from as "from", period_to as "to", amount_minor, amount_currency, quantity,
        computed_amount_minor, computed_amount_currency, computed_quantity, reason, coalesce(is_locked, false) as is_locked
      from target_cell where target_version_id = $1`,
    values: [versionId],
  });
}

/** A department as the grid places it. */
export interface DepartmentRow {
  readonly id: string;
  readonly name: string;
  readonly parent_id: string | null;
  readonly path: string;
}

/** The department tree in its order. */
export function listDepartments(session: Session): Promise<DepartmentRow[]> {
  return session.query<DepartmentRow>({
    name: 'target.departments',
    text: 'select id, name, parent_id, path from organisation_department order by path, sort_order, name limit 2000',
  });
}

/** One assignment of a member. */
export interface ServiceRow {
  readonly member_id: string;
  readonly name: string;
  readonly external_id: string | null;
  readonly email: string | null;
  readonly department_id: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
}

/** Assignments of everybody, oldest first, with names. */
export function listService(session: Session): Promise<ServiceRow[]> {
  return session.query<ServiceRow>({
    name: 'target.service',
    text: `select a.member_id, m.name, m.external_id, m.email, a.department_id, a.valid_from, nullif(a.valid_to, 'infinity') as valid_to
      from organisation_assignment a join organisation_member m on m.workspace_id = a.workspace_id and m.id = a.member_id
      order by m.name collate "zh-x-icu", a.member_id, a.valid_from limit 20000`,
  });
}
