import { formatScaled, parseScaled } from '#platform/contract/money.ts';
import type { Context } from '#engine/server/context.ts';
import { scopeFor } from '#engine/server/records/records.ts';
import { computeGrid, type GridCellInput, type GridRowInput } from '../../contract/compute-grid.ts';
import { prorateTarget } from '../../contract/prorate-target.ts';
import { targetPeriods } from '../../contract/target-periods.ts';
import type { TargetGrid } from '../../contract/target.routes.ts';
import { measureActuals } from '../measure-actuals.ts';
import { presentVersion, requireVersion } from '../present-version.ts';
import { requireSee } from '../target.policy.ts';
import { type CellRow, listCells, listDepartments, listService } from '../target.queries.ts';
import { cellValue, targetMetric } from '../target-values.ts';
import { cellsInSight } from '../cells-in-sight.ts';
import { gridRows, type GridUnit } from '../grid-rows.ts';

interface GetGrid {
  id: string;
  metric: string;
  level: 'minimum' | 'target' | 'stretch';
  product?: string | undefined;
  asOf?: string | undefined;
}

/** The grid of a version: what was set, what counts after joining and leaving, what was reached, what is missing. */
export async function getTargetGrid(ctx: Context, input: GetGrid): Promise<TargetGrid> {
  requireSee(ctx.actor);
  const version = await requireVersion(ctx, input.id);
  const { definition, isMoney, digits } = targetMetric(ctx, input.metric);
  const scope = scopeFor(ctx, 'target_cell', 'see');
  const all = (await listCells(ctx.session, version.id, input.metric, input.level)).filter((cell) => cell.product_id === (input.product ?? null));
  const { cells, shared } = await cellsInSight(ctx, scope, all);
  const periods = version.grain === 'custom' ? customPeriods(cells, version) : targetPeriods(version, version.grain);
  const units = gridRows(await listDepartments(ctx.session), await listService(ctx.session), version, scope, cells, shared);
  const actuals = await measureActuals(ctx, definition, periods, units, input);
  const shown = presentVersion(ctx.actor, version);
  const rows = units.map((unit): GridRowInput => ({
    unit: unit.unit,
    id: unit.id,
    name: unit.name,
    parentId: unit.parentId,
    depth: unit.depth,
    canEdit: shown.can.edit && unit.isWithinReach,
    cells: periods.map((period, at) => {
      const cell = cells.find((each) => isOf(each, unit) && each.from === period.from && each.to === period.to);
      return { ...targetOf(cell, unit, period, version.prorates, digits), ...(unit.isShared ? unknownActual : actuals.of(unit, at)) };
    }),
  }));
  return {
    version: shown,
    metric: { id: definition.id, label: definition.label, unit: definition.unit, isMoney },
    level: input.level,
    currency: cells.find((cell) => cell.amount_currency !== null)?.amount_currency ?? ctx.workspace.currency,
    asOf: actuals.asOf,
    periods,
    rows: computeGrid(rows, digits),
  };
}

/** Of whom only the target is shared, what they reached is counted from records that are not. */
const unknownActual = { actual: null, rows: null };

/** A version of its own dates shows the periods its cells have. */
function customPeriods(cells: readonly CellRow[], version: { from: string; to: string }): { from: string; to: string }[] {
  const found = new Map(cells.map((cell) => [`${cell.from}|${cell.to}`, { from: cell.from, to: cell.to }]));
  return found.size === 0 ? [{ from: version.from, to: version.to }] : [...found.values()].toSorted((a, b) => a.from.localeCompare(b.from));
}

function isOf(cell: CellRow, unit: GridUnit): boolean {
  return cell.unit === unit.unit && (cell.owner_id ?? cell.department_id) === unit.id;
}

function targetOf(
  cell: CellRow | undefined,
  unit: GridUnit,
  period: { from: string; to: string },
  prorates: boolean,
  digits: number,
): Omit<GridCellInput, 'actual' | 'rows'> {
  const { value, currency, computed } = cell ? cellValue(cell) : { value: null, currency: null, computed: null };
  const scaled = value === null ? undefined : parseScaled(value, digits);
  const isPerson = unit.unit === 'member';
  const part = prorateTarget(scaled ?? 0n, period, isPerson && prorates ? unit.service : []);
  return {
    id: cell?.id ?? null,
    value,
    currency,
    computed,
    reason: cell?.reason ?? null,
    isLocked: cell?.is_locked ?? false,
    prorated: scaled === undefined ? null : formatScaled(part.value, digits),
    activeDays: isPerson ? part.activeDays : null,
    totalDays: part.totalDays,
  };
}
