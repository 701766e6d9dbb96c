import { forbidden, notFound } from '#platform/contract/errors.ts';
import { shownInPlace } from '#platform/server/files/content-type.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { listRecordFilesRoute, RecordFile } from '../../contract/files/file.routes.ts';
import type { Context } from '../context.ts';
import { requireInSight } from '../discussion/record-in-sight.ts';
import { listMergedIds } from '../duplicates/list-merged-ids.ts';
import { findRecord } from '../query/get-record.ts';

interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: string;
  readonly at: Date;
  readonly by_id: string;
  readonly by_name: string | null;
}

/** The files of a record the actor sees, newest first, each with its earlier versions. */
export async function listRecordFiles(ctx: Context, input: RouteInput<typeof listRecordFilesRoute>): Promise<{ files: RecordFile[] }> {
  const [object, merged] = await Promise.all([requireInSight(ctx, input.object, input.id), listMergedIds(ctx, input.id)]);
  const [rows, record] = await Promise.all([
    ctx.session.query<FileRow>({
      name: 'file.of_record',
      text: `select f.id, f.name, f.type, f.size, f.uploaded_at as at, f.uploaded_by as by_id, m.name as by_name
        from platform_file f left join organisation_member m on m.workspace_id = f.workspace_id and m.id = f.uploaded_by
        where f.workspace_id = $1 and f.object = $2 and f.record_id = any($3::uuid[]) and f.removed_at is null
        order by f.uploaded_at desc, f.id desc limit 1000`,
      values: [ctx.workspace.id, object.id, [input.id, ...merged]],
    }),
    findRecord(ctx, object.id, input.id),
  ]);
  const mayUpdate = record?._can?.update === true;
  return {
    files: [...Map.groupBy(rows, (row) => row.name).values()].flatMap(([latest, ...earlier]) =>
      latest
        ? [
            {
              ...versionOf(latest),
              isShownInPlace: shownInPlace.has(latest.type),
              versions: earlier.map(versionOf),
              canRemove: mayUpdate || latest.by_id === ctx.actor.memberId,
            },
          ]
        : [],
    ),
  };
}

/** Takes a file with its versions off its record: whoever put it there, or may change the record. */
export async function removeFile(ctx: Context, input: { readonly id: string }): Promise<{ id: string }> {
  const file = await findAttached(ctx, input.id);
  if (!file) throw notFound({ zh: '文件', en: 'File' });
  const object = await requireInSight(ctx, file.object, file.recordId);
  const record = await findRecord(ctx, object.id, file.recordId);
  if (record?._can?.update !== true && file.by !== ctx.actor.memberId) throw notYours();
  await ctx.session.query({
    name: 'file.remove',
    text: `update platform_file set removed_at = $5, removed_by = $6
      where workspace_id = $1 and object = $2 and record_id = $3 and name = $4 and removed_at is null`,
    values: [ctx.workspace.id, file.object, file.recordId, file.name, ctx.now, ctx.actor.memberId],
  });
  ctx.emit({ kind: 'file.removed', object: file.object, recordId: file.recordId, facts: { file: input.id, name: file.name } });
  return { id: input.id };
}

async function findAttached(ctx: Context, id: string): Promise<{ object: string; recordId: string; name: string; by: string } | undefined> {
  const [row] = await ctx.session.query<{ object: string; recordId: string; name: string; by: string }>({
    name: 'file.attached',
    text: `select object, record_id as "recordId", name, uploaded_by as by from platform_file
      where workspace_id = $1 and id = $2 and record_id is not null and removed_at is null`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

function versionOf(row: FileRow): RecordFile['versions'][number] {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    size: Number(row.size),
    at: row.at.toISOString(),
    by: { id: row.by_id, name: row.by_name },
  };
}

function notYours() {
  return forbidden('file.not_yours', {
    zh: '只有上传的人，或能修改这条记录的人，可以移除文件。',
    en: 'Only whoever uploaded it, or may change the record, takes a file off it.',
  });
}
