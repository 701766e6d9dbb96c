import { memo, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import type { BoardContext, BoardHandle } from './board.tsx';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { Menu } from './menu.tsx';
import { useDraggableCard } from './use-board-drag.ts';

interface BoardCardProps<Card> {
  readonly card: Card;
  readonly columnId: string;
  readonly board: BoardContext<Card>;
}

/** A card in its column; while others are carried or opened it is not drawn again. */
export function BoardCard<Card>({ card, columnId, board }: BoardCardProps<Card>) {
  const { props, drag, refused, handle } = board;
  const { renderCard, cardActions } = props;
  const face = useMemo(() => renderCard(card), [card, renderCard]);
  const actions = useMemo(() => cardActions?.(card), [card, cardActions]);
  const key = props.cardKey(card);
  const isLifted = drag !== undefined && props.cardKey(drag.card) === key;
  const isAway = isLifted ? drag.over !== columnId || !drag.byKeyboard : refused?.cardKey === key;
  const look = isAway ? 'ghost' : isLifted ? 'lifted' : undefined;
  return (
    <CardShell
      cardKey={key}
      columnId={columnId}
      face={face}
      actions={actions}
      look={look}
      isOpen={key === props.openKey}
      canMove={props.onMove !== undefined}
      board={handle}
    />
  );
}

interface CardShellProps {
  readonly cardKey: string;
  readonly columnId: string;
  readonly face: ReactNode;
  readonly actions: ReactNode;
  readonly look: 'ghost' | 'lifted' | undefined;
  readonly isOpen: boolean;
  readonly canMove: boolean;
  readonly board: BoardHandle;
}

const CardShell = memo(function CardShell({ cardKey, columnId, face, actions, look, isOpen, canMove, board }: CardShellProps) {
  const t = useMessages(kitMessages);
  const element = useRef<HTMLLIElement>(null);
  useDraggableCard(element, cardKey, columnId, board, canMove);
  return (
    <li ref={element} className={classNames('k-board-card', look, isOpen && 'open')}>
      <button
        type="button"
        className="k-board-face"
        data-card={cardKey}
        title={canMove ? t('kit.board_lift_hint') : undefined}
        onClick={() => board.open(cardKey)}
      >
        {face}
      </button>
      {(canMove || actions) && (
        <span className="k-board-menu">
          {actions}
          {canMove && <MoveMenu cardKey={cardKey} columnId={columnId} board={board} />}
        </span>
      )}
    </li>
  );
});

function MoveMenu({ cardKey, columnId, board }: Pick<CardShellProps, 'cardKey' | 'columnId' | 'board'>) {
  const t = useMessages(kitMessages);
  return (
    <Menu
      label={t('kit.board_move_to')}
      items={() =>
        board.beside(columnId).map((target, at) => ({
          id: target.id,
          label: target.title,
          ...(at === 0 && { section: t('kit.board_move_to') }),
          onSelect: () => board.drop(cardKey, columnId, target.id),
        }))
      }
      trigger={(trigger) => <IconButton icon="more" size="small" label={t('kit.board_move_to')} {...trigger} />}
    />
  );
}
