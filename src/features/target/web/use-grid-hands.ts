import { useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { type GridPlace, listPlaces, placeBlock, type PlacedText, readBlock } from '../contract/paste-block.ts';

/** What the hands act on. */
export interface GridHandsTarget {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly canEdit: (place: GridPlace) => boolean;
  /** The plain value of a place, as copied. */
  readonly textAt: (place: GridPlace) => string;
  /** Takes typed or pasted texts, all or none; false when refused. */
  readonly write: (texts: readonly PlacedText[]) => boolean;
  readonly undo: () => void;
}

const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const startsValue = /^[\d.\-−¥$]$/;

/** Keyboard, mouse and clipboard of a grid: arrows move, Shift extends, Enter or a digit edits, a block is pasted, Ctrl-Z undoes. */
export function useGridHands(target: GridHandsTarget) {
  const root = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<GridPlace>();
  const [anchor, setAnchor] = useState<GridPlace>();
  const draft = useDraft(target, active);
  const select = (place: GridPlace, isExtending = false) => {
    if (!draft.finish()) return;
    setActive(place);
    if (!isExtending) setAnchor(place);
  };
  const move = (by: readonly [number, number], isExtending: boolean) => {
    const from = active ?? { row: 0, column: -by[1] };
    const place = { row: clamp(from.row + by[0], target.rowCount), column: clamp(from.column + by[1], target.columnCount) };
    select(place, isExtending);
    root.current?.querySelector(`[data-place="${place.row}:${place.column}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const edit = (text: string) => active && target.canEdit(active) && draft.set(text);
  const commit = (by: readonly [number, number]) => {
    if (!draft.finish()) return;
    root.current?.focus();
    move(by, false);
  };
  const cancel = () => {
    draft.set(undefined);
    root.current?.focus();
  };
  const places = active && anchor ? listPlaces(anchor, active) : [];
  const empty = () => places.length > 0 && target.write(places.map((place) => ({ ...place, text: '' })));
  const onKeyDown = (event: KeyboardEvent) =>
    keyAction(event, { move, edit, undo: target.undo, empty, current: () => (active ? target.textAt(active) : '') });
  return {
    root,
    active,
    anchor,
    places,
    editing: draft.text,
    select,
    edit,
    setDraft: draft.set,
    finish: draft.finish,
    commit,
    cancel,
    handlers: { onKeyDown, ...useClipboard(target, places, draft.text !== undefined) },
  };
}

/** The text being typed into the active cell. */
function useDraft(target: GridHandsTarget, active: GridPlace | undefined) {
  const now = useRef<string>(undefined);
  const [text, setText] = useState<string>();
  const set = (next: string | undefined) => {
    now.current = next;
    setText(next);
  };
  /** Writes what was typed, once; false when it cannot be read, and then it stays. */
  const finish = () => {
    const typed = now.current;
    if (typed === undefined || !active) return true;
    set(undefined);
    const isWritten = typed === target.textAt(active) || target.write([{ ...active, text: typed }]);
    if (!isWritten) set(typed);
    return isWritten;
  };
  return { text, set, finish };
}

function useClipboard(target: GridHandsTarget, places: readonly GridPlace[], isTyping: boolean) {
  const [first, last] = [places[0], places.at(-1)];
  const onCopy = (event: ClipboardEvent) => {
    if (isTyping || places.length === 0) return;
    event.preventDefault();
    const lines = Map.groupBy(places, (place) => place.row);
    event.clipboardData.setData('text/plain', [...lines.values()].map((line) => line.map(target.textAt).join('\t')).join('\n'));
  };
  const onPaste = (event: ClipboardEvent) => {
    if (isTyping || !first || !last) return;
    event.preventDefault();
    target.write(placeBlock(readBlock(event.clipboardData.getData('text/plain')), first, last));
  };
  return { onCopy, onPaste };
}

/** What the grid is held with. */
export type GridHands = ReturnType<typeof useGridHands>;

interface KeyActions {
  readonly move: (by: readonly [number, number], isExtending: boolean) => void;
  readonly edit: (text: string) => unknown;
  readonly undo: () => void;
  readonly empty: () => unknown;
  readonly current: () => string;
}

function keyAction(event: KeyboardEvent, actions: KeyActions): void {
  if (event.nativeEvent.isComposing) return;
  const hasMod = event.ctrlKey || event.metaKey;
  const arrow = arrows[event.key];
  const act = () => {
    if (hasMod) return event.key.toLowerCase() === 'z' ? (actions.undo(), true) : false;
    if (arrow) return (actions.move(arrow, event.shiftKey), true);
    if (event.key === 'Enter' || event.key === 'F2') return (actions.edit(actions.current()), true);
    if (event.key === 'Delete' || event.key === 'Backspace') return (actions.empty(), true);
    return startsValue.test(event.key) ? (actions.edit(event.key), true) : false;
  };
  if (act()) event.preventDefault();
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
