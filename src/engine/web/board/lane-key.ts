import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import type { Field } from '#engine/contract/objects/fields.ts';

/** A lane's value: an id, an option; null for records without one. */
export type LaneValue = string | null;

/** Stands for the column of records without a value. */
export const noValue = '';

/** The id of a lane's cell in a column, as boards and keyboards carry it. */
export function cellId(lane: LaneValue, column: string): string {
  return JSON.stringify([lane, column]);
}

/** Lane and column of a cell's id; without lanes the id is the column's value. */
export function readCellId(id: string): { readonly lane?: LaneValue; readonly value: string } {
  if (!id.startsWith('[')) return { value: id };
  const read: unknown = JSON.parse(id);
  if (!Array.isArray(read)) return { value: id };
  const [lane, value] = read;
  return { lane: typeof lane === 'string' ? lane : null, value: String(value) };
}

/** The condition that keeps a board to one lane. */
export function laneCondition(name: string, field: Field | undefined, lane: LaneValue): FilterTree {
  if (lane === null) return { field: name, op: 'is_empty' };
  return { field: name, op: 'eq', value: field?.kind === 'boolean' ? lane === 'true' : lane };
}

/** The condition that keeps lanes to the columns of a board. */
export function columnCondition(name: string, values: readonly string[]): FilterTree {
  const given: FilterTree = { field: name, op: 'in', value: values.filter((value) => value !== noValue) };
  return values.includes(noValue) ? { or: [given, { field: name, op: 'is_empty' }] } : given;
}

/** What a record is given when it is put into a lane. */
export function laneWrite(field: Field | undefined, lane: LaneValue): string | boolean | null {
  return field?.kind === 'boolean' && lane !== null ? lane === 'true' : lane;
}
