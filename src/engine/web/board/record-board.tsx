import { Board } from '#platform/web/kit/board.tsx';
import { MoneyText } from '#platform/web/kit/values.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { ApiError, callRoute } from '#platform/web/api.ts';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Refusal } from '#platform/web/kit/board.tsx';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { routesOf, useFields } from '../objects/object-registry.ts';
import type { BoardViewProps, WebObject } from '../objects/object-registry.ts';
import { nameOfRecord, readValue } from '../objects/read-value.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';
import { CardFace } from './card-face.tsx';
import { useBoardRecords } from './use-board-records.ts';

/** The board of any object by its board field: dropping a card sets the field. */
export function RecordBoard({ object: web, selection, openId, onOpen }: BoardViewProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const fields = useFields(web);
  const by = web.object.boardField ?? '';
  const field = fields[by];
  const options = field?.kind === 'choice' ? field.options : [];
  const sumOf = sumField(web);
  const board = useBoardRecords(web, {
    ...selection,
    by,
    values: options.map((option) => option.value),
    ...(sumOf !== undefined && { sumOf }),
    columns: cardColumns(web),
  });
  const move = useMove(web, by);
  if (!board.query.data) return <PageState of={board.query} shape="cards" />;
  return (
    <Board<RecordRow>
      label={label(web.object.labelPlural)}
      cardKey={(card) => card.id}
      cardLabel={(card) => nameOfRecord(card, web.object.nameField)}
      openKey={openId}
      onOpen={(card) => onOpen(card, board.idsAround(card.id))}
      onMove={move}
      onEndReached={board.loadMore}
      columns={board.columns.map((column) => ({
        id: column.value,
        title: label(options.find((option) => option.value === column.value)?.label ?? { zh: column.value, en: column.value }),
        ...(column.count !== null && { count: column.count }),
        cards: column.rows,
        hasMore: column.nextCursor !== null,
        rest:
          column.count !== null && column.count > column.rows.length
            ? t('records.board_rest', { count: column.count - column.rows.length })
            : undefined,
        summary:
          column.sum !== null && typeof column.sum === 'object' ? (
            <div className="t16 ink w5">
              <MoneyText value={column.sum} />
            </div>
          ) : null,
      }))}
      renderCard={(card) => <CardFace web={web} card={card} />}
    />
  );
}

/** Fields a card shows. */
export function cardColumns(web: WebObject): string[] {
  return [...new Set([web.object.nameField, ...web.headerFields, ...(web.object.ownerField === undefined ? [] : [web.object.ownerField])])];
}

/** The first amount of an object: what its columns are summed by. */
export function sumField(web: WebObject): string | undefined {
  return web.headerFields.find((name) => web.object.fields[name]?.kind === 'money');
}

function useMove(web: WebObject, by: string) {
  const refresh = useRefreshObject();
  const write = (card: RecordRow, value: unknown) => callRoute(routesOf(web.object).update, { id: card.id, [by]: value });
  return async (card: RecordRow, columnId: string): Promise<Refusal | undefined> => {
    try {
      await write(card, columnId);
      await refresh(web.object.id);
      showToast({
        text: nameOfRecord(card, web.object.nameField),
        onUndo: () => void write(card, readValue(card, by)).then(() => refresh(web.object.id)),
      });
      return undefined;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { reasons: [{ id: error.code, text: error.detail }] };
    }
  };
}
