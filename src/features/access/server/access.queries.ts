import type { PrivacyLevel } from '#engine/contract/policy/privacy.ts';
import type { Session } from '#platform/server/database/database.ts';

/** A rule as it is stored. */
export interface StoredRule {
  readonly id: string;
  readonly kind: 'share' | 'restrict';
  readonly object: string;
  readonly name: string;
  readonly expression: string;
  readonly principals: readonly string[];
  readonly mayWrite: boolean;
  readonly isActive: boolean;
  readonly version: number;
}

const ruleColumns = 'id, kind, object, name, expression, principals, may_write as "mayWrite", is_active as "isActive", version';

/** Rules by object and name; of one object, or all. */
export function listRules(session: Session, object: string | null): Promise<StoredRule[]> {
  return session.query<StoredRule>({
    name: 'access.list_rules',
    text: `select ${ruleColumns} from engine_access_rule where $1::text is null or object = $1 order by object, name, id limit 1000`,
    values: [object],
  });
}

/** One rule, locked; undefined when there is none such. */
export async function lockRule(session: Session, id: string): Promise<StoredRule | undefined> {
  const [row] = await session.query<StoredRule>({
    name: 'access.lock_rule',
    text: `select ${ruleColumns} from engine_access_rule where id = $1 for update`,
    values: [id],
  });
  return row;
}

/** Writes a new rule, or over the one with its id. */
export async function saveRule(session: Session, workspaceId: string, rule: StoredRule, by: { at: Date; memberId: string }): Promise<void> {
  await session.query({
    name: 'access.save_rule',
    text: `insert into engine_access_rule (workspace_id, id, version, kind, object, name, expression, principals, may_write, is_active,
        created_at, created_by, updated_at, updated_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $11, $12)
      on conflict (workspace_id, id) do update set version = excluded.version, name = excluded.name, expression = excluded.expression,
        principals = excluded.principals, may_write = excluded.may_write, is_active = excluded.is_active, updated_at = excluded.updated_at,
        updated_by = excluded.updated_by`,
    values: [
      workspaceId,
      rule.id,
      rule.version,
      rule.kind,
      rule.object,
      rule.name,
      rule.expression,
      rule.principals,
      rule.mayWrite,
      rule.isActive,
      by.at,
      by.memberId,
    ],
  });
}

/** Takes a rule away. */
export async function deleteRule(session: Session, id: string): Promise<void> {
  await session.query({ name: 'access.delete_rule', text: 'delete from engine_access_rule where id = $1', values: [id] });
}

/** A place in a record's team, or a share of it. */
export interface RecordAccess {
  readonly id: string;
  readonly principal: string;
  readonly source: 'team' | 'share';
  readonly mayWrite: boolean;
  readonly note: string | null;
  readonly expiresAt: Date | null;
  readonly grantedBy: string | null;
  readonly grantedAt: Date;
}

/** Team and shares of a record, the team first. */
export function listRecordAccess(session: Session, object: string, recordId: string): Promise<RecordAccess[]> {
  return session.query<RecordAccess>({
    name: 'access.list_record',
    text: `select a.id, a.principal, a.source, a.may_write as "mayWrite", a.note, nullif(a.expires_at, 'infinity') as "expiresAt", m.name as "grantedBy",
        a.created_at as "grantedAt"
      from engine_record_access a
      left join organisation_member m on m.workspace_id = a.workspace_id and m.id = a.created_by
      where a.object = $1 and a.record_id = $2 order by a.source desc, a.created_at limit 500`,
    values: [object, recordId],
  });
}

/** Writes an entry, or over the one to the same people by the same way; answers its id. */
export async function saveRecordAccess(
  session: Session,
  entry: {
    readonly workspaceId: string;
    readonly id: string;
    readonly object: string;
    readonly recordId: string;
    readonly principal: string;
    readonly source: 'team' | 'share';
    readonly mayWrite: boolean;
    readonly note: string | null;
    readonly expiresAt: string | null;
    readonly at: Date;
    readonly by: string;
  },
): Promise<string> {
  const [row] = await session.query<{ id: string }>({
    name: 'access.share',
    text: `insert into engine_record_access as a (workspace_id, id, object, record_id, principal, source, may_write, note, expires_at, created_at, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, coalesce($9::timestamptz, 'infinity'), $10, $11)
      on conflict (workspace_id, object, record_id, principal, source) do update set may_write = excluded.may_write, note = excluded.note,
        expires_at = excluded.expires_at, is_end_told = false, created_at = excluded.created_at, created_by = excluded.created_by
      returning id`,
    values: [
      entry.workspaceId,
      entry.id,
      entry.object,
      entry.recordId,
      entry.principal,
      entry.source,
      entry.mayWrite,
      entry.note,
      entry.expiresAt,
      entry.at,
      entry.by,
    ],
  });
  return row?.id ?? entry.id;
}

/** Notes that something of an object is shared with these people; true when nothing was before. */
export async function noteSharedWith(session: Session, workspaceId: string, object: string, principal: string): Promise<boolean> {
  const rows = await session.query({
    name: 'access.note_principal',
    text: 'insert into engine_access_principal (workspace_id, object, principal) values ($1, $2, $3) on conflict do nothing returning 1',
    values: [workspaceId, object, principal],
  });
  return rows.length > 0;
}

/** An entry with the record it is about. */
export interface StoredAccess extends Pick<RecordAccess, 'id' | 'principal' | 'source' | 'mayWrite'> {
  readonly object: string;
  readonly recordId: string;
}

/** One entry, locked; undefined when there is none such. */
export async function lockRecordAccess(session: Session, id: string): Promise<StoredAccess | undefined> {
  const [row] = await session.query<StoredAccess>({
    name: 'access.lock_entry',
    text: `select id, object, record_id as "recordId", principal, source, may_write as "mayWrite" from engine_record_access where id = $1 for update`,
    values: [id],
  });
  return row;
}

/** Entries whose time is over and that nobody was told of; they have been told of then. */
export function markEnded(session: Session, now: Date): Promise<StoredAccess[]> {
  return session.query<StoredAccess>({
    name: 'access.mark_ended',
    text: `update engine_record_access set is_end_told = true where not is_end_told and expires_at < 'infinity' and expires_at <= $1
      returning id, object, record_id as "recordId", principal, source, may_write as "mayWrite"`,
    values: [now],
  });
}

/** Takes an entry of a record away. */
export async function deleteRecordAccess(session: Session, id: string): Promise<void> {
  await session.query({ name: 'access.unshare', text: 'delete from engine_record_access where id = $1', values: [id] });
}

/** What was decided about single fields. */
export function listPrivacy(session: Session): Promise<{ object: string; field: string; level: PrivacyLevel }[]> {
  return session.query<{ object: string; field: string; level: PrivacyLevel }>({
    name: 'access.privacy',
    text: 'select object, field, level from engine_private_field',
  });
}

/** Decides how private a field is; true when that changed something. */
export async function savePrivacy(
  session: Session,
  given: {
    readonly workspaceId: string;
    readonly object: string;
    readonly field: string;
    readonly level: PrivacyLevel;
    readonly at: Date;
    readonly by: string;
  },
): Promise<boolean> {
  const { workspaceId, object, field, level, at, by } = given;
  const rows = await session.query({
    name: 'access.save_privacy',
    text: `insert into engine_private_field as p (workspace_id, object, field, level, created_at, created_by) values ($1, $2, $3, $4, $5, $6)
      on conflict (workspace_id, object, field) do update set level = excluded.level, created_at = excluded.created_at, created_by = excluded.created_by
      where p.level <> excluded.level returning 1`,
    values: [workspaceId, object, field, level, at, by],
  });
  return rows.length > 0;
}
