import { useState } from 'react';
import { useMessages } from '#platform/web/locale.ts';
import { builderMessages } from '../../contract/dashboards.messages.ts';
import { placeTile } from '../../contract/place-tiles.ts';
import type { BoardFilter, Tile, TilePlace } from '../../contract/tile.ts';
import { BoardGrid } from '../boards/board-grid.tsx';
import { BuilderTile } from './builder-tile.tsx';

interface BuilderCanvasProps {
  readonly tiles: readonly Tile[];
  readonly filter: BoardFilter;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onChange: (tiles: readonly Tile[]) => void;
  readonly onDuplicate: (tile: Tile) => void;
  readonly onRemove: (tile: Tile) => void;
}

/** The dashboard as it will be; what is dragged shows at once where everything would lie. */
export function BuilderCanvas({ tiles, filter, chosen, onChoose, onChange, onDuplicate, onRemove }: BuilderCanvasProps) {
  const t = useMessages(builderMessages);
  const [trial, setTrial] = useState<{ readonly id: string; readonly place: TilePlace }>();
  const [said, setSaid] = useState('');
  const shown = trial ? placeTile(tiles, trial.id, trial.place) : tiles;
  const place = (tile: Tile, wanted: TilePlace) => {
    const next = placeTile(tiles, tile.id, wanted);
    const { x, y, w, h } = next.find((each) => each.id === tile.id)?.place ?? wanted;
    setSaid(t('builder.moved', { name: typeof tile.title === 'string' ? tile.title : '', row: y + 1, column: x + 1, width: w, height: h }));
    onChange(next);
  };
  return (
    <>
      <BoardGrid tiles={shown} className="building">
        {(tile) => {
          const own = tiles.find((each) => each.id === tile.id) ?? tile;
          return (
            <BuilderTile
              // While it is dragged, steps are counted from where it lay.
              tile={{ ...own, place: trial ? own.place : tile.place }}
              filter={filter}
              isChosen={chosen === tile.id}
              onChoose={() => onChoose(tile.id)}
              onTry={(next) => setTrial(next && { id: tile.id, place: next })}
              onPlace={(next) => place(own, next)}
              onDuplicate={() => onDuplicate(own)}
              onRemove={() => onRemove(own)}
            />
          );
        }}
      </BoardGrid>
      <span className="sr-only" aria-live="polite">
        {said}
      </span>
    </>
  );
}
