import { usePastDay } from '#platform/web/as-of.ts';
import { callRoute } from '#platform/web/api.ts';
import { Board } from '#platform/web/kit/board.tsx';
import type { Refusal } from '#platform/web/kit/board.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { MoneyText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { clearedWith, relatedChoices, useClearedWords } from '../form/dependent-fields.ts';
import { boardChoices } from '../objects/layout-fields.ts';
import { routesOf, useFields } from '../objects/object-registry.ts';
import type { BoardViewProps, WebObject } from '../objects/object-registry.ts';
import { nameOfRecord, readValue } from '../objects/read-value.ts';
import { RowActions } from '../objects/row-actions.tsx';
import { useRefreshObject } from '../objects/use-refresh.ts';
import { cardColumns, sumField } from './card-columns.ts';
import { CardFace } from './card-face.tsx';
import { laneWrite, readCellId } from './lane-key.ts';
import { useRefusalOf } from './refusal-of.ts';
import { useBoardLayout } from './use-board-layout.ts';
import { useKitColumns } from './use-kit-columns.tsx';

/** The board of any object by one of its choices: dropping a card sets the choice, and its lane. */
export function RecordBoard({ object: web, selection, settings, openId, onOpen }: BoardViewProps) {
  const t = useMessages(layoutMessages);
  const label = useLabel();
  const fields = useFields(web);
  const isPast = usePastDay() !== undefined || selection.asOf !== undefined;
  const offered = boardChoices(web);
  const by = offered.find((name) => name === settings.board?.by) ?? offered[0] ?? '';
  const field = fields[by];
  const options = field?.kind === 'choice' ? field.options : [];
  const sumOf = sumField(web);
  const values = options.map((option) => option.value);
  const drawn = [...new Set([...cardColumns(web), by, ...(settings.board?.lanes === undefined ? [] : [settings.board.lanes])])];
  const columns = isPast ? drawn : [...drawn, ...relatedChoices(web.object.fields, drawn)];
  const board = useBoardLayout(
    web,
    { ...selection, by, ...(values.length > 0 && { values }), ...(sumOf !== undefined && { sumOf }), columns },
    settings.board?.lanes,
  );
  const { columns: shown, ...laned } = useKitColumns(web, board, {
    titleOf: (value) => label(options.find((option) => option.value === value)?.label ?? { zh: value, en: value }),
    summaryOf: (_, sum) =>
      sum !== null &&
      typeof sum === 'object' && (
        <div className="t16 ink w5">
          <MoneyText value={sum} />
        </div>
      ),
    sumOf,
  });
  const move = useMove(web, by, field, board.lanesBy);
  const canMove = !isPast && field !== undefined && !field.readOnly && !web.ownFields?.includes(by);
  if (!board.query.data) return <PageState of={board.query} shape="cards" />;
  if (board.totals.every((column) => column.count === 0)) {
    return <EmptyState icon="board" title={t('board.empty')} text={t('board.empty_text', { field: label(field?.label ?? web.object.label) })} />;
  }
  return (
    <Board<RecordRow>
      label={label(web.object.labelPlural)}
      cardKey={(card) => card.id}
      cardLabel={(card) => nameOfRecord(card, web.object.nameField)}
      openKey={openId}
      onOpen={(card) => onOpen(card, board.idsAround(card.id))}
      {...(canMove && { onMove: move })}
      onEndReached={board.loadMore}
      columns={shown}
      {...laned}
      renderCard={(card) => <CardFace web={web} card={card} />}
      cardActions={(card) => <RowActions object={web.object.id} id={card.id} />}
    />
  );
}

function useMove(web: WebObject, by: string, field: Field | undefined, lanesBy: string | undefined) {
  const t = useMessages(layoutMessages);
  const label = useLabel();
  const refresh = useRefreshObject();
  const refusalOf = useRefusalOf();
  const clearedWords = useClearedWords();
  const laneField = lanesBy === undefined ? undefined : web.object.fields[lanesBy];
  const write = async (id: string, values: Readonly<Record<string, unknown>>) => {
    await callRoute(routesOf(web.object).update, { id, ...values });
    await refresh(web.object.id);
  };
  return async (card: RecordRow, cell: string): Promise<Refusal | undefined> => {
    const { value, lane } = readCellId(cell);
    const isOtherLane = lane !== undefined && lanesBy !== undefined && String(readValue(card, lanesBy)) !== String(lane);
    if (isOtherLane && laneField?.readOnly) return { reasons: [{ id: 'fixed', text: t('calendar.fixed', { field: label(laneField.label) }) }] };
    const moved = { [by]: value, ...(isOtherLane && { [lanesBy]: laneWrite(laneField, lane) }) };
    const cleared = clearedWith(web.object.fields, card, moved);
    const changed = { ...moved, ...cleared };
    const before = Object.fromEntries(Object.keys(changed).map((name) => [name, readValue(card, name)]));
    try {
      await write(card.id, changed);
    } catch (error) {
      return refusalOf(error);
    }
    const option = field?.kind === 'choice' ? field.options.find((each) => each.value === value) : undefined;
    showToast({
      text: [
        t('board.moved', { name: nameOfRecord(card, web.object.nameField), column: label(option?.label ?? { zh: value, en: value }) }),
        clearedWords(web.object.fields, card, cleared) ?? '',
      ].join(' '),
      tone: 'good',
      onUndo: () => void write(card.id, before).catch((error: unknown) => showToast({ text: refusalOf(error).reasons[0]?.text ?? '', tone: 'bad' })),
    });
    return undefined;
  };
}
