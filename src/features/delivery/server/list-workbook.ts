import { type AppError, invalid } from '#platform/contract/errors.ts';
import type { ExportRequest } from '#engine/contract/export/export.routes.ts';
import { localDate } from '#engine/contract/expression/time-zone.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { Context } from '#engine/server/context.ts';
import { type CellSetting, cellReader } from '#engine/server/export/export-cells.ts';
import { type ExportColumn, exportColumns } from '#engine/server/export/export-columns.ts';
import { exportPages, type ReadAs } from '#engine/server/export/export-pages.ts';
import { writeXlsx } from '#engine/server/export/write-xlsx.ts';
import type { BoardFile } from './use-cases/download-dashboard.ts';

const longestBytes = 15 * 1024 * 1024;

/** The records of a list as a workbook, as `readAs` may export them; refused when mail servers would not take it. */
export async function writeListWorkbook(readAs: ReadAs, name: string, request: Omit<ExportRequest, 'format' | 'locale'>): Promise<BoardFile> {
  const { columns, setting, day } = await readAs(async (ctx) => ({
    columns: await exportColumns(ctx, request.object, request),
    setting: settingOf(ctx),
    day: localDate(ctx.now, ctx.workspace.timeZone),
  }));
  const heads = columns.map((column) => ({ header: column.header, width: widthOf(column) }));
  const pages = exportPages(readAs, request.object, { ...request, columns: columns.map((column) => column.path) });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of writeXlsx(name, heads, cellsOf(columns, setting, pages))) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > longestBytes) throw tooLarge();
  }
  const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: `${name} ${day}.xlsx`, contentType, bytes: Buffer.concat(chunks) };
}

function settingOf({ locale, workspace }: Context): CellSetting {
  return { locale, currency: workspace.currency, timeZone: workspace.timeZone };
}

async function* cellsOf(columns: readonly ExportColumn[], setting: CellSetting, pages: AsyncIterable<RecordRow[]>) {
  const readers = columns.map((column) => cellReader(column, setting));
  for await (const rows of pages) yield rows.map((row) => readers.map((read) => read(row)));
}

function widthOf({ header }: ExportColumn): number {
  return Math.min(
    40,
    Math.max(
      14,
      [...header].reduce((sum, letter) => sum + (letter > '\u2E80' ? 2 : 1), 4),
    ),
  );
}

function tooLarge(): AppError {
  return invalid([
    {
      field: 'subject',
      code: 'delivery.too_large',
      message: {
        zh: '表格超过 15 MB，邮箱收不下；请加筛选条件。',
        en: 'The workbook is larger than 15 MB, more than mailboxes take; narrow the list.',
      },
    },
  ]);
}
