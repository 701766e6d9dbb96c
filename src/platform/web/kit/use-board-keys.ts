import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { BoardContext } from './board.tsx';

/** Space lifts and drops, arrows move the focus or the lifted card, Esc puts it back. */
export function useBoardKeys<Card>(root: RefObject<HTMLElement | null>, board: BoardContext<Card>): void {
  const current = useRef(board);
  useEffect(() => {
    current.current = board;
  });
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const face = event.target instanceof Element ? event.target.closest<HTMLElement>('.k-board-face') : null;
      if (!face) return;
      const handled = current.current.drag?.byKeyboard
        ? moveLifted(event.key, current.current)
        : moveFocus(event.key, element, face, current.current);
      if (!handled) return;
      event.preventDefault();
      event.stopPropagation();
    };
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  }, [root]);
}

function moveLifted<Card>(key: string, board: BoardContext<Card>): boolean {
  const { drag, props } = board;
  if (!drag) return false;
  if (key === 'Escape') {
    board.cancel();
    return true;
  }
  if (key === ' ' || key === 'Enter') {
    board.drop(drag.card, drag.from, drag.over ?? drag.from);
    return true;
  }
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  const at = props.columns.findIndex((column) => column.id === drag.over);
  const next = props.columns[at + step];
  if (step !== 0 && next) board.hold(next.id);
  return step !== 0;
}

function moveFocus<Card>(key: string, root: HTMLElement, face: HTMLElement, board: BoardContext<Card>): boolean {
  if (key === ' ') return lift(face, board);
  const columns = [...root.querySelectorAll('.k-board-column')].map((column) => [...column.querySelectorAll<HTMLElement>('.k-board-face')]);
  const columnAt = columns.findIndex((faces) => faces.includes(face));
  const rowAt = columns[columnAt]?.indexOf(face) ?? 0;
  const down = key === 'ArrowDown' || key === 'j' ? 1 : key === 'ArrowUp' || key === 'k' ? -1 : 0;
  const right = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (down === 0 && right === 0) return false;
  const faces = right === 0 ? columns[columnAt] : columns.slice(...(right > 0 ? [columnAt + 1] : [0, columnAt])).at(right > 0 ? 0 : -1);
  faces?.[Math.max(0, Math.min(rowAt + down, faces.length - 1))]?.focus();
  return true;
}

function lift<Card>(face: HTMLElement, board: BoardContext<Card>): boolean {
  const { props } = board;
  if (!props.onMove) return false;
  for (const column of props.columns) {
    const card = column.cards.find((each) => props.cardKey(each) === face.dataset['card']);
    if (card === undefined) continue;
    board.lift(card, column.id, true);
    return true;
  }
  return false;
}
