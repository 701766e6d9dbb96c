import { Readable } from 'node:stream';
import { AppError, notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { FileStore } from '#platform/server/files/file-store.ts';
import { shownInPlace } from '#platform/server/files/content-type.ts';
import { type downloadFileRoute, longestFileBytes, type StoredFileView, type uploadFileRoute } from '../../contract/files/file.routes.ts';
import type { Context } from '../context.ts';
import type { RawAnswer, RawCall } from '../feature.ts';
import { findVisible } from '../live/find-visible.ts';
import type { App } from '../run.ts';
import * as queries from './file.queries.ts';

/** Takes a file in: first the bytes, then, in one short transaction, the row that names them. */
export async function uploadFile(call: RawCall, input: RouteInput<typeof uploadFileRoute>): Promise<RawAnswer> {
  const belongsTo = input.object && input.record ? { object: input.object, recordId: input.record } : undefined;
  if (belongsTo) await call.read((ctx) => requireVisible(ctx, belongsTo.object, belongsTo.recordId));
  const store = requireStore(call.app);
  const { workspace, actor } = call.caller;
  const id = call.app.newId();
  const stored = await store.save(workspace.id, id, input.name, call.body ?? Readable.from([]), longestFileBytes);
  try {
    const row = { workspaceId: workspace.id, id, name: input.name, uploadedBy: actor.memberId, at: call.app.now(), ...stored, ...belongsTo };
    await call.write(async (ctx) => {
      await queries.createFile(ctx.db, row);
      if (belongsTo) ctx.emit({ kind: 'file.added', ...belongsTo, facts: { file: id, name: input.name, type: stored.type } });
    });
  } catch (error) {
    await store.remove(workspace.id, id);
    throw error;
  }
  const view: StoredFileView = { id, name: input.name, size: stored.size, type: stored.type };
  return { contentType: 'application/json', body: JSON.stringify(view) };
}

/** Hands a file out to whoever uploaded it or may see the record it belongs to. */
export async function downloadFile(call: RawCall, input: RouteInput<typeof downloadFileRoute>): Promise<RawAnswer> {
  const file = await call.read((ctx) => getReadableFile(ctx, input.id));
  const body = requireStore(call.app).read(call.caller.workspace.id, file.id);
  return { contentType: file.type, body, fileName: file.name, isInline: shownInPlace.has(file.type) };
}

async function getReadableFile(ctx: Context, id: string): Promise<queries.FileRow> {
  const file = await queries.findFile(ctx.db, ctx.workspace.id, id);
  if (!file) throw fileNotFound();
  if (file.uploadedBy === ctx.actor.memberId) return file;
  if (!file.object || !file.recordId) throw fileNotFound();
  await requireVisible(ctx, file.object, file.recordId);
  return file;
}

async function requireVisible(ctx: Context, object: string, recordId: string): Promise<void> {
  const visible = ctx.registry.objects.has(object) ? await findVisible(ctx, object, [recordId]) : new Set();
  if (!visible.has(recordId)) throw fileNotFound();
}

function requireStore(app: App): FileStore {
  if (app.files) return app.files;
  throw new AppError('unavailable', 'file.no_store', { zh: '这个进程不能读写文件。', en: 'This process cannot store files.' });
}

function fileNotFound(): AppError {
  return notFound({ zh: '文件', en: 'File' });
}
