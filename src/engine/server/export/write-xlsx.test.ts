import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { ExportCell } from './export-cells.ts';
import { writeXlsx } from './write-xlsx.ts';

const columns = [{ header: 'Name', width: 10 }];

test('what no longer fits on a sheet goes on to the next, under the same header', async () => {
  const pages = [rows(1, 4), rows(5, 3)];
  const book = await readXlsx(await bytesOf(pages, { rowsPerSheet: 4, bytesPerSheet: 1_000_000 }));
  expect(book.sheets.map((sheet) => sheet.rows.flat())).toEqual([
    ['Name', 'r1', 'r2', 'r3'],
    ['Name', 'r4', 'r5', 'r6'],
    ['Name', 'r7'],
  ]);
  expect(book.sheets.map((sheet) => sheet.name)).toEqual(['A b', 'A b 2', 'A b 3']);
});

test('an empty view is a workbook with a header only', async () => {
  const book = await readXlsx(await bytesOf([[]]));
  expect(book.sheets.map((sheet) => sheet.rows)).toEqual([[['Name']]]);
});

test('characters a workbook cannot hold are left out, and spaces and lines are kept', async () => {
  const book = await readXlsx(await bytesOf([[[' a\u0001\n\uFFFEb\uD800 '], ['_x000D_ <&>'], ['x'.repeat(40_000)]]]));
  expect(book.sheets[0]?.rows.flat()).toEqual(['Name', ' a\nb\uFFFD ', '_x000D_ <&>', 'x'.repeat(32_767)]);
});

test('a failure while rows are read breaks the file off instead of ending it as if it were whole', async () => {
  async function* broken(): AsyncGenerator<ExportCell[][]> {
    yield rows(1, 2);
    throw new Error('The database went away.');
  }
  await expect(collect(writeXlsx('A', columns, broken()))).rejects.toThrow('went away');
});

function rows(first: number, count: number): ExportCell[][] {
  return Array.from({ length: count }, (_, index) => [`r${first + index}`]);
}

function bytesOf(pages: ExportCell[][][], limits?: Parameters<typeof writeXlsx>[3]): Promise<Buffer> {
  async function* all() {
    yield* pages;
  }
  return collect(writeXlsx('A/b', columns, all(), limits));
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}
