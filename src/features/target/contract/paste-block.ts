/** A place in the grid: row and column as shown. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** A text for a place. */
export interface PlacedText extends GridPlace {
  readonly text: string;
}

/** The cells of a block copied from a spreadsheet: lines and tabs; the empty line at its end is none. */
export function readBlock(text: string): string[][] {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** Where a block lands: one cell fills the whole selection, a larger block starts at its first corner and keeps its shape. */
export function placeBlock(block: readonly (readonly string[])[], from: GridPlace, to: GridPlace): PlacedText[] {
  const first = { row: Math.min(from.row, to.row), column: Math.min(from.column, to.column) };
  const last = { row: Math.max(from.row, to.row), column: Math.max(from.column, to.column) };
  const [only] = block[0] ?? [];
  if (block.length === 1 && block[0]?.length === 1 && only !== undefined) return listPlaces(first, last).map((place) => ({ ...place, text: only }));
  return block.flatMap((line, down) => line.map((text, right) => ({ row: first.row + down, column: first.column + right, text })));
}

/** Every place of a rectangle, row by row. */
export function listPlaces(from: GridPlace, to: GridPlace): GridPlace[] {
  const rows = span(from.row, to.row);
  const columns = span(from.column, to.column);
  return rows.flatMap((row) => columns.map((column) => ({ row, column })));
}

function span(one: number, other: number): number[] {
  const first = Math.min(one, other);
  return Array.from({ length: Math.abs(other - one) + 1 }, (_, at) => first + at);
}
