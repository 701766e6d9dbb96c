import { Readable } from 'node:stream';
import type { QueryRequest } from '../../contract/records/query.ts';
import { exportColumns } from '../export/export-columns.ts';
import { exportPages } from '../export/export-pages.ts';
import { textReader } from '../export/export-texts.ts';
import { writeCsv } from '../export/write-csv.ts';
import type { RawAnswer, RawCall } from '../feature.ts';
import { scopeFor } from '../policy/scope.ts';
import { queryWithin } from '../query/query-records.ts';

/** A list as CSV for spreadsheets, streamed page by page; only what the actor may export. */
export async function exportRecords(call: RawCall, objectId: string, input: QueryRequest): Promise<RawAnswer> {
  // One row is read before answering, so that a wrong filter or a missing right is an error and not a broken file.
  const { columns, setting } = await call.read(async (ctx) => {
    const wanted = await exportColumns(ctx, objectId, input);
    await queryWithin(ctx, scopeFor(ctx, objectId, 'export'), { ...input, columns: wanted.map((column) => column.path), limit: 1 });
    const { currency, timeZone } = ctx.workspace;
    return { columns: wanted, setting: { locale: ctx.locale, currency, timeZone } };
  });
  await call.write(async (ctx) => {
    const facts = { format: 'csv', columns: columns.map((column) => column.path), expression: input.expression ?? null };
    ctx.emit({ kind: 'export.streamed', object: objectId, recordId: ctx.newId(), facts });
  });
  const readers = columns.map((column) => textReader(column, setting));
  const pages = exportPages((work) => call.read(work), objectId, { ...input, columns: columns.map((column) => column.path) });
  async function* texts() {
    for await (const rows of pages) yield rows.map((row) => readers.map((read) => read(row)));
  }
  const body = Readable.from(
    writeCsv(
      columns.map((column) => column.header),
      texts(),
    ),
  );
  return { contentType: 'text/csv; charset=utf-8', body, fileName: `${objectId}.csv` };
}
