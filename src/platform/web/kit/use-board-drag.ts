import { useEffect } from 'react';
import type { RefObject } from 'react';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { BoardHandle } from './board.tsx';
import { isTouched, listenToTouch } from './board-touch.ts';

/** Takes cards that are dropped on an element; it carries its id as `data-column` too. */
export function useDropColumn(element: RefObject<HTMLElement | null>, columnId: string, board: BoardHandle): void {
  useEffect(() => {
    if (!element.current) return undefined;
    return dropTargetForElements({
      element: element.current,
      getData: () => ({ columnId }),
      onDragEnter: () => board.hold(columnId),
      onDragLeave: () => board.hold(undefined),
      onDrop: () => board.land(columnId),
    });
  }, [columnId, element, board]);
}

/** Lets a card be carried by mouse and, held for a moment, by finger. */
export function useDraggableCard(
  element: RefObject<HTMLElement | null>,
  cardKey: string,
  columnId: string,
  board: BoardHandle,
  canMove: boolean,
): void {
  useEffect(() => {
    const card = element.current;
    if (!card || !canMove) return undefined;
    const letGoOfMouse = draggable({
      element: card,
      canDrag: () => !isTouched(),
      onDragStart: () => board.lift(cardKey, columnId),
      onDrop: ({ location }) => {
        if (location.current.dropTargets.length === 0) board.cancel();
      },
    });
    const letGoOfTouch = listenToTouch(card, {
      onLift: () => board.lift(cardKey, columnId),
      onOver: board.hold,
      onDrop: (over) => (over === undefined ? board.cancel() : board.drop(cardKey, columnId, over)),
      onCancel: board.cancel,
    });
    return () => {
      letGoOfMouse();
      letGoOfTouch();
    };
  }, [element, cardKey, columnId, board, canMove]);
}
