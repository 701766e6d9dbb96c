import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { streamXlsxRows } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { AppError } from '#platform/contract/errors.ts';

export interface TableFile {
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'xlsx';
  /** Rows of texts, the header first. */
  readonly rows: AsyncIterable<string[]>;
}

/** Reads a CSV (UTF-8, GBK, UTF-16) or Excel file as rows of text; throws what is wrong with a file that is neither. */
export function readTable(file: Uint8Array): TableFile {
  if (file.length === 0)
    throw unreadable('import.empty_file', { zh: '文件是空的，请选择有内容的文件。', en: 'The file is empty; choose one with content.' });
  if (file[0] === 0x50 && file[1] === 0x4b) return { encoding: 'xlsx', rows: readExcel(file) };
  if (file[0] === 0xd0 && file[1] === 0xcf)
    throw unreadable('import.old_excel', {
      zh: '这是旧版 Excel（.xls），请另存为 .xlsx 或 CSV。',
      en: 'This is an old Excel file (.xls); save it as .xlsx or CSV.',
    });
  const encoding = detectEncoding(file);
  return { encoding, rows: readCsv(file, encoding) };
}

/** UTF-8 when every byte of it is valid, else GB 18030, of which GBK is a part. */
export function detectEncoding(file: Uint8Array): 'utf-8' | 'gb18030' | 'utf-16le' {
  if (file[0] === 0xff && file[1] === 0xfe) return 'utf-16le';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(file);
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

async function* readCsv(file: Uint8Array, encoding: string): AsyncIterable<string[]> {
  const text = Readable.from(slices(file)).pipe(iconv.decodeStream(encoding));
  const parser = text.pipe(
    parse({ bom: true, delimiter: delimiterOf(file, encoding), relax_column_count: true, relax_quotes: true, skip_empty_lines: true }),
  );
  text.on('error', (error) => parser.destroy(error));
  try {
    for await (const row of parser) yield toTexts(row);
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 0;
    throw unreadable('import.broken_csv', {
      zh: `第 ${line} 行附近的引号不成对，请在表格软件中改正后重试。`,
      en: `The quotes around line ${line} do not match; mend the file and try again.`,
    });
  }
}

function* slices(file: Uint8Array): Iterable<Buffer> {
  const size = 256 * 1024;
  for (let at = 0; at < file.length; at += size) yield Buffer.from(file.buffer, file.byteOffset + at, Math.min(size, file.length - at));
}

/** Comma, semicolon or tab, whichever the first line has most of. */
function delimiterOf(file: Uint8Array, encoding: string): string {
  const [first = ''] = iconv.decode(Buffer.from(file.subarray(0, 4096)), encoding).split(/\r?\n/);
  return [',', ';', '\t'].toSorted((left, right) => first.split(right).length - first.split(left).length)[0] ?? ',';
}

async function* readExcel(file: Uint8Array): AsyncIterable<string[]> {
  try {
    for await (const row of streamXlsxRows(file)) yield toTexts(row.values);
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
