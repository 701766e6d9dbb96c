import { Readable } from 'node:stream';
import type { AuditFilter, AuditRow } from '../../contract/audit/audit.routes.ts';
import { writeCsv } from '../export/write-csv.ts';
import type { RawAnswer, RawCall } from '../feature.ts';
import { recordSensitiveRead } from './sensitive-reads.ts';
import { searchAudit } from './view-events.ts';

const pageSize = 500;
const columns = ['id', 'at', 'kind', 'object', 'record_id', 'record', 'actor_id', 'actor', 'door', 'cause', 'fields', 'is_sealed'];

/** What was found as CSV, streamed page by page; that it was taken is in the log before the first byte. */
export async function exportAudit(call: RawCall, filter: AuditFilter): Promise<RawAnswer> {
  const first = await call.read(async (ctx) => {
    recordSensitiveRead(ctx, { kind: 'export.audit', object: 'event', facts: { filter } });
    return searchAudit(ctx, { ...filter, limit: pageSize });
  });
  const { locale } = call.caller;
  async function* pages(): AsyncGenerator<string[][]> {
    let page = first;
    for (;;) {
      yield page.rows.map((row) => cellsOf(row, locale));
      const cursor = page.nextCursor;
      if (cursor === null) return;
      page = await call.read((ctx) => searchAudit(ctx, { ...filter, cursor, limit: pageSize }));
    }
  }
  return { contentType: 'text/csv; charset=utf-8', body: Readable.from(writeCsv(columns, pages())), fileName: 'audit.csv' };
}

function cellsOf(row: AuditRow, locale: 'zh' | 'en'): string[] {
  const fields = row.fields.map((label) => label[locale]).join('; ');
  const { record, actor } = row;
  return [
    row.id,
    row.at,
    row.kind,
    row.object,
    record.id,
    record.name ?? '',
    actor?.id ?? '',
    actor?.name ?? '',
    row.door,
    row.cause ?? '',
    fields,
    String(row.isSealed),
  ];
}
