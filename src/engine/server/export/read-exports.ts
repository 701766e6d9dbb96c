import { AppError, conflict, gone, notFound } from '#platform/contract/errors.ts';
import type { ExportView } from '../../contract/export/export.routes.ts';
import type { Context } from '../context.ts';
import type { RawAnswer, RawCall } from '../feature.ts';
import * as queries from './export.queries.ts';

/** One's own exports of late. */
export async function listExports(ctx: Context): Promise<{ exports: ExportView[] }> {
  return { exports: await queries.listExports(ctx.db, ctx.workspace.id, ctx.actor.memberId) };
}

/** How far an export of one's own is. Others are told it does not exist, whatever they may otherwise see. */
export async function getExport(ctx: Context, { id }: { id: string }): Promise<ExportView> {
  const found = await queries.findExport(ctx.db, ctx.workspace.id, ctx.actor.memberId, id);
  if (!found) throw notFound({ zh: '导出', en: 'Export' });
  return found;
}

const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' };

/** Hands the file to whoever asked for it, and writes down that it left. */
export async function downloadExport(call: RawCall, input: { id: string }): Promise<RawAnswer> {
  const found = await call.read((ctx) => getExport(ctx, input));
  if (found.status === 'expired') throw gone('export.expired', { zh: '文件已过期删除，请重新导出。', en: 'The file has expired; export again.' });
  if (found.status !== 'done')
    throw conflict('export.not_ready', { zh: '导出尚未完成，请稍候。', en: 'The export is not ready yet; wait a moment.' });
  const store = call.app.files;
  if (!store) throw new AppError('unavailable', 'file.no_store', { zh: '这个进程不能读写文件。', en: 'This process cannot store files.' });
  await call.write(async (ctx) => ctx.emit({ kind: 'export.downloaded', object: 'engine_export', recordId: found.id }));
  return { contentType: types[found.format], body: store.read(call.caller.workspace.id, found.id), fileName: found.fileName };
}
