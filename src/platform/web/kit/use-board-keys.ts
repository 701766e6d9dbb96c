import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { BoardContext } from './board.tsx';

/** The column a lifted card goes to from another by an arrow. */
export type NextColumn = (columnId: string, key: string) => string | undefined;

/** Space lifts and drops, arrows move the focus or the lifted card, Esc puts it back. */
export function useBoardKeys<Card>(root: RefObject<HTMLElement | null>, board: BoardContext<Card>, nextOf = besideOn(board)): void {
  const current = useRef({ board, nextOf });
  useEffect(() => {
    current.current = { board, nextOf };
  });
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const face = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null;
      if (!face || event.ctrlKey || event.metaKey || event.altKey) return;
      const now = current.current;
      const handled = now.board.drag?.byKeyboard
        ? moveLifted(event.key, now.board, now.nextOf, () => focusAgain(element, face.dataset['card'] ?? ''))
        : moveFocus(event.key, element, face, now.board);
      if (!handled) return;
      event.preventDefault();
      event.stopPropagation();
    };
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  }, [root]);
}

function moveLifted<Card>(key: string, board: BoardContext<Card>, nextOf: NextColumn, onDropped: () => void): boolean {
  const { drag } = board;
  if (!drag) return false;
  if (key === 'Escape') {
    board.cancel();
    return true;
  }
  if (key === ' ' || key === 'Enter') {
    board.drop(drag.card, drag.from, drag.over ?? drag.from);
    onDropped();
    return true;
  }
  const next = nextOf(drag.over ?? drag.from, key);
  if (next !== undefined) board.hold(next);
  return key.startsWith('Arrow') || key === 'Tab';
}

/** A dropped card is drawn anew in its column; whoever works by keyboard stays on it. */
function focusAgain(root: HTMLElement, cardKey: string): void {
  for (const delayMs of [50, 250, 800]) {
    setTimeout(() => {
      if (document.activeElement === document.body) root.querySelector<HTMLElement>(`[data-card="${CSS.escape(cardKey)}"]`)?.focus();
    }, delayMs);
  }
}

/** Left and right go along the columns, up and down along the lanes. */
function besideOn<Card>({ props }: BoardContext<Card>): NextColumn {
  return (columnId, key) => {
    const at = props.columns.findIndex((column) => column.id === columnId);
    const lane = props.columns[at]?.lane;
    const width = props.lanes ? (props.heads?.length ?? 0) : 0;
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : key === 'ArrowDown' ? width : key === 'ArrowUp' ? -width : 0;
    const next = step === 0 ? undefined : props.columns[at + step];
    return Math.abs(step) === 1 && next?.lane !== lane ? undefined : next?.id;
  };
}

function moveFocus<Card>(key: string, root: HTMLElement, face: HTMLElement, board: BoardContext<Card>): boolean {
  if (key === ' ') return lift(face, board);
  const down = key === 'ArrowDown' || key === 'j' ? 1 : key === 'ArrowUp' || key === 'k' ? -1 : 0;
  const right = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (down === 0 && right === 0) return false;
  const columns = columnsBeside(root, face).map((column) => [...column.querySelectorAll<HTMLElement>('[data-card]')]);
  const columnAt = columns.findIndex((faces) => faces.includes(face));
  const rowAt = columns[columnAt]?.indexOf(face) ?? 0;
  const beside = right > 0 ? columns.slice(columnAt + 1) : columns.slice(0, columnAt).toReversed();
  const faces = right === 0 ? columns[columnAt] : beside.find((each) => each.length > 0);
  faces?.[Math.max(0, Math.min(rowAt + down, faces.length - 1))]?.focus();
  return true;
}

/** The columns of a board, or of the lane the card is in. */
function columnsBeside(root: HTMLElement, face: HTMLElement): readonly Element[] {
  return [...(face.closest('.k-board-lane') ?? root).querySelectorAll('[data-column]')];
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
