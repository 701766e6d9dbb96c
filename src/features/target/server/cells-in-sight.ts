import type { Context } from '#engine/server/context.ts';
import { createSqlParameters } from '#engine/server/expression/sql-parameters.ts';
import { findVisible } from '#engine/server/live/find-visible.ts';
import type { Scope } from '#engine/server/records/records.ts';
import type { CellRow } from './target.queries.ts';

/** The targets somebody may know of, and the people and departments (null: the company) in sight only because a target of theirs is shared. */
export interface CellsInSight {
  readonly cells: readonly CellRow[];
  readonly shared: ReadonlySet<string | null>;
}

/** Leaves out what a restriction closes, and notes what a share, a team or a rule opens; where owners alone decide, nothing is asked. */
export async function cellsInSight(ctx: Context, scope: Scope, cells: readonly CellRow[]): Promise<CellsInSight> {
  if (scope.isPlain || cells.length === 0) return { cells, shared: new Set() };
  const visible = await findVisible(
    ctx,
    'target_cell',
    cells.map((cell) => cell.id),
  );
  const isRestricted = scope.parts('t', createSqlParameters()).restrictions.length > 0;
  const opened = scope.owners === undefined ? [] : cells.filter((cell) => visible.has(cell.id) && !scope.includes(cell.owner_id));
  return {
    cells: isRestricted ? cells.filter((cell) => visible.has(cell.id)) : cells,
    shared: new Set(opened.map((cell) => cell.owner_id ?? cell.department_id)),
  };
}
