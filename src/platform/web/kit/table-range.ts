/** A cell by its place among rows and columns. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A block of cells, ends included. */
export interface CellBlock {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The block between two corners. */
export function blockBetween(one: CellPlace, other: CellPlace): CellBlock {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

/** Cells as spreadsheets take them: columns by tabs, rows by lines, quoted where a cell holds either. */
export function writeCells(rows: readonly (readonly string[])[]): string {
  const quoted = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(quoted).join('\t')).join('\n');
}

/** Cells as spreadsheets give them; the empty line at the end is none. */
export function readCells(text: string): string[][] {
  const rows: string[][] = [[]];
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n$/, '');
  const cell = /"((?:[^"]|"")*)"(?=\t|\n|$)|[^\t\n]*/y;
  for (let at = 0; at <= plain.length;) {
    cell.lastIndex = at;
    const match = cell.exec(plain);
    const [whole = '', quoted] = match ?? [];
    rows.at(-1)?.push(quoted === undefined ? whole : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (plain[at] === '\n') rows.push([]);
    at += 1;
  }
  return rows;
}
