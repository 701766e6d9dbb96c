import type { ExportCell } from './export-cells.ts';
import { createStyles, sheetName, type Styles, workbookParts } from './xlsx-parts.ts';
import { type ZipEntry, zipStream } from './zip-stream.ts';

/** What stands at the head of each column. */
export interface SheetColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
}

/** Pages of rows, each row in the order of the columns. */
export type CellPages = AsyncIterable<readonly (readonly ExportCell[])[]>;

interface Limits {
  /** Excel's own limit; further rows go to a further sheet. */
  readonly rowsPerSheet: number;
  /** Below what one entry of an archive can hold. */
  readonly bytesPerSheet: number;
}

const usualLimits: Limits = { rowsPerSheet: 1_048_576, bytesPerSheet: 3_500_000_000 };
const headerStyle = 1;
const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** The longest text a cell can hold. */
const longestText = 32_767;

/** One table of a workbook; when it is longer than a sheet holds, it goes on on further ones. */
export interface WorkbookTable {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly pages: CellPages;
}

/** Writes pages of cells as a workbook while they come in; memory holds one page, however many there are. */
export function writeXlsx(name: string, columns: readonly SheetColumn[], pages: CellPages, limits: Limits = usualLimits): AsyncGenerator<Buffer> {
  return writeWorkbook([{ name, columns, pages }], limits);
}

/** Writes several tables as one workbook, a sheet each. */
export function writeWorkbook(tables: readonly WorkbookTable[], limits: Limits = usualLimits): AsyncGenerator<Buffer> {
  return zipStream(workbookEntries(tables, limits));
}

async function* workbookEntries(tables: readonly WorkbookTable[], limits: Limits): AsyncGenerator<ZipEntry> {
  const styles = createStyles();
  const names: string[] = [];
  for (const { name, columns, pages } of tables) {
    const rows = createRowFeed(pages);
    do {
      names.push(sheetName(name, names));
      yield { name: `xl/worksheets/sheet${names.length}.xml`, chunks: sheetChunks(columns, rows, styles, limits) };
    } while (await rows.hasMore());
  }
  for (const [path, text] of workbookParts(names, styles)) yield { name: path, chunks: [Buffer.from(text)] };
}

interface RowFeed {
  /** The rest of the page at hand, or the next one; undefined at the end. */
  next(): Promise<readonly (readonly ExportCell[])[] | undefined>;
  /** Gives back rows that no longer fit on this sheet. */
  giveBack(rows: readonly (readonly ExportCell[])[]): void;
  hasMore(): Promise<boolean>;
}

function createRowFeed(pages: CellPages): RowFeed {
  const iterator = pages[Symbol.asyncIterator]();
  let kept: readonly (readonly ExportCell[])[] | undefined;
  const next = async () => {
    const rest = kept;
    kept = undefined;
    if (rest) return rest;
    const page = await iterator.next();
    return page.done === true ? undefined : page.value;
  };
  return {
    next,
    giveBack: (rows) => (kept = rows),
    hasMore: async () => {
      kept = await next();
      return kept !== undefined;
    },
  };
}

async function* sheetChunks(columns: readonly SheetColumn[], rows: RowFeed, styles: Styles, limits: Limits): AsyncGenerator<Buffer> {
  const letters = columns.map((_, index) => columnLetters(index));
  const head = columns.map((column, at) => textCell(`${letters[at]}1`, column.header, headerStyle)).join('');
  yield Buffer.from(`${sheetHead(columns)}<row r="1">${head}</row>`);
  let row = 1;
  let bytes = 0;
  for (let page = await rows.next(); page !== undefined; page = await rows.next()) {
    const room = limits.rowsPerSheet - row;
    const chunk = Buffer.from(rowsXml(page.slice(0, room), row + 1, letters, styles));
    row += Math.min(page.length, room);
    bytes += chunk.length;
    yield chunk;
    if (page.length > room) rows.giveBack(page.slice(room));
    if (page.length > room || bytes > limits.bytesPerSheet) break;
  }
  const last = letters.at(-1) ?? 'A';
  yield Buffer.from(`</sheetData><autoFilter ref="A1:${last}${row}"/></worksheet>`);
}

function sheetHead(columns: readonly SheetColumn[]): string {
  const widths = columns.map((column, at) => `<col min="${at + 1}" max="${at + 1}" width="${column.width}" customWidth="1"/>`).join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${mainNamespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths}</cols><sheetData>`;
}

function rowsXml(page: readonly (readonly ExportCell[])[], first: number, letters: readonly string[], styles: Styles): string {
  let xml = '';
  for (const [offset, cells] of page.entries()) {
    const row = first + offset;
    xml += `<row r="${row}">`;
    for (const [at, cell] of cells.entries()) if (cell !== null) xml += cellXml(`${letters[at]}${row}`, cell, styles);
    xml += '</row>';
  }
  return xml;
}

function cellXml(place: string, cell: Exclude<ExportCell, null>, styles: Styles): string {
  if (typeof cell === 'string') return textCell(place, cell, 0);
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  return `<c r="${place}" s="${styles.indexOf(cell.format)}"><v>${cell.number}</v></c>`;
}

function textCell(place: string, text: string, style: number): string {
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${place}"${style === 0 ? '' : ` s="${style}"`} t="inlineStr"><is><t${space}>${escapeText(text)}</t></is></c>`;
}

function escapeText(text: string): string {
  const short = text.length > longestText ? text.slice(0, longestText) : text;
  if (!/[&<>\p{Cc}\p{Cs}\uFFFE\uFFFF]|_x[0-9A-Fa-f]{4}_/u.test(short)) return short;
  return (
    short
      .toWellFormed()
      // What XML cannot hold; and what Excel would read as the code of a character.
      .replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}

function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCodePoint(65 + (index % 26));
}
