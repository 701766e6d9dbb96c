import { formatScaled } from '#platform/contract/money.ts';
import type { Context } from '#engine/server/context.ts';
import { type ProcessInForce, findProcessInForce } from '#features/process/server/public.ts';
import { countDecidedByStage } from './opportunity.queries.ts';

/** Below this many decided deals a rate says nothing and is not shown. */
export const leastSample = 20;

/** A rate over years of deals does not change by the minute; counting it anew for every record page would cost more than it tells. */
const keptMs = 5 * 60_000;

interface Kept {
  readonly until: number;
  readonly rates: ReadonlyMap<string, { readonly won: number; readonly decided: number }>;
}

const kept = new Map<string, Kept>();

/** By stage: how many of the decided deals that were ever in it were won. */
export async function loadStageCounts(ctx: Context): Promise<Kept['rates']> {
  const known = kept.get(ctx.workspace.id);
  if (known && known.until > ctx.now.getTime()) return known.rates;
  const rows = await countDecidedByStage(ctx);
  const rates = new Map(rows.map(({ stage, won, decided }) => [stage, { won, decided }]));
  if (kept.size > 1000) kept.clear();
  kept.set(ctx.workspace.id, { until: ctx.now.getTime() + keptMs, rates });
  return rates;
}

/** The set probability of each stage beside the observed one and its n. */
export async function buildStageRates(ctx: Context, process?: ProcessInForce) {
  const inForce = process ?? (await findProcessInForce(ctx, 'opportunity'));
  const counts = await loadStageCounts(ctx);
  return (inForce?.definition.stages ?? []).map((stage) => {
    const { won, decided } = counts.get(stage.id) ?? { won: 0, decided: 0 };
    return {
      stage: stage.id,
      label: stage.label,
      kind: stage.kind,
      standardDwell: stage.standard_dwell,
      set: stage.probability,
      observed: decided < leastSample ? null : percentOf(won, decided),
      won,
      decided,
      leastSample,
    };
  });
}

function percentOf(part: number, whole: number): string {
  return formatScaled(BigInt(Math.round((part * 10_000) / whole)), 2);
}
