import { Readable } from 'node:stream';
import type { FieldValue } from '../../contract/objects/fields.ts';
import { rulesOf } from '../../contract/objects/field-kinds.ts';
import type { QueryRequest, RecordRow } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import type { RawAnswer, RawCall } from '../feature.ts';
import { objectNamed, type ObjectStorage, storageOf, type StoredField } from '../fields/object-storage.ts';
import { hiddenFields } from '../policy/field-access.ts';
import { scopeFor } from '../policy/scope.ts';
import { storedFieldOf } from '../query/field-paths.ts';
import { queryWithin } from '../query/query-records.ts';

const pageSize = 1000;

/** A list as CSV for spreadsheets, streamed page by page; only what the actor may export. */
export async function exportRecords(call: RawCall, objectId: string, input: QueryRequest): Promise<RawAnswer> {
  // The first page is read before answering, so that a wrong filter or a missing right is an error and not a broken file.
  const head = await call.read(async (ctx) => ({
    columns: exportColumns(ctx, objectId, input),
    page: await pageOf(ctx, objectId, input, undefined),
  }));
  async function* lines(): AsyncGenerator<string> {
    yield `\uFEFF${head.columns.map((column) => cell(column.header)).join(',')}\r\n`;
    let { page } = head;
    for (;;) {
      yield page.text;
      const cursor = page.next;
      if (cursor === null) return;
      page = await call.read((ctx) => pageOf(ctx, objectId, input, cursor));
    }
  }
  return { contentType: 'text/csv; charset=utf-8', body: Readable.from(lines()), fileName: `${objectId}.csv` };
}

interface ExportColumn {
  readonly path: string;
  readonly header: string;
  readonly stored: StoredField | undefined;
}

function exportColumns(ctx: Context, objectId: string, input: QueryRequest): ExportColumn[] {
  const storage = storageOf(objectNamed(ctx.registry, objectId));
  const hidden = hiddenFields(ctx.actor, objectId);
  const paths = input.columns ?? storage.fields.map((stored) => stored.name).filter((name) => !hidden.includes(name));
  return paths.map((path) => ({ path, header: headerOf(ctx, storage, path), stored: fieldBehind(ctx, storage, path) }));
}

function headerOf(ctx: Context, storage: ObjectStorage, path: string): string {
  const [first = ''] = path.split('.');
  const label = (name: string, at: ObjectStorage): string => storedFieldOf(at, name)?.field.label[ctx.locale] ?? name;
  const last = fieldBehind(ctx, storage, path);
  return path.includes('.') ? `${label(first, storage)} · ${last?.field.label[ctx.locale] ?? path}` : label(path, storage);
}

function fieldBehind(ctx: Context, storage: ObjectStorage, path: string): StoredField | undefined {
  const [first = '', ...rest] = path.split('.');
  const stored = storedFieldOf(storage, first);
  if (rest.length === 0) return stored;
  return stored?.field.kind === 'reference' ? fieldBehind(ctx, storageOf(objectNamed(ctx.registry, stored.field.object)), rest.join('.')) : undefined;
}

async function pageOf(
  ctx: Context,
  objectId: string,
  input: QueryRequest,
  cursor: string | undefined,
): Promise<{ text: string; next: string | null }> {
  const scope = scopeFor(ctx, objectId, 'export');
  const columns = exportColumns(ctx, objectId, input);
  const { rows, nextCursor } = await queryWithin(ctx, scope, { ...input, columns: columns.map((column) => column.path), cursor, limit: pageSize });
  return { text: rows.map((row) => `${columns.map((column) => cell(textOf(ctx, row, column))).join(',')}\r\n`).join(''), next: nextCursor };
}

function textOf(ctx: Context, row: RecordRow, { path, stored }: ExportColumn): string {
  const value = row[path];
  if (value === null || value === undefined) return '';
  const name = row._names?.[path];
  if (name !== null && name !== undefined) return name;
  if (!stored) return String(value);
  if (stored.field.kind === 'money') return moneyText(ctx, value);
  if (stored.field.kind === 'number' || stored.field.kind === 'percent') return String(value);
  const setting = { locale: ctx.locale, currency: ctx.workspace.currency, timeZone: ctx.workspace.timeZone };
  // oxlint-disable-next-line sloop/no-assertion -- the row was read by this very field's reader
  return rulesOf(stored.field).format(value as Exclude<FieldValue, null>, stored.field, setting);
}

/** Plain digits that spreadsheets add up; the currency only where it is not the workspace's. */
function moneyText(ctx: Context, value: unknown): string {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('currency' in value)) return '';
  return value.currency === ctx.workspace.currency ? String(value.amount) : `${String(value.currency)} ${String(value.amount)}`;
}

/** Quoted where needed; a text that a spreadsheet would run as a formula is defused. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.,]+%?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
