import { useEffect, useEffectEvent, useRef } from 'react';
import { BoardColumnView } from './board-column.tsx';
import type { BoardColumn, BoardContext, BoardLane } from './board.tsx';
import { Icon } from './icon.tsx';

interface BoardLaneProps<Card> {
  readonly lane: BoardLane;
  /** How many columns a lane has. */
  readonly width: number;
  readonly cells: readonly BoardColumn<Card>[];
  readonly board: BoardContext<Card>;
}

/** One lane: its name with a fold, and a cell for each column; fetched when it comes into sight. */
export function BoardLaneView<Card>({ lane, width, cells, board }: BoardLaneProps<Card>) {
  const element = useRef<HTMLElement>(null);
  const seen = useEffectEvent(() => lane.onSeen?.());
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && seen(), { rootMargin: '300px' });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return (
    <section ref={element} className="k-board-lane" aria-label={lane.title}>
      <button type="button" className="k-board-lane-title" aria-expanded={!lane.isFolded} onClick={lane.onFold}>
        <Icon name={lane.isFolded ? 'chevron-right' : 'chevron-down'} size={14} />
        <b>{lane.title}</b>
        <span className="muted t12">{lane.note}</span>
      </button>
      {!lane.isFolded && (
        <div className="k-board-lane-row" aria-busy={lane.isLoading || undefined}>
          {cells.length > 0
            ? cells.map((cell) => <BoardColumnView key={cell.id} column={cell} board={board} />)
            : Array.from({ length: width }, (_, at) => <div key={at} className="k-board-column waiting" />)}
        </div>
      )}
    </section>
  );
}
