import type { CellBlock } from '#platform/web/kit/table-range.ts';
import type { ReadSetting } from '#engine/contract/objects/field-kinds.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { PickChoice } from '../people.ts';
import type { CellChange } from './change-plan.ts';
import { readPasted } from './read-pasted.ts';

/** A block from the clipboard and the table it is put into. */
export interface PasteInput {
  readonly cells: readonly (readonly string[])[];
  readonly at: CellBlock;
  readonly columnIds: readonly string[];
  readonly rowAt: (index: number) => RecordRow | undefined;
  readonly fieldOf: (columnId: string) => Field | undefined;
  readonly canEdit: (row: RecordRow, columnId: string) => boolean;
}

/** A cell and the text that goes into it. */
export interface PastedCell {
  readonly row: RecordRow;
  readonly path: string;
  readonly field: Field;
  readonly text: string;
  readonly canEdit: boolean;
}

/** Which text goes where; one cell fills a whole drawn block, and rows below the list are left out and counted. */
export function placePasted({ cells, at, columnIds, rowAt, fieldOf, canEdit }: PasteInput): {
  readonly cells: readonly PastedCell[];
  readonly beyond: number;
} {
  const [[only] = []] = cells;
  const isFill = cells.length === 1 && cells[0]?.length === 1 && only !== undefined;
  const height = isFill ? at.bottom - at.top + 1 : cells.length;
  const width = isFill ? at.right - at.left + 1 : Math.max(...cells.map((row) => row.length));
  let beyond = 0;
  const placed: PastedCell[] = [];
  for (let y = 0; y < height; y += 1) {
    const row = rowAt(at.top + y);
    if (!row) {
      beyond += 1;
      continue;
    }
    for (let x = 0; x < width; x += 1) {
      const path = columnIds[at.left + x];
      const field = path === undefined ? undefined : fieldOf(path);
      const text = isFill ? only : cells[y]?.[x];
      if (path === undefined || !field || text === undefined) continue;
      placed.push({ row, path, field, text, canEdit: canEdit(row, path) });
    }
  }
  return { cells: placed, beyond };
}

/** What is said of a cell that cannot be written. */
export interface PasteWords {
  readonly readOnly: string;
  unread(text: string): string;
  notFound(text: string): string;
  ambiguous(text: string, count: number): string;
}

interface ReadInput {
  readonly setting: ReadSetting;
  readonly now: Date;
  readonly words: PasteWords;
  readonly lookUp: (field: Field, names: readonly string[]) => Promise<ReadonlyMap<string, readonly PickChoice[]>>;
}

/** Reads every text as its field means it; names are looked up once per column. */
export async function readPlaced(cells: readonly PastedCell[], { setting, now, words, lookUp }: ReadInput): Promise<readonly CellChange[]> {
  const read = cells.map((cell) => ({ cell, pasted: readPasted(cell.field, cell.text, setting, now) }));
  const found = new Map<string, ReadonlyMap<string, readonly PickChoice[]>>();
  for (const path of new Set(cells.map((cell) => cell.path))) {
    const named = read.filter(({ cell, pasted }) => cell.path === path && cell.canEdit && 'name' in pasted);
    const [first] = named;
    const names = named.flatMap(({ pasted }) => ('name' in pasted ? [pasted.name] : []));
    if (first) found.set(path, await lookUp(first.cell.field, names));
  }
  return read.map(({ cell: { canEdit, ...cell }, pasted }): CellChange => {
    const refused = (problem: string): CellChange => ({ ...cell, after: null, problem });
    if (!canEdit) return refused(words.readOnly);
    if ('value' in pasted) return { ...cell, after: pasted.value };
    if ('isUnread' in pasted) return refused(words.unread(cell.text));
    const choices = found.get(cell.path)?.get(pasted.name) ?? [];
    const [choice] = choices;
    if (!choice) return refused(words.notFound(pasted.name));
    return choices.length > 1 ? refused(words.ambiguous(pasted.name, choices.length)) : { ...cell, after: choice.id, afterName: choice.name };
  });
}

/** Whether the cell has the value already. */
export function isSame({ row, path, field, after }: CellChange): boolean {
  const before = row[path] ?? null;
  if (JSON.stringify(before) === JSON.stringify(after)) return true;
  if (before === null || after === null) return false;
  // Amounts and numbers may be written in several ways: 3 and 3.00 are one value.
  if (field.kind === 'money') return amountOf(before) === amountOf(after);
  return (field.kind === 'number' || field.kind === 'percent') && Number(before) === Number(after);
}

function amountOf(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('currency' in value)) return '';
  return `${Number(value.amount)} ${String(value.currency)}`;
}
