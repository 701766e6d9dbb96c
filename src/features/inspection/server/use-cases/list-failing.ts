import type { Context } from '#engine/server/context.ts';
import type { Label } from '#platform/contract/label.ts';
import type { Severity } from '../../contract/template.ts';
import * as queries from '../inspection.queries.ts';
import { requireInspection } from '../inspection.policy.ts';

/** A question a run answered badly, as long as nobody has mended it. */
export interface FailingItem {
  readonly id: string;
  readonly runId: string;
  readonly label: Label;
  readonly severity: Severity;
  readonly offending: number | null;
  readonly population: number | null;
  readonly repeats: number;
}

const gravity: Readonly<Record<Severity, number>> = { critical: 0, major: 1, minor: 2 };

/** What a run found wrong and is not closed yet, the gravest first. */
export async function listFailing(ctx: Context, runId: string): Promise<FailingItem[]> {
  requireInspection(ctx.actor, 'run');
  const run = await queries.findRun(ctx, runId);
  const version = run && (await queries.findVersion(ctx, run.template_id, run.template_version));
  if (!version) return [];
  const findings = await queries.listFindings(ctx, runId);
  return findings
    .filter((finding) => finding.status !== 'closed')
    .map((finding) => ({
      id: finding.id,
      runId,
      label: version.definition.items.find((item) => item.id === finding.item_id)?.label ?? { zh: finding.item_id, en: finding.item_id },
      severity: finding.severity,
      offending: finding.offending,
      population: finding.population,
      repeats: finding.repeats,
    }))
    .toSorted((left, right) => gravity[left.severity] - gravity[right.severity] || (right.offending ?? 0) - (left.offending ?? 0));
}
