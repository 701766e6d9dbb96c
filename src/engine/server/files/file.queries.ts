import type { Db } from '#platform/server/database/database.ts';

/** What is known of an uploaded file. */
export interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly uploadedBy: string;
  readonly object: string | null;
  readonly recordId: string | null;
}

/** What is written down of a file that was just stored. */
export interface NewFile {
  readonly workspaceId: string;
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedBy: string;
  readonly at: Date;
  readonly object?: string;
  readonly recordId?: string;
}

/** Records a file whose bytes are already on disk. */
export async function createFile(db: Db, file: NewFile): Promise<void> {
  await db
    .insertInto('platform_file')
    .values({
      workspace_id: file.workspaceId,
      id: file.id,
      name: file.name,
      type: file.type,
      size: file.size,
      sha256: file.sha256,
      uploaded_by: file.uploadedBy,
      uploaded_at: file.at,
      object: file.object ?? null,
      record_id: file.recordId ?? null,
    })
    .execute();
}

/** One file of the workspace. */
export async function findFile(db: Db, workspaceId: string, id: string): Promise<FileRow | undefined> {
  const row = await db
    .selectFrom('platform_file')
    .select(['id', 'name', 'type', 'size', 'uploaded_by as uploadedBy', 'object', 'record_id as recordId'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, size: Number(row.size) };
}
