import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { streamXlsxRows } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { AppError } from '#platform/contract/errors.ts';
import { type SourceFile, tooLarge } from './spooled-file.ts';

export interface TableFile {
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'xlsx';
  /** Rows of texts, the header first. */
  readonly rows: AsyncIterable<string[]>;
}

/** Reads a CSV (UTF-8, GBK, UTF-16) or Excel file as rows of text; throws what is wrong with a file that is neither. */
export async function readTable(file: SourceFile): Promise<TableFile> {
  const head = await file.head(headBytes);
  if (head.length === 0)
    throw unreadable('import.empty_file', { zh: '文件是空的，请选择有内容的文件。', en: 'The file is empty; choose one with content.' });
  if (head[0] === 0x50 && head[1] === 0x4b) {
    if (file.size > mostExcelBytes) throw tooLarge(mostExcelBytes);
    return { encoding: 'xlsx', rows: readExcel(file) };
  }
  if (head[0] === 0xd0 && head[1] === 0xcf)
    throw unreadable('import.old_excel', {
      zh: '这是旧版 Excel（.xls），请另存为 .xlsx 或 CSV。',
      en: 'This is an old Excel file (.xls); save it as .xlsx or CSV.',
    });
  const encoding = await detectEncoding(file, head);
  return { encoding, rows: readCsv(file, encoding, delimiterOf(head, encoding)) };
}

const headBytes = 4_096;
/** A workbook is read from its end, so it is held in memory, packed as it is. */
const mostExcelBytes = 100 * 1024 * 1024;

/** UTF-8 when every byte of it is valid, else GB 18030, of which GBK is a part. */
async function detectEncoding(file: SourceFile, head: Buffer): Promise<'utf-8' | 'gb18030' | 'utf-16le'> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of file.pieces()) decoder.decode(piece, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

async function* readCsv(file: SourceFile, encoding: string, delimiter: string): AsyncIterable<string[]> {
  const source = Readable.from(file.pieces());
  const text = source.pipe(iconv.decodeStream(encoding));
  const parser = text.pipe(parse({ bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }));
  text.on('error', (error) => parser.destroy(error));
  try {
    for await (const row of parser) yield toTexts(row);
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 0;
    throw unreadable('import.broken_csv', {
      zh: `第 ${line} 行附近的引号不成对，请在表格软件中改正后重试。`,
      en: `The quotes around line ${line} do not match; mend the file and try again.`,
    });
  } finally {
    // Whoever only wants the header stops here, and nothing is left open.
    source.destroy();
  }
}

/** Comma, semicolon or tab, whichever the first line has most of. */
function delimiterOf(head: Buffer, encoding: string): string {
  const [first = ''] = iconv.decode(head, encoding).split(/\r?\n/);
  return [',', ';', '\t'].toSorted((left, right) => first.split(right).length - first.split(left).length)[0] ?? ',';
}

async function* readExcel(file: SourceFile): AsyncIterable<string[]> {
  try {
    for await (const row of streamXlsxRows(await file.whole())) yield toTexts(row.values);
  } catch {
    throw unreadable('import.broken_excel', {
      zh: '这个 Excel 文件无法读取，请另存为新的 .xlsx 或 CSV。',
      en: 'This Excel file cannot be read; save it again as .xlsx or CSV.',
    });
  }
}

function toTexts(cells: readonly unknown[]): string[] {
  return cells.map((cell) => {
    if (cell === null || cell === undefined) return '';
    if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '');
    return String(cell).replaceAll('\0', '').trim();
  });
}

function unreadable(code: string, label: { zh: string; en: string }): AppError {
  return new AppError('invalid', code, label);
}
