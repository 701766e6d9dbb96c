import { useCallback } from 'react';
import { Board } from '#platform/web/kit/board.tsx';
import { MoneyText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';
import type { MeasureValue, RecordRow } from '#engine/contract/records/query.ts';
import type { BoardViewProps } from '../objects/object-registry.ts';
import { nameOfRecord } from '../objects/read-value.ts';
import { RowActions } from '../objects/row-actions.tsx';
import type { BoardRules } from './board-rules.ts';
import { sumField } from './card-columns.ts';
import { CardFace } from './card-face.tsx';
import { noValue } from './lane-key.ts';
import type { BoardLayout } from './use-board-layout.ts';
import { checkOf, useCardMove } from './use-card-move.ts';
import { useKitColumns } from './use-kit-columns.tsx';

interface DrawnBoardProps extends BoardViewProps {
  readonly by: string;
  readonly field: Field | undefined;
  readonly board: BoardLayout;
  readonly rules: BoardRules;
  readonly isPast: boolean;
}

/** The cards of a board as the kit draws and moves them. */
export function DrawnBoard({ object: web, openId, onOpen, by, field, board, rules, isPast }: DrawnBoardProps) {
  const t = useMessages(layoutMessages);
  const label = useLabel();
  const options = field?.kind === 'choice' ? field.options : [];
  const { columns, ...laned } = useKitColumns(web, board, {
    titleOf: (value) =>
      value === noValue ? t('board.nobody') : label(options.find((option) => option.value === value)?.label ?? { zh: value, en: value }),
    summaryOf: rules.summaryOf ?? sumSummary,
    sumOf: sumField(web),
  });
  const titleOf = (cell: string, isOtherColumn: boolean) => {
    const column = columns.find((each) => each.id === cell);
    return (isOtherColumn ? column?.title : laned.lanes?.find((lane) => lane.id === column?.lane)?.title) ?? '';
  };
  const axes = { by, lanesBy: board.lanesBy, titleOf };
  const move = useCardMove(web, axes, rules);
  const canMove = !isPast && field !== undefined && !field.readOnly && (rules.move !== undefined || !web.ownFields?.includes(by));
  const check = checkOf(axes, rules);
  const { noteOf } = rules;
  // Cards are drawn again only when what they show changed.
  const renderCard = useCallback((card: RecordRow) => <CardFace web={web} card={card} note={noteOf?.(card)} />, [web, noteOf]);
  const cardActions = useCallback((card: RecordRow) => <RowActions object={web.object.id} id={card.id} />, [web]);
  return (
    <Board<RecordRow>
      label={label(web.object.labelPlural)}
      cardKey={keyOf}
      cardLabel={(card) => nameOfRecord(card, web.object.nameField)}
      openKey={openId}
      onOpen={(card) => onOpen(card, board.idsAround(card.id))}
      {...(canMove && { onMove: move, ...(check && { check }) })}
      onEndReached={board.loadMore}
      columns={columns}
      {...laned}
      renderCard={renderCard}
      cardActions={cardActions}
    />
  );
}

const keyOf = (card: RecordRow): string => card.id;

function sumSummary(_: string, sum: MeasureValue) {
  return (
    sum !== null &&
    typeof sum === 'object' && (
      <div className="t16 ink w5">
        <MoneyText value={sum} />
      </div>
    )
  );
}
