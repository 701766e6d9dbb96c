import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type * as routes from '../../contract/import/import.routes.ts';
import type { Context } from '../context.ts';
import type { RawAnswer, RawCall } from '../feature.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { requireOwnImport, visibleCreators } from './import.policy.ts';
import * as queries from './import.queries.ts';
import { listResults, type ResultRow } from './result.queries.ts';
import { viewImport } from './view-import.ts';

/** How far one stands: its plan, counts, warnings and job. */
export async function getImport(ctx: Context, input: { id: string }): Promise<RouteOutput<typeof routes.getImport>> {
  return viewImport(ctx, requireOwnImport(ctx, await queries.findSummed(ctx, input.id)));
}

/** The last hundred imports, one's own and one's subordinates'. */
export async function listImports(ctx: Context): Promise<RouteOutput<typeof routes.listImports>> {
  const rows = await queries.listImports(ctx, visibleCreators(ctx));
  return { imports: rows.map((row) => viewImport(ctx, row)) };
}

/** Rows as the file gave them, with verdict and reasons, a page at a time. */
export async function listImportRows(
  ctx: Context,
  input: RouteInput<typeof routes.listImportRows>,
): Promise<RouteOutput<typeof routes.listImportRows>> {
  const row = requireOwnImport(ctx, await queries.findImport(ctx, input.id));
  const rows = await listResults(ctx, row.id, {
    ...(input.verdict ? { verdict: input.verdict } : {}),
    isWarned: input.warned === 'true',
    after: input.after,
    limit: input.limit,
  });
  return {
    rows: rows.map((result) => ({
      number: result.row_number,
      cells: [...result.cells],
      verdict: result.verdict,
      recordId: result.record_id,
      issues: [...(result.issues ?? [])],
      warnings: [...(result.warnings ?? [])],
    })),
    next: rows.length === input.limit ? (rows.at(-1)?.row_number ?? null) : null,
  };
}

/** Records an undo left alone, each with the reason. */
export async function listKept(ctx: Context, input: { id: string }): Promise<RouteOutput<typeof routes.listKept>> {
  const row = requireOwnImport(ctx, await queries.findImport(ctx, input.id));
  const kept = await queries.listKept(ctx, input.id);
  const kind = ctx.registry.importKinds.get(row.object);
  const names = kind ? await kind.namesOf(ctx, kept) : await namesOf(ctx, kept);
  return { records: kept.map((record) => ({ ...record, name: names.get(record.id) ?? null })) };
}

async function namesOf(ctx: Context, records: readonly { object: string; id: string }[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [objectId, own] of Map.groupBy(records, (record) => record.object)) {
    const storage = storageOf(objectNamed(ctx.registry, objectId));
    const column = storage.byName.get(storage.object.nameField)?.columns[0]?.name ?? 'external_id';
    const rows = await ctx.session.query<{ id: string; name: string }>({
      text: `select id, ${column} as name from ${storage.table} where workspace_id = $1 and id = any($2)`,
      values: [ctx.workspace.id, own.map((record) => record.id)],
    });
    for (const row of rows) names.set(row.id, row.name);
  }
  return names;
}

const pageSize = 1000;

/** The rows that were refused or left out, as the file gave them, with the reason; ready to be mended and imported again. */
export async function downloadErrors(call: RawCall, input: { id: string }): Promise<RawAnswer> {
  const row = await call.read(async (ctx) => requireOwnImport(ctx, await queries.findImport(ctx, input.id)));
  const lines = [csvLine([...row.headers, call.caller.locale === 'zh' ? '行号' : 'Row', call.caller.locale === 'zh' ? '原因' : 'Reason'])];
  for (const verdict of ['error', 'duplicate'] as const) {
    for (let after = 0; ;) {
      const rows = await call.read((ctx) => listResults(ctx, row.id, { verdict, after, limit: pageSize }));
      for (const result of rows)
        lines.push(csvLine([...padded(result.cells, row.headers.length), String(result.row_number), reasonsOf(result, call.caller.locale)]));
      if (rows.length < pageSize) break;
      after = rows.at(-1)?.row_number ?? after;
    }
  }
  // The mark tells spreadsheet programs that the file is UTF-8.
  return {
    contentType: 'text/csv; charset=utf-8',
    body: `\uFEFF${lines.join('\r\n')}\r\n`,
    fileName: `${row.file_name.replace(/\.[^.]*$/, '')}-errors.csv`,
  };
}

function padded(cells: readonly string[], length: number): string[] {
  return Array.from({ length }, (_, index) => cells[index] ?? '');
}

function reasonsOf(row: ResultRow, locale: 'zh' | 'en'): string {
  return (row.issues ?? []).map((issue) => issue.message[locale]).join(' ');
}

/** Quotes what needs it, and disarms texts that a spreadsheet would run as a formula. */
function csvLine(cells: readonly string[]): string {
  return cells
    .map((cell) => (/^[=+\-@\t]/.test(cell) && !/^-?[\d.,]+$/.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}
