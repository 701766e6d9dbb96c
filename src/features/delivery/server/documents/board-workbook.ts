import type { Context } from '#engine/server/context.ts';
import type { ExportCell } from '#engine/server/export/export-cells.ts';
import { type WorkbookTable, writeWorkbook } from '#engine/server/export/write-xlsx.ts';
import type { BoardContents, BoardTile } from './board-contents.ts';
import type { Grid } from './tile-grid.ts';
import { documentWords } from './words.ts';

const widestColumn = 48;

/** A dashboard as a workbook: what it is over on the first sheet, then a sheet per tile with numbers as numbers. */
export async function writeBoardWorkbook(contents: BoardContents, { locale }: Pick<Context, 'locale'>): Promise<Uint8Array> {
  const t = documentWords(locale);
  const facts: ExportCell[][] = [
    [contents.title, contents.summary],
    ...contents.facts.map(({ label, text }) => [label, text]),
    ...contents.tiles.flatMap(({ title, refusal, notes }) =>
      refusal === null && notes.length === 0 ? [] : [[title, [refusal, ...notes].filter(Boolean).join(' · ')]],
    ),
  ];
  const cover = tableOf(t('document.cover'), [t('document.fact'), t('document.value')], facts);
  const tables = contents.tiles.flatMap((each) => (each.grid ? [tileTable(each, each.grid)] : []));
  const chunks: Buffer[] = [];
  for await (const chunk of writeWorkbook([cover, ...tables])) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function tileTable({ title }: BoardTile, { head, rows, foot }: Grid): WorkbookTable {
  const lines = foot ? [...rows, foot] : rows;
  return tableOf(
    title,
    head.map((cell) => cell.text),
    lines.map((cells) => cells.map((cell) => cell.cell)),
    (at) => Math.max(0, ...lines.slice(0, 200).map((cells) => lettersOf(cells[at]?.text ?? ''))),
  );
}

function tableOf(
  name: string,
  heads: readonly string[],
  rows: readonly (readonly ExportCell[])[],
  widthAt: (at: number) => number = () => 30,
): WorkbookTable {
  async function* pages() {
    yield rows;
  }
  return {
    name,
    columns: heads.map((header, at) => ({ header, width: Math.min(widestColumn, Math.max(10, lettersOf(header), widthAt(at)) + 3) })),
    pages: pages(),
  };
}

function lettersOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2E80' ? 2 : 1), 0);
}
