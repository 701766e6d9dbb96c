import { chineseWorkCalendar } from '#engine/contract/calendar/chinese-work-calendar.ts';
import { computeWorkDaysBetween } from '#engine/contract/expression/work-calendar.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { Context } from '#engine/server/context.ts';
import { objectNamed } from '#engine/server/fields/object-storage.ts';
import { type Stage, findTransition, isBackwards } from '../contract/definition.ts';
import type { MoveOption, MoveOptions } from '../contract/requirement.ts';
import { type Judgement, judgeMoves } from './judge-moves.ts';
import type { ProcessInForce } from './load-process.ts';
import { dayOf } from './record-stages.ts';
import { type StayRow, listStays } from './stage-history.queries.ts';
import { valuesOfRow } from './values-of-row.ts';

/** Where a record is in its process and what each move it might make still needs; the record has been read within the actor's scope. */
export async function listMoves(ctx: Context, objectId: string, process: ProcessInForce, record: RecordRow): Promise<MoveOptions> {
  const { definition } = process;
  const values = valuesOfRow(objectNamed(ctx.registry, objectId), record);
  const from = typeof values['stage'] === 'string' ? values['stage'] : null;
  const targets = definition.stages.filter((stage) => stage.id !== from);
  const requests = targets.map((stage) => ({ recordId: record.id, from, to: stage.id, values }));
  const judgements = await judgeMoves(ctx, objectId, process, requests);
  const stays = await listStays(ctx, objectId, record.id);
  const entered = values['stage_entered_at'];
  return {
    stage: from,
    enteredAt: typeof entered === 'string' ? entered : null,
    processVersion: { id: process.versionId, number: process.number, validFrom: process.validFrom?.toISOString() ?? null },
    path: definition.stages.map((stage) => stepOf(ctx, definition.stages, stage, from, stays)),
    moves: targets.flatMap((stage, index) => {
      const judgement = judgements[index];
      return judgement ? [optionOf(process, from, stage, judgement)] : [];
    }),
  };
}

function optionOf(process: ProcessInForce, from: string | null, stage: Stage, judgement: Judgement): MoveOption {
  const exists = from === null || findTransition(process.definition, from, stage.id) !== undefined;
  const open = judgement.unmet.filter((requirement) => requirement.kind !== 'checklist' && requirement.kind !== 'reason');
  return {
    to: stage.id,
    label: stage.label,
    kind: stage.kind,
    direction: directionOf(process, from, stage),
    exists,
    isReady: open.length === 0,
    isAllowed: judgement.unmet.length === 0,
    requirements: judgement.requirements.map((requirement) => ({ ...requirement })),
  };
}

function directionOf(process: ProcessInForce, from: string | null, stage: Stage): MoveOption['direction'] {
  if (stage.kind !== 'open') return 'close';
  const current = process.definition.stages.find((candidate) => candidate.id === from);
  if (current && current.kind !== 'open') return 'reopen';
  return from !== null && isBackwards(process.definition, from, stage.id) ? 'back' : 'forward';
}

function stepOf(
  ctx: Context,
  stages: readonly Stage[],
  stage: Stage,
  current: string | null,
  stays: readonly StayRow[],
): MoveOptions['path'][number] {
  const own = stays.filter((stay) => stay.stage === stage.id);
  const days = own.map((stay) => computeWorkDaysBetween(dayOf(ctx, stay.entered_at), dayOf(ctx, stay.left_at ?? ctx.now), chineseWorkCalendar()));
  const position = stages.findIndex((candidate) => candidate.id === current);
  const isBefore = stages.indexOf(stage) < position;
  return {
    id: stage.id,
    label: stage.label,
    kind: stage.kind,
    probability: stage.probability,
    standardDwell: stage.standard_dwell,
    dwell: own.length === 0 ? null : days.reduce((total, day) => total + day, 0),
    state: stage.id === current ? 'current' : !isBefore ? 'ahead' : own.length > 0 ? 'passed' : 'skipped',
  };
}
