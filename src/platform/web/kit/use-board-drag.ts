import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { BoardContext } from './board.tsx';
import { isTouched, useTouchLift } from './board-touch.ts';

/** Takes cards that are dropped on an element; it carries its id as `data-column` too. */
export function useDropColumn<Card>(element: RefObject<HTMLElement | null>, columnId: string, board: BoardContext<Card>): void {
  const current = useRef(board);
  useEffect(() => {
    current.current = board;
  });
  useEffect(() => {
    if (!element.current) return undefined;
    return dropTargetForElements({
      element: element.current,
      getData: () => ({ columnId }),
      onDragEnter: () => current.current.hold(columnId),
      onDragLeave: () => current.current.hold(undefined),
      onDrop: () => {
        const { drag, drop } = current.current;
        if (drag) drop(drag.card, drag.from, columnId);
      },
    });
  }, [columnId, element]);
}

/** Lets a card be carried by mouse and, held for a moment, by finger. */
export function useDraggableCard<Card>(
  element: RefObject<HTMLElement | null>,
  card: Card,
  columnId: string,
  board: BoardContext<Card>,
  canMove: boolean,
): void {
  const current = useRef({ card, board });
  useEffect(() => {
    current.current = { card, board };
  });
  const lift = () => current.current.board.lift(current.current.card, columnId, false);
  useEffect(() => {
    if (!element.current || !canMove) return undefined;
    return draggable({
      element: element.current,
      canDrag: () => !isTouched(),
      onDragStart: () => current.current.board.lift(current.current.card, columnId, false),
      onDrop: ({ location }) => {
        if (location.current.dropTargets.length === 0) current.current.board.cancel();
      },
    });
  }, [canMove, columnId, element]);
  useTouchLift(element, {
    isEnabled: canMove,
    onLift: lift,
    onOver: (over) => board.hold(over),
    onDrop: (over) => (over === undefined ? board.cancel() : board.drop(card, columnId, over)),
    onCancel: board.cancel,
  });
}
