import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  type ExactDecimal,
  formatDecimal,
  multiplyDecimals,
  negateDecimal,
  parseDecimal,
  roundDecimal,
  wholeNumber,
  ZERO,
} from '#engine/contract/expression/exact-decimal.ts';
import type { GridCell, GridRow } from './target.routes.ts';

/** A row before sums: what was set, what counts, what was reached, period by period. */
export interface GridRowInput {
  readonly unit: GridRow['unit'];
  readonly id: string | null;
  readonly name: string;
  readonly parentId: string | null;
  readonly depth: number;
  readonly canEdit: boolean;
  readonly cells: readonly GridCellInput[];
}

/** A cell before what follows from others is added. */
export type GridCellInput = Omit<GridCell, 'assigned' | 'overAssigned' | 'attainment' | 'gap'>;

/** Adds what is handed out below each row, attainment, gap and row totals; an empty cell stays empty and is never taken for 0. */
export function computeGrid(rows: readonly GridRowInput[], digits: number): GridRow[] {
  const children = Map.groupBy(rows, (row) => parentKey(row));
  const assigned = (row: GridRowInput, at: number): ExactDecimal | null => {
    const below = children.get(rowKey(row)) ?? [];
    return sum(below.map((child) => decimal(child.cells[at]?.value) ?? assigned(child, at)));
  };
  return rows.map((row) => {
    const cells = row.cells.map((cell, at) => computeCell(cell, row.unit === 'member' ? null : assigned(row, at), digits));
    const { canEdit, ...shown } = row;
    return { ...shown, cells, total: totalOf(row.cells, cells, digits), can: { edit: canEdit } };
  });
}

function rowKey(row: GridRowInput): string {
  return row.unit === 'company' ? 'company' : `${row.unit}:${row.id}`;
}

function parentKey(row: GridRowInput): string {
  if (row.unit === 'company') return 'none';
  return row.parentId === null ? 'company' : `department:${row.parentId}`;
}

function computeCell(cell: GridCellInput, assigned: ExactDecimal | null, digits: number): GridCell {
  const own = decimal(cell.value);
  const over = own && assigned ? subtract(assigned, own) : null;
  return {
    ...cell,
    assigned: text(assigned, digits),
    overAssigned: text(over, digits),
    ...reached(decimal(cell.prorated), decimal(cell.actual), digits),
  };
}

/** Attainment against a target of nothing or less is undefined, not infinite. */
function reached(target: ExactDecimal | null, actual: ExactDecimal | null, digits: number): Pick<GridCell, 'attainment' | 'gap'> {
  if (!target || !actual) return { attainment: null, gap: null };
  const share = compareDecimals(target, ZERO) > 0 ? divideDecimals(multiplyDecimals(actual, wholeNumber(100)), target) : null;
  return { attainment: text(share, 2), gap: text(subtract(actual, target), digits) };
}

/** What several cells come to together; attainment against the sum of their prorated targets. */
export function sumCells(cells: readonly GridCell[], digits: number): GridCell {
  return totalOf(cells, cells, digits);
}

function totalOf(inputs: readonly GridCellInput[], cells: readonly GridCell[], digits: number): GridCell {
  const add = (of: (cell: GridCell) => string | null) => sum(cells.map((cell) => decimal(of(cell))));
  const [value, prorated, actual, assigned] = [
    add((cell) => cell.value),
    add((cell) => cell.prorated),
    add((cell) => cell.actual),
    add((cell) => cell.assigned),
  ];
  const days = cells.reduce((total, cell) => total + cell.totalDays, 0);
  return {
    id: null,
    value: text(value, digits),
    currency: inputs.find((cell) => cell.currency !== null)?.currency ?? null,
    computed: null,
    reason: null,
    isLocked: cells.length > 0 && cells.every((cell) => cell.isLocked),
    prorated: text(prorated, digits),
    activeDays: null,
    totalDays: days,
    assigned: text(assigned, digits),
    overAssigned: text(value && assigned ? subtract(assigned, value) : null, digits),
    actual: text(actual, digits),
    ...reached(prorated, actual, digits),
    rows: null,
  };
}

function sum(values: readonly (ExactDecimal | null | undefined)[]): ExactDecimal | null {
  const given = values.filter((value) => value !== null && value !== undefined);
  return given.length === 0 ? null : given.reduce(addDecimals);
}

function subtract(left: ExactDecimal, right: ExactDecimal): ExactDecimal {
  return addDecimals(left, negateDecimal(right));
}

function decimal(value: string | null | undefined): ExactDecimal | null {
  return value === null || value === undefined ? null : (parseDecimal(value) ?? null);
}

function text(value: ExactDecimal | null, digits: number): string | null {
  if (!value) return null;
  const [whole = '0', fraction = ''] = formatDecimal(roundDecimal(value, digits)).split('.');
  return digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0')}`;
}
