import { invalid, forbidden } from '#platform/contract/errors.ts';
import { localDate } from '#engine/contract/expression/time-zone.ts';
import { has } from '#engine/contract/actor.ts';
import { historicFields } from '#engine/contract/objects/object.ts';
import type { FieldValue } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { Context } from '#engine/server/context.ts';
import { objectNamed } from '#engine/server/fields/object-storage.ts';
import type { RecordChange, Values } from '#engine/server/records/guard.ts';
import { type RecordPast, replaceVersions } from '#engine/server/records/replace-versions.ts';
import { updateRecordsEach } from '#engine/server/records/update-records.ts';
import type { WriteOutcome } from '#engine/server/records/write-options.ts';
import { type Stage, findStage } from '../contract/definition.ts';
import { type ProcessInForce, ensureProcessInForce } from './load-process.ts';
import { type MoveIntent, intentOf, withMoveIntents } from './move-intents.ts';
import * as history from './stage-history.queries.ts';
import { fieldValueOf } from './values-of-row.ts';

/** Keeps the stays of records in step with their stage; for a reaction of the object, in the transaction of the write. */
export async function writeStageHistory(ctx: Context, objectId: string, changes: readonly RecordChange[]): Promise<void> {
  const gone = changes.filter((change) => change.after === null).map((change) => change.id);
  if (gone.length > 0) await history.deleteStays(ctx, objectId, gone);
  const entries = changes.flatMap((change): history.Entry[] => {
    const stage = change.after?.['stage'];
    if (typeof stage !== 'string' || !change.changed.includes('stage')) return [];
    const enteredAt = instantOf(change.after?.['stage_entered_at']) ?? ctx.now;
    const imported = intentOf(ctx, change.id)?.importedAt !== undefined || (change.before === null && change.after?.['imported'] === true);
    return [{ recordId: change.id, stage, enteredAt, imported }];
  });
  await history.insertEntries(ctx, objectId, entries);
}

/** The known past of one record: when it entered which stage, oldest first. */
export interface ImportedStages {
  readonly recordId: string;
  readonly stages: readonly { readonly stage: string; readonly at: Date }[];
}

/**
 * Records stages that lie in the past as they were, without gates, marked as imported: stays, version rows and the present
 * stage. Only for those who may import history; running it again with the same stages changes nothing.
 */
export async function recordImportedStages(ctx: Context, objectId: string, rows: readonly ImportedStages[]): Promise<WriteOutcome[]> {
  if (!has(ctx.actor, 'import.history')) {
    throw forbidden('import.history_forbidden', { zh: '只有管理员可以导入历史阶段。', en: 'Only an administrator may import past stages.' });
  }
  const process = await ensureProcessInForce(ctx, objectId);
  if (!process || rows.length === 0) return [];
  refuseUnknownStages(process, rows);
  const intents = new Map(rows.map((row): [string, MoveIntent] => [row.recordId, { importedAt: row.stages.at(-1)?.at }]));
  const updates = rows.map((row) => ({ id: row.recordId, values: { stage: row.stages.at(-1)?.stage ?? null } }));
  const outcomes = await withMoveIntents(ctx, intents, () => updateRecordsEach(ctx, objectId, updates, { asSystem: true, partial: true }));
  const written = rows.filter((_, index) => outcomes[index]?.row !== undefined);
  if (written.length === 0) return outcomes;
  await history.replaceStays(ctx, objectId, written.flatMap(staysOf));
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome.row]));
  await replaceVersions(
    ctx,
    objectId,
    written.map((row) => pastOf(ctx, process, objectId, row, byId.get(row.recordId))),
  );
  return outcomes;
}

function refuseUnknownStages(process: ProcessInForce, rows: readonly ImportedStages[]): void {
  const named = new Set(rows.flatMap((row) => row.stages.map((entry) => entry.stage)));
  const unknown = [...named].filter((id) => !findStage(process.definition, id));
  if (unknown.length === 0) return;
  throw invalid(
    unknown.map((id) => ({
      field: 'stage',
      code: 'process.unknown_stage',
      message: { zh: `流程中没有阶段“${id}”，请先映射到已有阶段。`, en: `The process has no stage “${id}”; map it to an existing one first.` },
    })),
  );
}

function staysOf(row: ImportedStages): history.Entry[] {
  return row.stages.map(({ stage, at }, index) => ({
    recordId: row.recordId,
    stage,
    enteredAt: at,
    leftAt: row.stages[index + 1]?.at ?? null,
    imported: true,
  }));
}

/** Other historic fields are taken to have been what they are now; the day a deal closed was not yet its close date while it was open. */
function pastOf(ctx: Context, process: ProcessInForce, objectId: string, row: ImportedStages, record: RecordRow | undefined): RecordPast {
  const object = objectNamed(ctx.registry, objectId);
  const names = historicFields(object);
  const last = row.stages.length - 1;
  const closedOn = record?.['closed_on'];
  const versions = row.stages.map(({ stage, at }, index) => {
    const values: Record<string, FieldValue> = {};
    for (const name of names) values[name] = fieldValueOf(record?.[name]);
    values['stage_entered_at'] = at.toISOString();
    const definition = findStage(process.definition, stage);
    if (index < last && definition) {
      Object.assign(values, pastStageValues(definition));
      if (closedOn !== null && values['close_date'] === closedOn) values['close_date'] = null;
    }
    return { from: at, values };
  });
  return { id: row.recordId, versions };
}

function pastStageValues(stage: Stage): Values {
  return {
    stage: stage.id,
    outcome: stage.kind,
    probability: stage.probability.toFixed(2),
    forecast_category: stage.forecast_category,
    closed_on: null,
    lost_reason: null,
  };
}

function instantOf(value: FieldValue | undefined): Date | undefined {
  return typeof value === 'string' ? new Date(value) : undefined;
}

/** The day an instant falls on in the workspace's time zone. */
export function dayOf(ctx: Context, instant: Date): string {
  return localDate(instant, ctx.workspace.timeZone);
}
