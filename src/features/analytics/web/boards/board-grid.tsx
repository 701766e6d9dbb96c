import type { CSSProperties, ReactNode } from 'react';
import { byPlace } from '../../contract/place-tiles.ts';
import type { Tile } from '../../contract/tile.ts';
import './boards.css';

/** Height of one row of the grid. */
export const rowHeight = 56;

interface BoardGridProps {
  readonly tiles: readonly Tile[];
  readonly children: (tile: Tile) => ReactNode;
  readonly className?: string;
}

/** Tiles on twelve columns; one under the other on the phone, in reading order. */
export function BoardGrid({ tiles, children, className }: BoardGridProps) {
  return (
    <div className={className ? `board-grid ${className}` : 'board-grid'}>
      {tiles.toSorted(byPlace).map((tile) => (
        <section key={tile.id} className={`board-tile ${tile.kind}`} data-tile={tile.id} style={placeStyle(tile)}>
          {children(tile)}
        </section>
      ))}
    </div>
  );
}

function placeStyle({ place: { x, y, w, h } }: Tile): CSSProperties {
  return { gridColumn: `${x + 1} / span ${w}`, gridRow: `${y + 1} / span ${h}` };
}
