import type { Label } from '#platform/contract/label.ts';
import type { Context } from '#engine/server/context.ts';
import type { ProcessDefinition } from '../contract/definition.ts';

/** A draft may change; a published version governs; a retired one did. */
export type VersionStatus = 'draft' | 'published' | 'retired';

/** One version of a process, without its definition. */
export interface VersionRow {
  readonly id: string;
  readonly process_id: string;
  readonly object: string;
  readonly number: number;
  readonly status: VersionStatus;
  readonly revision: number;
  readonly valid_from: Date | null;
  readonly valid_to: Date | null;
  readonly note: string | null;
  readonly origin: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly created_by: string | null;
  readonly published_by: string | null;
}

/** A version with its definition as stored. */
export interface StoredVersion extends VersionRow {
  readonly definition: unknown;
}

const versionColumns = `v.id, v.process_id, p.object, v.number, v.status, v.revision, v.valid_from, v.valid_to, v.note, v.origin,
  v.created_at, v.updated_at, v.created_by, v.published_by`;
const versionSource = `process_version v join process p on p.workspace_id = v.workspace_id and p.id = v.process_id`;

/** Which version governs an object now. */
export async function findInForce(ctx: Context, object: string) {
  const [row] = await ctx.session.query<{ process_id: string; id: string; number: number; valid_from: Date }>({
    name: 'process.in_force',
    text: `select v.process_id, v.id, v.number, v.valid_from from ${versionSource}
      where p.workspace_id = $1 and p.object = $2 and v.status = 'published'`,
    values: [ctx.workspace.id, object],
  });
  return row && { processId: row.process_id, versionId: row.id, number: row.number, validFrom: row.valid_from };
}

/** The definition of a version as stored. */
export async function getDefinition(ctx: Context, versionId: string): Promise<unknown> {
  const [row] = await ctx.session.query<{ definition: unknown }>({
    text: 'select definition from process_version where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, versionId],
  });
  return row?.definition;
}

/** All processes, each with its version in force. */
export function listProcesses(ctx: Context) {
  return ctx.session.query<{
    id: string;
    object: string;
    name_zh: string;
    name_en: string;
    version_id: string | null;
    number: number | null;
    valid_from: Date | null;
  }>({
    text: `select p.id, p.object, p.name_zh, p.name_en, v.id as version_id, v.number, v.valid_from
      from process p left join process_version v on v.workspace_id = p.workspace_id and v.process_id = p.id and v.status = 'published'
      where p.workspace_id = $1 order by p.object limit 100`,
    values: [ctx.workspace.id],
  });
}

/** All versions of an object's process, newest first. */
export function listVersions(ctx: Context, object: string): Promise<VersionRow[]> {
  return ctx.session.query<VersionRow>({
    text: `select ${versionColumns} from ${versionSource} where v.workspace_id = $1 and p.object = $2 order by v.number desc limit 500`,
    values: [ctx.workspace.id, object],
  });
}

/** One version with its definition; locked when it is about to change. */
export async function findVersion(ctx: Context, id: string, lock = false): Promise<StoredVersion | undefined> {
  const [row] = await ctx.session.query<StoredVersion>({
    text: `select ${versionColumns}, v.definition from ${versionSource} where v.workspace_id = $1 and v.id = $2${lock ? ' for update of v' : ''}`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** A new process; undefined when the object has one already. */
export async function insertProcess(ctx: Context, process: { object: string; name: Label }): Promise<string | undefined> {
  const [row] = await ctx.session.query<{ id: string }>({
    text: `insert into process (workspace_id, id, object, name_zh, name_en, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (workspace_id, object) do nothing returning id`,
    values: [ctx.workspace.id, ctx.newId(), process.object, process.name.zh, process.name.en, ctx.now, ctx.actor.memberId],
  });
  return row?.id;
}

/** The process of an object, locked so that two drafts do not take one number. */
export async function lockProcess(ctx: Context, object: string): Promise<string | undefined> {
  const [row] = await ctx.session.query<{ id: string }>({
    text: 'select id from process where workspace_id = $1 and object = $2 for update',
    values: [ctx.workspace.id, object],
  });
  return row?.id;
}

/** A version to be stored. */
export interface NewVersion {
  readonly id: string;
  readonly processId: string;
  readonly number: number;
  readonly status: 'draft' | 'published';
  readonly definition: ProcessDefinition;
  readonly note: string | null;
  readonly origin: string | null;
}

/** Stores a version; a published one is valid from now. */
export async function insertVersion(ctx: Context, version: NewVersion): Promise<void> {
  await ctx.session.query({
    text: `insert into process_version (workspace_id, id, process_id, number, status, valid_from, note, origin, definition, created_at, created_by, updated_at, updated_by, published_by)
      values ($1, $2, $3, $4, $5::text, case when $5::text = 'published' then $6::timestamptz end, $7, $8, $9, $6, $10, $6, $10, case when $5::text = 'published' then $10::uuid end)`,
    values: [
      ctx.workspace.id,
      version.id,
      version.processId,
      version.number,
      version.status,
      ctx.now,
      version.note,
      version.origin,
      JSON.stringify(version.definition),
      ctx.actor.memberId,
    ],
  });
}

/** The highest number a process has given to a version. */
export async function getLastNumber(ctx: Context, processId: string): Promise<number> {
  const [row] = await ctx.session.query<{ number: number | null }>({
    text: 'select max(number) as number from process_version where workspace_id = $1 and process_id = $2',
    values: [ctx.workspace.id, processId],
  });
  return row?.number ?? 0;
}

/** Saves a draft's definition. */
export async function updateDraft(ctx: Context, draft: { id: string; definition: ProcessDefinition; note: string | null }): Promise<void> {
  await ctx.session.query({
    text: `update process_version set definition = $3, note = $4, revision = revision + 1, updated_at = $5, updated_by = $6
      where workspace_id = $1 and id = $2 and status = 'draft'`,
    values: [ctx.workspace.id, draft.id, JSON.stringify(draft.definition), draft.note, ctx.now, ctx.actor.memberId],
  });
}

/** Removes a draft. */
export async function deleteDraft(ctx: Context, id: string): Promise<void> {
  await ctx.session.query({
    text: `delete from process_version where workspace_id = $1 and id = $2 and status = 'draft'`,
    values: [ctx.workspace.id, id],
  });
}

/** Retires the version in force and puts the draft in its place, from this instant. */
export async function markPublished(ctx: Context, version: { id: string; processId: string }): Promise<void> {
  await ctx.session.query({
    text: `update process_version set status = 'retired', valid_to = $3, updated_at = $3, updated_by = $4 where workspace_id = $1 and process_id = $2 and status = 'published'`,
    values: [ctx.workspace.id, version.processId, ctx.now, ctx.actor.memberId],
  });
  await ctx.session.query({
    text: `update process_version set status = 'published', valid_from = $3, updated_at = $3, updated_by = $4, published_by = $4 where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, version.id, ctx.now, ctx.actor.memberId],
  });
}
