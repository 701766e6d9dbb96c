import { useEffect, useRef } from 'react';
import type { BoardColumn, BoardContext } from './board.tsx';
import { BoardCard } from './board-card.tsx';
import { classNames } from './class-names.ts';
import { useDropColumn } from './use-board-drag.ts';

interface ColumnProps<Card> {
  readonly column: BoardColumn<Card>;
  readonly board: BoardContext<Card>;
}

/** One column of a board: drop target, head with totals, cards, more at the end. */
export function BoardColumnView<Card>({ column, board }: ColumnProps<Card>) {
  const element = useRef<HTMLElement>(null);
  useDropColumn(element, column.id, board.handle);
  const { drag, props, refused } = board;
  const isRefused = refused?.columnId === column.id;
  const isOver = drag?.over === column.id && drag.from !== column.id;
  // The mouse carries a picture of the card; fingers and keys need to see where it would land.
  const landing = drag?.byKeyboard && isOver ? drag.card : undefined;
  return (
    <section
      ref={element}
      className={classNames('k-board-column', isOver && !isRefused && 'over', isRefused && 'refused')}
      aria-label={column.title}
      data-column={column.id}
    >
      {column.lane === undefined && <BoardHead column={column} />}
      <ul>
        {isRefused && !drag && <HangingCard cardKey={refused.cardKey} board={board} />}
        {landing !== undefined && <HangingCard cardKey={props.cardKey(landing)} board={board} />}
        {column.cards.map((card) => (
          <BoardCard key={props.cardKey(card)} card={card} columnId={column.id} board={board} />
        ))}
        {column.hasMore && <EndSentinel onSeen={() => props.onEndReached?.(column.id)} />}
        {column.rest && <li className="k-board-rest">{column.rest}</li>}
      </ul>
    </section>
  );
}

/** What stands above a column: its name, how many, how much. */
export function BoardHead<Card>({ column }: { readonly column: Pick<BoardColumn<Card>, 'title' | 'count' | 'summary'> }) {
  return (
    <header>
      <h2>
        {column.title} {column.count !== undefined && <span className="muted t12">{column.count}</span>}
      </h2>
      {column.summary}
    </header>
  );
}

/** A card shown where it would land or may not stand; its own place keeps a dashed ghost. */
function HangingCard<Card>({ cardKey, board }: { readonly cardKey: string; readonly board: BoardContext<Card> }) {
  const { props } = board;
  const card = props.columns.flatMap((column) => column.cards).find((each) => props.cardKey(each) === cardKey);
  if (card === undefined) return null;
  return (
    <li className="k-board-card flying" aria-hidden inert>
      <div className="k-board-face">{props.renderCard(card)}</div>
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
