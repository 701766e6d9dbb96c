import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { Tile, TilePlace } from '../../contract/tile.ts';
import { rowHeight } from '../boards/board-grid.tsx';

interface DragInput {
  readonly tile: Tile;
  /** Shows where it would lie. */
  readonly onTry: (place: TilePlace | undefined) => void;
  readonly onPlace: (place: TilePlace) => void;
}

/** Moves and resizes a tile by mouse, touch and keyboard, in steps of the grid. */
export function useTileDrag({ tile, onTry, onPlace }: DragInput) {
  const [isDragging, setIsDragging] = useState(false);
  const start = (kind: 'move' | 'resize') => (event: PointerEvent<HTMLElement>) => {
    const grid = event.currentTarget.closest('.board-grid');
    if (!grid || event.button !== 0) return;
    event.preventDefault();
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    handle.focus();
    setIsDragging(true);
    const from = { x: event.clientX, y: event.clientY };
    const column = grid.clientWidth / 12;
    let place = tile.place;
    const move = (at: globalThis.PointerEvent) => {
      place = stepped(tile.place, kind, Math.round((at.clientX - from.x) / column), Math.round((at.clientY - from.y) / rowHeight));
      onTry(place);
    };
    const end = () => {
      handle.removeEventListener('pointermove', move);
      setIsDragging(false);
      onTry(undefined);
      if (JSON.stringify(place) !== JSON.stringify(tile.place)) onPlace(place);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end, { once: true });
    handle.addEventListener('pointercancel', end, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    onPlace(stepped(tile.place, event.shiftKey ? 'resize' : 'move', step[0], step[1]));
  };
  return { isDragging, onMoveStart: start('move'), onResizeStart: start('resize'), onKeyDown };
}

const steps: Readonly<Record<string, readonly [number, number] | undefined>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function stepped(place: TilePlace, kind: 'move' | 'resize', x: number, y: number): TilePlace {
  if (kind === 'move') return { ...place, x: Math.min(12 - place.w, Math.max(0, place.x + x)), y: Math.max(0, place.y + y) };
  return { ...place, w: Math.min(12 - place.x, Math.max(2, place.w + x)), h: Math.min(20, Math.max(2, place.h + y)) };
}
