import { conflict, type Issue } from '#platform/contract/errors.ts';
import type { Context } from '#engine/server/context.ts';
import { createRecords, updateRecords } from '#engine/server/records/records.ts';
import type { TargetCellInput, WriteTargetCells } from '../../contract/target.routes.ts';
import { requireVersion } from '../present-version.ts';
import { requireDraft, requireEdit } from '../target.policy.ts';
import { type CellRow, listCells } from '../target.queries.ts';
import { cellValue, refuse, targetMetric, valueFields, valueIssue } from '../target-values.ts';

/** Writes a block of cells of a draft, all or none; null empties a cell. */
export async function writeTargetCells(ctx: Context, input: WriteTargetCells & { id: string }): Promise<{ written: number; emptied: number }> {
  const version = await requireVersion(ctx, input.id, true);
  requireEdit(ctx.actor);
  requireDraft(version);
  const { isMoney } = targetMetric(ctx, input.metric);
  const wanted = [...new Map(input.cells.map((cell) => [keyOf(cell), cell])).values()];
  const currencyOf = (cell: TargetCellInput) => cell.currency ?? ctx.workspace.currency;
  refuse(
    wanted.flatMap((cell, at) => [
      unitIssue(cell, at),
      rangeIssue(cell, version, at),
      valueIssue(cell.value, currencyOf(cell), isMoney, `cells.${at}.value`),
    ]),
  );

  const known = new Map((await listCells(ctx.session, version.id, input.metric, input.level, true)).map((cell) => [keyOfRow(cell), cell]));
  const locked = wanted.filter((cell) => known.get(keyOf(cell))?.is_locked === true);
  if (locked.length > 0) throw lockedConflict(locked.length);

  const creates = wanted.filter((cell) => !known.has(keyOf(cell)) && cell.value !== null);
  const updates = wanted.flatMap((cell) => {
    const before = known.get(keyOf(cell));
    return before ? [{ id: before.id, values: changedValues(cell, before, currencyOf(cell), isMoney) }] : [];
  });
  if (updates.length > 0) await updateRecords(ctx, 'target_cell', updates, { asSystem: true });
  if (creates.length > 0)
    await createRecords(
      ctx,
      'target_cell',
      creates.map((cell) => newValues(cell, input, isMoney, currencyOf(cell))),
      { asSystem: true },
    );
  const emptied = updates.filter((update) => update.values['amount'] === null && update.values['quantity'] === null).length;
  return { written: creates.length + updates.length - emptied, emptied };
}

/** A value set by hand over a computed one keeps that beside it. */
function changedValues(cell: TargetCellInput, before: CellRow, currency: string, isMoney: boolean): Record<string, unknown> {
  const isOverride = cellValue(before).computed !== null;
  return {
    ...valueFields(cell.value, currency, isMoney),
    ...(cell.reason !== undefined || isOverride ? { reason: cell.reason ?? before.reason } : {}),
  };
}

function newValues(cell: TargetCellInput, input: WriteTargetCells & { id: string }, isMoney: boolean, currency: string): Record<string, unknown> {
  return {
    target_version: input.id,
    metric: input.metric,
    level: input.level,
    unit: cell.unit,
    owner: cell.unit === 'member' ? cell.unitId : null,
    department: cell.unit === 'department' ? cell.unitId : null,
    product: cell.product ?? null,
    period_from: cell.period.from,
    period_to: cell.period.to,
    ...valueFields(cell.value, currency, isMoney),
    reason: cell.reason ?? null,
  };
}

function keyOf(cell: TargetCellInput): string {
  return [cell.unit, cell.unit === 'company' ? '' : (cell.unitId ?? ''), cell.product ?? '', cell.period.from, cell.period.to].join('|');
}

function keyOfRow(cell: CellRow): string {
  return [cell.unit, cell.owner_id ?? cell.department_id ?? '', cell.product_id ?? '', cell.from, cell.to].join('|');
}

function unitIssue(cell: TargetCellInput, at: number): Issue | undefined {
  if ((cell.unit === 'company') === (cell.unitId === undefined)) return undefined;
  return {
    field: `cells.${at}.unitId`,
    code: 'target.unit',
    message: { zh: '成员和部门的目标要写明是谁的，公司的不要。', en: 'A member’s or department’s target names whose it is; the company’s does not.' },
  };
}

function rangeIssue(cell: TargetCellInput, version: { from: string; to: string }, at: number): Issue | undefined {
  if (cell.period.from >= version.from && cell.period.to <= version.to) return undefined;
  return {
    field: `cells.${at}.period`,
    code: 'target.outside_version',
    message: {
      zh: `期间要在版本的 ${version.from} 至 ${version.to} 之内。`,
      en: `The period must lie within the version, ${version.from} to ${version.to}.`,
    },
  };
}

function lockedConflict(count: number) {
  return conflict(
    'target.locked',
    { zh: `有 ${count} 个目标格已锁定，请先解锁。`, en: `${count} of the cells are locked; unlock them first.` },
    { count },
  );
}
