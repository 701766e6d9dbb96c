import { conflict } from '#platform/contract/errors.ts';
import type { Context } from '#engine/server/context.ts';
import { createRecord, createRecords, updateRecord, updateRecords } from '#engine/server/records/records.ts';
import type { CreateTargetVersion, TargetVersionView } from '../../contract/target.routes.ts';
import { presentVersion, requireVersion } from '../present-version.ts';
import { requireApprove, requireDraft, requireEdit, requireSee } from '../target.policy.ts';
import { type CellRow, listAllCells, listVersions, lockActiveOverlaps } from '../target.queries.ts';
import { cellValue, isMoneyMetric, valueFields } from '../target-values.ts';

/** Every version the workspace has. */
export async function listTargetVersions(ctx: Context): Promise<{ versions: TargetVersionView[] }> {
  requireSee(ctx.actor);
  return { versions: (await listVersions(ctx.session)).map((row) => presentVersion(ctx.actor, row)) };
}

/** Begins an empty draft. */
export async function createTargetVersion(ctx: Context, input: CreateTargetVersion): Promise<TargetVersionView> {
  requireEdit(ctx.actor);
  const made = await createRecord(
    ctx,
    'target_version',
    {
      name: input.name,
      period_from: input.period.from,
      period_to: input.period.to,
      grain: input.grain,
      prorates: input.prorates,
      status: 'draft',
    },
    { asSystem: true },
  );
  return presentVersion(ctx.actor, await requireVersion(ctx, made.id));
}

/** Makes a draft count; the version it revises is retired in the same breath. */
export async function approveTargetVersion(ctx: Context, input: { id: string }): Promise<TargetVersionView> {
  const draft = await requireVersion(ctx, input.id, true);
  requireApprove(ctx.actor);
  requireDraft(draft);

  const overlaps = await lockActiveOverlaps(ctx.session, draft);
  const other = overlaps.find((version) => version.id !== draft.replaces);
  if (other) {
    throw conflict('target.overlap', {
      zh: `“${other.name}”已批准，日期和指标与它重叠，目标会算两次。请修订那个版本。`,
      en: `“${other.name}” is approved for the same metric and overlapping dates; targets would count twice. Revise that version instead.`,
    });
  }
  if (draft.replaces !== null) await updateRecord(ctx, 'target_version', draft.replaces, { status: 'retired' }, { asSystem: true });
  await updateRecord(
    ctx,
    'target_version',
    draft.id,
    { status: 'active', approved_by: ctx.actor.memberId, approved_at: ctx.now.toISOString() },
    { asSystem: true },
  );
  return presentVersion(ctx.actor, await requireVersion(ctx, draft.id));
}

/** A draft that holds the same cells and says why it will replace the approved version. */
export async function reviseTargetVersion(ctx: Context, input: { id: string; reason: string }): Promise<TargetVersionView> {
  const approved = await requireVersion(ctx, input.id);
  requireApprove(ctx.actor);
  if (approved.status !== 'active') {
    throw conflict('target.not_approved', {
      zh: '只有已批准的版本需要修订；草稿可以直接修改。',
      en: 'Only an approved version is revised; a draft can simply be changed.',
    });
  }
  const made = await createRecord(
    ctx,
    'target_version',
    {
      name: approved.name,
      period_from: approved.from,
      period_to: approved.to,
      grain: approved.grain,
      prorates: approved.prorates,
      status: 'draft',
      reason: input.reason,
      replaces: approved.id,
    },
    { asSystem: true },
  );
  const cells = await listAllCells(ctx.session, approved.id);
  if (cells.length > 0)
    await createRecords(
      ctx,
      'target_cell',
      cells.map((cell) => copyOf(ctx, cell, made.id)),
      { asSystem: true },
    );
  return presentVersion(ctx.actor, await requireVersion(ctx, made.id));
}

/** Locked cells keep their value until somebody unlocks them; both are in the log. */
export async function lockTargetCells(ctx: Context, input: { id: string; cells: string[]; locked: boolean }): Promise<{ changed: number }> {
  requireEdit(ctx.actor);
  requireDraft(await requireVersion(ctx, input.id));
  const mine = new Set((await listAllCells(ctx.session, input.id)).map((cell) => cell.id));
  const known = input.cells.filter((id) => mine.has(id));
  const changed = await updateRecords(
    ctx,
    'target_cell',
    known.map((id) => ({ id, values: { is_locked: input.locked } })),
    { asSystem: true },
  );
  return { changed: changed.length };
}

function copyOf(ctx: Context, cell: CellRow & { metric: string; level: string }, version: string): Record<string, unknown> {
  const definition = ctx.registry.metrics.get(cell.metric);
  const isMoney = definition ? isMoneyMetric(definition) : cell.amount_minor !== null;
  const { value, currency, computed } = cellValue(cell);
  const computedFields = valueFields(computed, cell.computed_amount_currency ?? ctx.workspace.currency, isMoney);
  return {
    target_version: version,
    metric: cell.metric,
    level: cell.level,
    unit: cell.unit,
    owner: cell.owner_id,
    department: cell.department_id,
    product: cell.product_id,
    period_from: cell.from,
    period_to: cell.to,
    ...valueFields(value, currency ?? ctx.workspace.currency, isMoney),
    computed_amount: computedFields.amount,
    computed_quantity: computedFields.quantity,
    reason: cell.reason,
    is_locked: cell.is_locked,
  };
}
