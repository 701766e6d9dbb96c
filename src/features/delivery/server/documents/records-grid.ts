import { formatMoneyExact } from '#platform/contract/format/format-money.ts';
import { rulesOf } from '#engine/contract/objects/field-kinds.ts';
import type { FieldValue } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { Context } from '#engine/server/context.ts';
import { type CellSetting, cellReader } from '#engine/server/export/export-cells.ts';
import { type ExportColumn, exportColumns } from '#engine/server/export/export-columns.ts';
import type { TileRecords } from '#features/analytics/contract/tile-result.ts';
import type { Grid } from './tile-grid.ts';

/** The records of a tile as a table: typed cells as exports have them, texts as lists show them. */
export async function recordsGrid(ctx: Context, records: TileRecords): Promise<Grid> {
  const { currency, timeZone } = ctx.workspace;
  const setting: CellSetting = { locale: ctx.locale, currency, timeZone };
  const columns = await exportColumns(ctx, records.object, { columns: records.columns.map((column) => column.id) });
  const readers = columns.map((column) => ({ cell: cellReader(column, setting), text: textOf(column, setting), isNumber: isNumeric(column) }));
  return {
    head: columns.map((column) => ({ text: column.header, isNumber: isNumeric(column) })),
    rows: records.rows.map((row) => {
      // oxlint-disable-next-line sloop/no-assertion -- evaluateTiles hands on the rows of queryRecords unchanged
      const record = row as unknown as RecordRow;
      return readers.map(({ cell, text, isNumber }) => ({ cell: cell(record), text: text(record), isNumber }));
    }),
    foot: null,
  };
}

function isNumeric({ stored }: ExportColumn): boolean {
  const kind = stored?.field.kind === 'formula' ? stored.field.result : stored?.field.kind;
  return kind === 'money' || kind === 'number' || kind === 'percent';
}

function textOf({ path, stored, words }: ExportColumn, setting: CellSetting): (row: RecordRow) => string {
  return (row) => {
    const value = row[path];
    if (value === null || value === undefined) return '—';
    const name = row._names?.[path];
    if (name !== null && name !== undefined) return name;
    if (words) return words.get(String(value)) ?? String(value);
    if (!stored) return String(value);
    if (isMoney(value)) return formatMoneyExact(value, setting.locale);
    // oxlint-disable-next-line sloop/no-assertion -- the row was read by this very field's reader
    return rulesOf(stored.field).format(value as Exclude<FieldValue, null>, stored.field, setting);
  };
}

function isMoney(value: unknown): value is { amount: string; currency: string } {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}
