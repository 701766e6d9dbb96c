import { notFound } from '#platform/contract/errors.ts';
import type { Context } from '#engine/server/context.ts';
import { scoreInBand } from '#platform/contract/score-in-band.ts';
import { isWithinAllowed } from '../../contract/score.ts';
import type { TemplateItem } from '../../contract/template.ts';
import * as actions from '../action.queries.ts';
import * as queries from '../inspection.queries.ts';
import { requireInspection } from '../inspection.policy.ts';
import { type ItemScope, measureMetric, measureRule } from '../measure-items.ts';
import { scopeOfRun } from '../run-scope.ts';

interface Remeasured {
  readonly population: number;
  readonly offending: number;
  readonly isGreen: boolean;
}

/** Measures a finding's item again on today's data; green closes it and its actions, red reopens them. */
export async function recheckFinding(ctx: Context, input: { id: string }) {
  if (!(await actions.isOwnerOfAction(ctx, input.id))) requireInspection(ctx.actor, 'manageActions');
  const finding = await queries.lockFinding(ctx, input.id);
  if (!finding) throw notFound({ zh: '检查发现', en: 'Finding' });
  return recheckLocked(ctx, finding, null);
}

/** The recheck itself, once the finding is locked. */
export async function recheckLocked(ctx: Context, finding: queries.FindingRow, actionId: string | null) {
  const run = await queries.findRun(ctx, finding.run_id);
  const version = run && (await queries.findVersion(ctx, run.template_id, run.template_version));
  const item = version?.definition.items.find((candidate) => candidate.id === finding.item_id);
  if (!run || !item) throw notFound({ zh: '检查项', en: 'Inspection item' });

  const measured = await remeasure(ctx, item, { ...(await scopeOfRun(ctx, run)), asOf: null });
  const recheck = await actions.insertRecheck(ctx, { findingId: finding.id, actionId, ...measured });
  const status = measured.isGreen ? 'closed' : finding.status === 'open' ? 'open' : 'reopened';
  await queries.markFinding(ctx, finding.id, status);
  await actions.settleActions(ctx, finding.id, measured.isGreen);
  ctx.emit({
    kind: measured.isGreen ? 'inspection.finding_closed' : 'inspection.finding_still_open',
    object: 'inspection_finding',
    recordId: finding.id,
    facts: { ...measured },
  });
  return { recheck, status } as const;
}

async function remeasure(ctx: Context, item: TemplateItem, scope: ItemScope): Promise<Remeasured> {
  if (item.kind === 'metric') {
    const measured = await measureMetric(ctx, item, scope);
    const value = measured.ok ? measured.value.value : null;
    const isGreen = value !== null && scoreInBand(Number(value), Number(item.zero), Number(item.full)) >= item.passAt;
    return { population: measured.ok ? measured.value.n : 0, offending: 0, isGreen };
  }
  const measured = await measureRule(ctx, item, scope);
  const counts = measured.ok ? measured.value : [];
  const population = counts.reduce((sum, count) => sum + count.population, 0);
  const offending = counts.reduce((sum, count) => sum + count.offending, 0);
  return { population, offending, isGreen: measured.ok && isWithinAllowed(item.allowedShare, { population, offending }) };
}
