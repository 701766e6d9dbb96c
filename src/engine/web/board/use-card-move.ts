import { callRoute } from '#platform/web/api.ts';
import type { Refusal } from '#platform/web/kit/board.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { clearedWith, useClearedWords } from '../form/dependent-fields.ts';
import { fieldAt, routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord, readValue } from '../objects/read-value.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';
import type { BoardRules } from './board-rules.ts';
import { laneWrite, noValue, readCellId } from './lane-key.ts';
import { useRefusalOf } from './refusal-of.ts';

/** What the cells of a board stand for. */
export interface BoardAxes {
  readonly by: string;
  readonly lanesBy: string | undefined;
  /** The name of a cell's column or, for a card that only changes its lane, of its lane. */
  readonly titleOf: (cell: string, isOtherColumn: boolean) => string;
}

type Write = (id: string, values: Readonly<Record<string, FieldValue>>) => Promise<void>;

/** Puts cards into other columns and lanes: by the rules of the capability, or by writing the choice with an offer to take it back. */
export function useCardMove(web: WebObject, axes: BoardAxes, rules: BoardRules) {
  const t = useMessages(layoutMessages);
  const label = useLabel();
  const refresh = useRefreshObject();
  const refusalOf = useRefusalOf();
  const clearedWords = useClearedWords();
  const laneField = axes.lanesBy === undefined ? undefined : fieldAt(web.object.fields, axes.lanesBy);
  const write: Write = async (id, values) => {
    await callRoute(routesOf(web.object).update, { id, ...values });
    await refresh(web.object.id);
  };
  return async (card: RecordRow, cell: string): Promise<Refusal | undefined> => {
    const change = changeOf(card, cell, axes, laneField);
    if (change.lane && laneField?.readOnly) return { reasons: [{ id: 'fixed', text: t('calendar.fixed', { field: label(laneField.label) }) }] };
    const wanted = { ...(change.column !== undefined && { [axes.by]: change.column === noValue ? null : change.column }), ...change.lane };
    const cleared = clearedWith(web.object.fields, card, wanted);
    const before = Object.fromEntries(Object.keys({ ...wanted, ...cleared }).map((name) => [name, readValue(card, name)]));
    try {
      if (change.column !== undefined && rules.move) {
        await rules.move(card, change.column, { ...change.lane, ...cleared });
        return undefined;
      }
      await write(card.id, { ...wanted, ...cleared });
    } catch (error) {
      return refusalOf(error);
    }
    const column = axes.titleOf(cell, change.column !== undefined);
    showToast({
      text: [t('board.moved', { name: nameOfRecord(card, web.object.nameField), column }), clearedWords(web.object.fields, card, cleared) ?? ''].join(
        ' ',
      ),
      tone: 'good',
      onUndo: () => void write(card.id, before).catch((error: unknown) => showToast({ text: refusalOf(error).reasons[0]?.text ?? '', tone: 'bad' })),
    });
    return undefined;
  };
}

/** Asks the rules only where the column changes. */
export function checkOf(axes: BoardAxes, { check }: BoardRules) {
  return (
    check &&
    (async (card: RecordRow, cell: string) => {
      const { column } = changeOf(card, cell, axes, undefined);
      return column === undefined ? undefined : check(card, column);
    })
  );
}

/** What a card would have other in a cell: the value of its column, what its lane stands for. */
function changeOf(card: RecordRow, cell: string, { by, lanesBy }: BoardAxes, laneField: Field | undefined) {
  const { value, lane } = readCellId(cell);
  const isOtherLane = lane !== undefined && lanesBy !== undefined && String(readValue(card, lanesBy)) !== String(lane);
  return {
    column: (readValue(card, by) ?? noValue) === value ? undefined : value,
    lane: isOtherLane ? { [lanesBy]: laneWrite(laneField, lane) } : undefined,
  };
}
