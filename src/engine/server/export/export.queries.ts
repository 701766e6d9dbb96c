import { sql } from 'kysely';
import type { Db } from '#platform/server/database/database.ts';
import type { Locale } from '#platform/contract/label.ts';
import { ExportFormat, type ExportRequest, ExportView } from '../../contract/export/export.routes.ts';

/** An export somebody asks for. */
export interface NewExport {
  readonly workspaceId: string;
  readonly id: string;
  readonly memberId: string;
  readonly jobId: string;
  readonly fileName: string;
  readonly locale: Locale;
  readonly request: ExportRequest;
  readonly at: Date;
}

/** Notes an export whose job has just been put into the queue. */
export async function createExport(db: Db, made: NewExport): Promise<void> {
  await db
    .insertInto('engine_export')
    .values({
      workspace_id: made.workspaceId,
      id: made.id,
      member_id: made.memberId,
      job_id: made.jobId,
      object: made.request.object,
      format: made.request.format,
      file_name: made.fileName,
      locale: made.locale,
      request: JSON.stringify(made.request),
      created_at: made.at,
    })
    .execute();
}

/** A member's exports, newest first. */
export async function listExports(db: Db, workspaceId: string, memberId: string): Promise<ExportView[]> {
  const rows = await selectViews(db, workspaceId).where('e.member_id', '=', memberId).orderBy('e.created_at', 'desc').limit(50).execute();
  return rows.map(toView);
}

/** One of a member's own exports. */
export async function findExport(db: Db, workspaceId: string, memberId: string, id: string): Promise<ExportView | undefined> {
  const row = await selectViews(db, workspaceId).where('e.member_id', '=', memberId).where('e.id', '=', id).executeTakeFirst();
  return row && toView(row);
}

/** What the job needs to know. */
export function findExportWork(db: Db, workspaceId: string, id: string) {
  return db
    .selectFrom('engine_export')
    .select(['id', 'member_id as memberId', 'file_name as fileName', 'locale', 'request', 'object'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

/** How many of a member's exports are still being made. */
export async function countUnfinished(db: Db, workspaceId: string, memberId: string): Promise<number> {
  const { count } = await db
    .selectFrom('engine_export as e')
    .innerJoin('engine_job as j', (join) => join.onRef('j.workspace_id', '=', 'e.workspace_id').onRef('j.id', '=', 'e.job_id'))
    .select(sql<number>`count(*)::int`.as('count'))
    .where('e.workspace_id', '=', workspaceId)
    .where('e.member_id', '=', memberId)
    .where('j.status', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow();
  return count;
}

/** Says that the file is there, how large it is and until when. */
export async function markExported(
  db: Db,
  workspaceId: string,
  id: string,
  file: { rowCount: number; sizeBytes: number; expiresAt: Date },
): Promise<void> {
  await db
    .updateTable('engine_export')
    .set({ row_count: file.rowCount, size_bytes: file.sizeBytes, expires_at: file.expiresAt })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Exports whose time has come and whose file is still there. */
export async function listOverdue(db: Db, workspaceId: string, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('engine_export')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('removed_at', 'is', null)
    .where('expires_at', '<=', now)
    .limit(1_000)
    .execute();
  return rows.map((row) => row.id);
}

/** Says that a file is gone. */
export async function markRemoved(db: Db, workspaceId: string, id: string, now: Date): Promise<void> {
  await db.updateTable('engine_export').set({ removed_at: now }).where('workspace_id', '=', workspaceId).where('id', '=', id).execute();
}

function selectViews(db: Db, workspaceId: string) {
  return db
    .selectFrom('engine_export as e')
    .leftJoin('engine_job as j', (join) => join.onRef('j.workspace_id', '=', 'e.workspace_id').onRef('j.id', '=', 'e.job_id'))
    .select(['e.id', 'e.object', 'e.format', 'e.file_name', 'e.row_count', 'e.size_bytes', 'e.created_at', 'e.expires_at', 'e.removed_at'])
    .select(['j.status', 'j.done', 'j.total', 'j.error', sql<boolean>`e.expires_at <= now()`.as('is_over')])
    .where('e.workspace_id', '=', workspaceId);
}

type ViewRow = Awaited<ReturnType<ReturnType<typeof selectViews>['execute']>>[number];

function toView(row: ViewRow): ExportView {
  const isGone = row.removed_at !== null || row.is_over;
  return {
    id: row.id,
    object: row.object,
    format: ExportFormat.parse(row.format),
    fileName: row.file_name,
    status: isGone ? 'expired' : ExportView.shape.status.parse(row.row_count === null ? (row.status ?? 'failed') : 'done'),
    done: row.row_count ?? row.done ?? 0,
    total: row.row_count ?? row.total ?? null,
    sizeBytes: row.size_bytes === null ? null : Number(row.size_bytes),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    error: ExportView.shape.error.parse(row.error ?? null),
  };
}
