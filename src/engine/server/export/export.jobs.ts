import { Readable } from 'node:stream';
import { AppError } from '#platform/contract/errors.ts';
import type { Locale } from '#platform/contract/label.ts';
import type { FileStore } from '#platform/server/files/file-store.ts';
import { ExportRequest } from '../../contract/export/export.routes.ts';
import type { RecordRow } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import type { JobContext, JobDefinition } from '../feature.ts';
import { notify } from '../notices/notify.ts';
import { objectNamed } from '../fields/object-storage.ts';
import { aggregateWithin } from '../query/aggregate-records.ts';
import { scopeFor } from '../policy/scope.ts';
import { type CellSetting, cellReader } from './export-cells.ts';
import { type ExportColumn, exportColumns } from './export-columns.ts';
import { exportPages } from './export-pages.ts';
import { textReader } from './export-texts.ts';
import * as queries from './export.queries.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

/** How long a file may be fetched. */
const keptMs = 7 * 24 * 3_600_000;
const longestBytes = 4 * 1024 ** 3;
const widestColumn = 60;
const widthOfKind: Readonly<Record<string, number>> = { money: 18, datetime: 18, date: 12, number: 12, percent: 10, boolean: 8, long_text: 40 };

/** Writes the file of an export. It may run again after a crash: the file is then written anew. */
export const runExportJob: JobDefinition = {
  id: 'export.run',
  run: async (job, payload) => {
    const id = String(payload['exportId']);
    const work = await job.read(null, (ctx) => queries.findExportWork(ctx.db, ctx.workspace.id, id));
    if (!work) return;
    const request = ExportRequest.parse(work.request);
    const locale: Locale = work.locale === 'en' ? 'en' : 'zh';
    const readAs = <T>(read: (ctx: Context) => Promise<T>): Promise<T> => job.read(work.memberId, (ctx) => read({ ...ctx, locale }));
    const { columns, setting, total, name } = await readAs((ctx) => look(ctx, request));
    const counter = { rows: 0 };
    const pages = counted(exportPages(readAs, request.object, { ...request, columns: columns.map((column) => column.path) }), job, total, counter);
    const content = request.format === 'csv' ? csvOf(columns, setting, pages) : xlsxOf(name, columns, setting, pages);
    const stored = await storeOf(job).save(job.workspaceId, id, work.fileName, Readable.from(content), longestBytes);
    await job.write(work.memberId, async (ctx) => {
      const expiresAt = new Date(ctx.now.valueOf() + keptMs);
      await queries.markExported(ctx.db, ctx.workspace.id, id, { rowCount: counter.rows, sizeBytes: stored.size, expiresAt });
      ctx.emit({
        kind: 'export.finished',
        object: 'engine_export',
        recordId: id,
        facts: { object: request.object, rows: counter.rows, sizeBytes: stored.size, sha256: stored.sha256 },
      });
      const what = objectNamed(ctx.registry, request.object).labelPlural;
      const link = `/api/exports/${id}/file`;
      await notify(ctx, { kind: 'export.ready', to: [work.memberId], isForActor: true, link, key: id, facts: { what, rows: counter.rows } });
    });
  },
};

/** Removes files whose time has come. */
export const expireExportsJob: JobDefinition = {
  id: 'export.expire',
  schedule: '23 * * * *',
  run: async (job) => {
    const overdue = await job.read(null, (ctx) => queries.listOverdue(ctx.db, ctx.workspace.id, ctx.now));
    for (const id of overdue) {
      await storeOf(job).remove(job.workspaceId, id);
      await job.write(null, (ctx) => queries.markRemoved(ctx.db, ctx.workspace.id, id, ctx.now));
    }
  },
};

interface Look {
  readonly columns: readonly ExportColumn[];
  readonly setting: CellSetting;
  readonly total: number | null;
  readonly name: string;
}

async function look(ctx: Context, request: ExportRequest): Promise<Look> {
  const { object, filter, expression, search, asOf } = request;
  const scope = scopeFor(ctx, object, 'export');
  const { groups } = await aggregateWithin(ctx, scope, { filter, expression, search, asOf, measures: [{ id: 'count', kind: 'count' }] });
  const count = groups[0]?.measures['count'];
  const { currency, timeZone } = ctx.workspace;
  return {
    columns: await exportColumns(ctx, object, request),
    setting: { locale: ctx.locale, currency, timeZone },
    total: typeof count === 'number' ? count : null,
    name: objectNamed(ctx.registry, object).labelPlural[ctx.locale],
  };
}

async function* counted(pages: AsyncIterable<RecordRow[]>, job: JobContext, total: number | null, counter: { rows: number }) {
  for await (const rows of pages) {
    yield rows;
    counter.rows += rows.length;
    await job.progress(counter.rows, total);
  }
}

function csvOf(columns: readonly ExportColumn[], setting: CellSetting, pages: AsyncIterable<RecordRow[]>): AsyncGenerator<Buffer> {
  const readers = columns.map((column) => textReader(column, setting));
  async function* texts() {
    for await (const rows of pages) yield rows.map((row) => readers.map((read) => read(row)));
  }
  return writeCsv(
    columns.map((column) => column.header),
    texts(),
  );
}

function xlsxOf(name: string, columns: readonly ExportColumn[], setting: CellSetting, pages: AsyncIterable<RecordRow[]>): AsyncGenerator<Buffer> {
  const readers = columns.map((column) => cellReader(column, setting));
  async function* cells() {
    for await (const rows of pages) yield rows.map((row) => readers.map((read) => read(row)));
  }
  return writeXlsx(
    name,
    columns.map((column) => ({ header: column.header, width: widthOf(column) })),
    cells(),
  );
}

/** Wide enough for the header, in which a Chinese character takes the room of two, and for what the field usually holds. */
function widthOf({ header, stored }: ExportColumn): number {
  const letters = [...header].reduce((sum, letter) => sum + (letter > '\u2E80' ? 2 : 1), 0);
  return Math.min(widestColumn, Math.max(letters + 4, widthOfKind[stored?.field.kind ?? ''] ?? 20));
}

function storeOf(job: JobContext): FileStore {
  if (job.files) return job.files;
  throw new AppError('unavailable', 'file.no_store', { zh: '这个进程不能读写文件。', en: 'This process cannot store files.' });
}
