import type { ImportPlan } from './import-plan.ts';

/** One stage a record entered on a date. */
export interface StageEntry {
  readonly stage: string;
  /** ISO date. */
  readonly on: string;
}

/**
 * The stages a row passed, oldest first, from its dated columns: an open stage counts for every row with the date, a closing
 * stage only for rows that end in it. A row without dates has no known past and stands in its stage from the import on.
 */
export function stagePath(
  plan: Pick<ImportPlan, 'stageDates'>,
  row: { stage: string; dates: readonly (string | null)[] },
  closing: ReadonlySet<string>,
): StageEntry[] {
  const entries = plan.stageDates.flatMap((stageDate, index): StageEntry[] => {
    const on = row.dates[index];
    if (!on) return [];
    const stage = stageDate.stages.find((candidate) => candidate === row.stage) ?? stageDate.stages.find((candidate) => !closing.has(candidate));
    return stage ? [{ stage, on }] : [];
  });
  const sorted = entries.toSorted((left, right) => left.on.localeCompare(right.on));
  return sorted.filter((entry, index) => entry.stage !== sorted[index + 1]?.stage);
}
