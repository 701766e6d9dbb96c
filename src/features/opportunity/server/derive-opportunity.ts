import type { Issue } from '#platform/contract/errors.ts';
import { computeWorkDaysBetween } from '#engine/contract/expression/work-calendar.ts';
import { chineseWorkCalendar } from '#engine/contract/calendar/chinese-work-calendar.ts';
import type { FieldValue } from '#engine/contract/objects/fields.ts';
import type { Context } from '#engine/server/context.ts';
import type { Derived, RecordChange, RecordDerivation, Values } from '#engine/server/records/guard.ts';
import { type Stage, findStage } from '#features/process/contract/definition.ts';
import {
  type Judgement,
  type ProcessInForce,
  dayOf,
  ensureProcessInForce,
  insertUses,
  intentOf,
  issuesOf,
  judgeMoves,
} from '#features/process/server/public.ts';
import { countPush } from '../contract/count-push.ts';

const DAY_MS = 86_400_000;

/**
 * The stage of a deal changes only through its process, whichever door the change comes by: a new stage is a request for that
 * move. What follows from the stage – outcome, probability, category, dates – is filled in here, and the move is the write's one event.
 */
export const opportunityDerivation: RecordDerivation = { object: 'opportunity', derive };

async function derive(ctx: Context, changes: readonly RecordChange[]): Promise<Derived[]> {
  if (!changes.some((change) => concernsProcess(ctx, change))) return changes.map((change) => ({ values: pushValues(change) }));
  const process = await ensureProcessInForce(ctx, 'opportunity');
  if (!process) return changes.map(() => ({}));
  const placed = changes.map((change) => placeNew(process, change));
  const asked = placed.filter((change) => isGated(ctx, change));
  const judgements = await judgeMoves(
    ctx,
    'opportunity',
    process,
    asked.map((change) => requestOf(ctx, change)),
  );
  const byId = new Map(asked.map((change, index) => [change.id, judgements[index]]));
  await insertUses(ctx, passedByException(byId));
  return placed.map((change) => deriveOne(ctx, process, change, byId.get(change.id)));
}

function concernsProcess(ctx: Context, change: RecordChange): boolean {
  return (
    change.before === null ||
    change.changed.includes('stage') ||
    change.changed.includes('forecast_category') ||
    intentOf(ctx, change.id) !== undefined
  );
}

/** A new deal that names no stage begins in the first. */
function placeNew(process: ProcessInForce, change: RecordChange): RecordChange {
  if (change.before !== null || typeof change.after?.['stage'] === 'string') return change;
  const first = process.definition.stages[0]?.id ?? null;
  return { ...change, after: { ...change.after, stage: first }, changed: [...change.changed, 'stage'] };
}

function isGated(ctx: Context, change: RecordChange): boolean {
  if (!change.changed.includes('stage') || change.after?.['stage'] === null) return false;
  const intent = intentOf(ctx, change.id);
  if (intent?.importedAt !== undefined || intent?.isMapped === true) return false;
  // Only the system sets `imported`; a deal that arrives as history keeps the stage it had.
  return !(change.before === null && change.after?.['imported'] === true);
}

function requestOf(ctx: Context, change: RecordChange) {
  const intent = intentOf(ctx, change.id);
  return {
    recordId: change.id,
    from: textOf(change.before?.['stage']),
    to: textOf(change.after?.['stage']) ?? '',
    values: change.after ?? {},
    reason: intent?.reason,
    confirmed: intent?.confirmed,
  };
}

function passedByException(judgements: ReadonlyMap<string, Judgement | undefined>) {
  return [...judgements].flatMap(([recordId, judgement]) =>
    judgement && judgement.unmet.length === 0 ? judgement.exceptionsUsed.map((exceptionId) => ({ exceptionId, recordId })) : [],
  );
}

function deriveOne(ctx: Context, process: ProcessInForce, change: RecordChange, judgement: Judgement | undefined): Derived {
  const stage = findStage(process.definition, textOf(change.after?.['stage']));
  const intent = intentOf(ctx, change.id);
  if (judgement && judgement.unmet.length > 0) return { issues: issuesOf(judgement) };
  if (!stage) return { issues: [unknownStage(change)] };
  const hasMoved = change.changed.includes('stage');
  if (intent && intent.importedAt === undefined && !hasMoved) return { issues: [alreadyThere(stage)] };
  if (!hasMoved && intent?.importedAt === undefined) return { values: { ...pushValues(change), ...categoryValues(stage, change) } };
  const enteredAt = intent?.importedAt ?? givenEntry(change) ?? ctx.now;
  const values = { ...pushValues(change), ...stageValues(ctx, stage, change, enteredAt) };
  if (change.before === null || !hasMoved) return { values };
  return { values, event: { kind: 'opportunity.stage_moved', facts: factsOf(ctx, process, change, enteredAt, judgement) } };
}

function givenEntry(change: RecordChange): Date | undefined {
  const given = change.after?.['imported'] === true && change.before === null ? change.after['stage_entered_at'] : null;
  return typeof given === 'string' ? new Date(given) : undefined;
}

function stageValues(ctx: Context, stage: Stage, change: RecordChange, enteredAt: Date): Values {
  const isOpen = stage.kind === 'open';
  const isNew = change.before === null;
  const keepsProbability = isOpen && change.changed.includes('probability');
  const given = isNew && change.after?.['imported'] === true ? (change.after['closed_on'] ?? null) : null;
  return {
    stage: stage.id,
    outcome: stage.kind,
    stage_entered_at: enteredAt.toISOString(),
    closed_on: isOpen ? null : (given ?? dayOf(ctx, enteredAt)),
    ...(keepsProbability ? {} : { probability: stage.probability.toFixed(2) }),
    ...categoryValues(stage, change, true),
    ...(isNew ? { pushed_count: change.after?.['pushed_count'] ?? 0, imported: change.after?.['imported'] ?? false } : {}),
  };
}

/** The stage says how sure a deal is; what a person said instead is kept until the deal closes or they take it back. */
function categoryValues(stage: Stage, change: RecordChange, hasMoved = false): Values {
  const auto = stage.forecast_category;
  if (stage.kind !== 'open') return hasMoved ? { forecast_category: auto, forecast_overridden: false } : {};
  const said = change.after?.['forecast_category'] ?? null;
  if (change.changed.includes('forecast_category')) {
    return said === null ? { forecast_category: auto, forecast_overridden: false } : { forecast_overridden: said !== auto };
  }
  if (!hasMoved) return {};
  const isKept = change.before?.['forecast_overridden'] === true;
  return isKept ? {} : { forecast_category: auto, forecast_overridden: false };
}

function pushValues(change: RecordChange): Values {
  const pushed = countPush(change.before, change.after);
  return pushed === undefined ? {} : { pushed_count: pushed };
}

function factsOf(
  ctx: Context,
  process: ProcessInForce,
  change: RecordChange,
  at: Date,
  judgement: Judgement | undefined,
): Readonly<Record<string, unknown>> {
  const since = change.before?.['stage_entered_at'];
  const intent = intentOf(ctx, change.id);
  const entered = typeof since === 'string' ? new Date(since) : undefined;
  return {
    from: change.before?.['stage'] ?? null,
    to: change.after?.['stage'] ?? null,
    dwell_days: entered ? Number(((at.getTime() - entered.getTime()) / DAY_MS).toFixed(2)) : null,
    dwell_work_days: entered ? computeWorkDaysBetween(dayOf(ctx, entered), dayOf(ctx, at), chineseWorkCalendar()) : null,
    process_version: process.number,
    process_version_id: process.versionId,
    exceptions: judgement?.exceptionsUsed ?? [],
    ...(intent?.reason === undefined ? {} : { reason: intent.reason }),
    ...(intent?.confirmed === undefined ? {} : { checklist: intent.confirmed }),
    ...(intent?.importedAt === undefined ? {} : { imported: true, at: at.toISOString() }),
    ...(intent?.isMapped === true ? { mapped: true } : {}),
  };
}

function unknownStage(change: RecordChange): Issue {
  const id = String(change.after?.['stage'] ?? '');
  return {
    field: 'stage',
    code: 'process.unknown_stage',
    message: { zh: `流程中没有阶段“${id}”，请选择已有阶段。`, en: `The process has no stage “${id}”; choose an existing one.` },
  };
}

/** Said to whoever comes second when two people move one deal. */
function alreadyThere(stage: Stage): Issue {
  const { zh, en } = stage.label;
  return {
    field: 'stage',
    code: 'process.already_there',
    message: {
      zh: `商机已经在“${zh}”，可能有人刚刚推进过；请刷新查看。`,
      en: `The deal is already in “${en}”; somebody may just have moved it. Reload to see.`,
    },
  };
}

function textOf(value: FieldValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
