import { computeWorkDaysBetween } from '#engine/contract/expression/work-calendar.ts';
import { localDate } from '#engine/contract/expression/time-zone.ts';
import { chineseWorkCalendar } from '#engine/contract/calendar/chinese-work-calendar.ts';
import { countPush } from '#features/opportunity/contract/count-push.ts';
import { scoreQuality } from '#features/activity/contract/score-quality.ts';
import { type ProcessDefinition, findStage } from '#features/process/contract/definition.ts';
import type { PastChange, PastRecord, Values } from './past.ts';

const DAY_MS = 86_400_000;

/** The process a past ran under. */
export interface PastProcess {
  readonly definition: ProcessDefinition;
  readonly number: number;
  readonly versionId: string | null;
  readonly timeZone: string;
}

/** Fills in what the product itself would have: outcome, probability, category, dates of stages, pushes, and the facts of each move. */
export function deriveDealPast<R extends PastRecord>(process: PastProcess, deal: R): R {
  let before: Values | null = null;
  const changes = deal.changes.map((change): PastChange => {
    const was = before;
    const pushed = countPush(was, { ...was, ...change.values });
    const values: Values = { ...change.values, ...(pushed !== undefined && { pushed_count: pushed }), ...stageValues(process, change, was === null) };
    const event = change.event && { kind: change.event.kind, facts: { ...moveFacts(process, was, change), ...change.event.facts } };
    before = { ...was, ...values };
    return event ? { ...change, values, event } : { ...change, values };
  });
  return { ...deal, changes };
}

function stageValues(process: PastProcess, { at, values }: PastChange, isNew: boolean): Values {
  const stage = findStage(process.definition, typeof values['stage'] === 'string' ? values['stage'] : null);
  if (!stage) return {};
  return {
    outcome: stage.kind,
    stage_entered_at: at.toISOString(),
    closed_on: stage.kind === 'open' ? null : localDate(at, process.timeZone),
    probability: stage.probability.toFixed(2),
    forecast_category: stage.forecast_category,
    ...(isNew && { pushed_count: 0, imported: false, forecast_overridden: false }),
  };
}

function moveFacts(process: PastProcess, was: Values | null, change: PastChange): Record<string, unknown> {
  const entered = typeof was?.['stage_entered_at'] === 'string' ? new Date(was['stage_entered_at']) : change.at;
  const day = (instant: Date): string => localDate(instant, process.timeZone);
  return {
    from: was?.['stage'] ?? null,
    to: change.values['stage'] ?? null,
    dwell_days: Number(((change.at.getTime() - entered.getTime()) / DAY_MS).toFixed(2)),
    dwell_work_days: computeWorkDaysBetween(day(entered), day(change.at), chineseWorkCalendar()),
    process_version: process.number,
    process_version_id: process.versionId,
    exceptions: [],
  };
}

/** The quality of a follow-up at each point of its past. */
export function deriveActivityPast(activity: PastRecord): PastRecord {
  let known: Values = {};
  const changes = activity.changes.map((change) => {
    known = { ...known, ...change.values };
    return { ...change, values: { ...change.values, quality: scoreQuality(known) } };
  });
  return { ...activity, changes };
}
