import { invalid } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import { localDate } from '#engine/contract/expression/time-zone.ts';
import { recordSensitiveRead } from '#engine/server/audit/sensitive-reads.ts';
import type { Context } from '#engine/server/context.ts';
import type { RawAnswer, RawCall } from '#engine/server/feature.ts';
import type { DocumentFormat, downloadDashboardRoute } from '#features/analytics/contract/dashboard-file.routes.ts';
import { BoardFilter } from '#features/analytics/contract/tile.ts';
import { loadDashboard } from '#features/analytics/server/public.ts';
import { type BoardContents, loadBoardContents } from '../documents/board-contents.ts';
import { writeBoardPdf } from '../documents/board-pdf.ts';
import { writeBoardWorkbook } from '../documents/board-workbook.ts';

/** A file made of a dashboard. */
export interface BoardFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Hands a dashboard to whoever looks at it as a file, and writes down that it left. */
export async function downloadDashboard(call: RawCall, input: RouteInput<typeof downloadDashboardRoute>): Promise<RawAnswer> {
  // Figures are read in one go; pages are laid out when the connection is free again.
  const { contents, setting } = await call.read(async (given) => {
    const ctx: Context = { ...given, locale: input.locale ?? given.locale };
    // Whoever may not see it is not told whether the filter is right.
    await loadDashboard(ctx, input.id);
    const filter = readFilter(input.filter);
    const read = await loadBoardContents(ctx, input.id, filter);
    recordSensitiveRead(ctx, {
      kind: 'export.dashboard',
      object: 'analytics_dashboard',
      ...(input.id.startsWith('ready:') ? {} : { recordId: input.id }),
      facts: { dashboard: input.id, format: input.format, filter: filter ?? null },
    });
    return { contents: read, setting: { locale: ctx.locale, now: ctx.now, workspace: ctx.workspace } };
  });
  const { bytes, name, contentType } = await writeBoardFile(contents, input.format, setting);
  return { contentType, body: bytes, fileName: name };
}

/** Makes the file; no database is needed any more. */
export async function writeBoardFile(
  contents: BoardContents,
  format: DocumentFormat,
  setting: Pick<Context, 'locale' | 'now' | 'workspace'>,
): Promise<BoardFile> {
  const name = `${contents.title} ${localDate(setting.now, setting.workspace.timeZone)}.${format}`;
  if (format === 'pdf') return { name, contentType: 'application/pdf', bytes: await writeBoardPdf(contents, setting) };
  const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name, contentType, bytes: await writeBoardWorkbook(contents, setting) };
}

function readFilter(text: string | undefined): BoardFilter | undefined {
  if (text === undefined) return undefined;
  const read = BoardFilter.safeParse(parseJson(text));
  if (read.success) return read.data;
  throw invalid([{ field: 'filter', code: 'filter.invalid', message: { zh: '筛选条件无法读懂。', en: 'The filter cannot be read.' } }]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
