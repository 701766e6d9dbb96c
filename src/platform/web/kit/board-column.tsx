import { useEffect, useRef } from 'react';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import type { BoardColumn, BoardContext } from './board.tsx';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { Menu } from './menu.tsx';

interface ColumnProps<Card> {
  readonly column: BoardColumn<Card>;
  readonly board: BoardContext<Card>;
}

/** One column of a board: drop target, head with totals, cards, more at the end. */
export function BoardColumnView<Card>({ column, board }: ColumnProps<Card>) {
  const element = useRef<HTMLElement>(null);
  const current = useRef(board);
  useEffect(() => {
    current.current = board;
  });
  useEffect(() => {
    if (!element.current) return undefined;
    return dropTargetForElements({
      element: element.current,
      getData: () => ({ columnId: column.id }),
      onDragEnter: () => current.current.hold(column.id),
      onDragLeave: () => current.current.hold(undefined),
      onDrop: () => {
        const { drag, drop } = current.current;
        if (drag) drop(drag.card, drag.from, column.id);
      },
    });
  }, [column.id]);
  const { drag, props } = board;
  const isOver = drag?.over === column.id && drag.from !== column.id;
  const isRefused = board.refusedColumn === column.id;
  return (
    <section
      ref={element}
      className={classNames('k-board-column', isOver && !isRefused && 'over', isRefused && 'refused')}
      aria-label={column.title}
      data-column={column.id}
    >
      <header>
        <h2>
          {column.title} {column.count !== undefined && <span className="muted t12">{column.count}</span>}
        </h2>
        {column.summary}
      </header>
      <ul>
        {column.cards.map((card) => (
          <BoardCard key={props.cardKey(card)} card={card} column={column} board={board} />
        ))}
        {column.hasMore && <EndSentinel onSeen={() => props.onEndReached?.(column.id)} />}
        {column.rest && <li className="k-board-rest">{column.rest}</li>}
      </ul>
    </section>
  );
}

function BoardCard<Card>({ card, column, board }: ColumnProps<Card> & { readonly card: Card }) {
  const t = useMessages(kitMessages);
  const element = useRef<HTMLLIElement>(null);
  const current = useRef({ card, board });
  useEffect(() => {
    current.current = { card, board };
  });
  const canMove = board.props.onMove !== undefined;
  useEffect(() => {
    if (!element.current || !canMove) return undefined;
    return draggable({
      element: element.current,
      onDragStart: () => current.current.board.lift(current.current.card, column.id, false),
      onDrop: ({ location }) => {
        if (location.current.dropTargets.length === 0) current.current.board.cancel();
      },
    });
  }, [canMove, column.id]);
  const key = board.props.cardKey(card);
  const isLifted = board.drag !== undefined && board.props.cardKey(board.drag.card) === key;
  const targets = board.props.columns.filter((each) => each.id !== column.id);
  return (
    <li
      ref={element}
      className={classNames('k-board-card', isLifted && (board.drag?.byKeyboard ? 'lifted' : 'ghost'), key === board.props.openKey && 'open')}
    >
      <button
        type="button"
        className="k-board-face"
        data-card={key}
        title={canMove ? t('kit.board_lift_hint') : undefined}
        onClick={() => board.props.onOpen?.(card)}
      >
        {board.props.renderCard(card)}
      </button>
      {canMove && (
        <span className="k-board-menu">
          <Menu
            label={t('kit.board_move_to')}
            items={targets.map((target, at) => ({
              id: target.id,
              label: target.title,
              ...(at === 0 && { section: t('kit.board_move_to') }),
              onSelect: () => board.drop(card, column.id, target.id),
            }))}
            trigger={(trigger) => <IconButton icon="more" size="small" label={t('kit.board_move_to')} {...trigger} />}
          />
        </span>
      )}
    </li>
  );
}

function EndSentinel({ onSeen }: { readonly onSeen: () => void }) {
  const element = useRef<HTMLLIElement>(null);
  const seen = useRef(onSeen);
  useEffect(() => {
    seen.current = onSeen;
  });
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && seen.current(), { rootMargin: '240px' });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return <li ref={element} aria-hidden className="k-board-end" />;
}
