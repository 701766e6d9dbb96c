import type { Context } from '../../context.ts';
import type { ImportRow } from '../import.queries.ts';
import { listRows } from '../result.queries.ts';

/** What one column of a file holds. */
export interface ColumnProfile {
  readonly column: number;
  readonly header: string;
  /** Rows of the file, and those with something in this column. */
  readonly rows: number;
  readonly filled: number;
  /** Each text with how often it occurs. */
  readonly texts: ReadonlyMap<string, number>;
}

/** So many rows say what a column holds. */
const rowLimit = 20_000;
const chunk = 2000;

/** The columns of a staged file with their texts; of a longer file, of its beginning. */
export async function profileColumns(ctx: Context, file: Pick<ImportRow, 'id' | 'headers'>): Promise<ColumnProfile[]> {
  const texts = file.headers.map(() => new Map<string, number>());
  let rows = 0;
  for (let after = 0; rows < rowLimit;) {
    const staged = await listRows(ctx, file.id, after, chunk);
    if (staged.length === 0) break;
    for (const { cells } of staged)
      for (const [column, counts] of texts.entries()) {
        const text = cells[column]?.trim() ?? '';
        if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
      }
    rows += staged.length;
    after = staged.at(-1)?.row_number ?? rowLimit;
  }
  return texts.map((counts, column) => ({
    column,
    header: file.headers[column] ?? '',
    rows,
    filled: [...counts.values()].reduce((sum, count) => sum + count, 0),
    texts: counts,
  }));
}
