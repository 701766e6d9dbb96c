import { useRoute } from '#platform/web/api.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { builderMessages } from '../../contract/dashboards.messages.ts';
import { previewTilesRoute } from '../../contract/dashboards.routes.ts';
import type { BoardFilter, Tile, TilePlace } from '../../contract/tile.ts';
import { TileView } from '../boards/tile-view.tsx';
import { useTileWords } from '../boards/tile-words.ts';
import { useTileDrag } from './use-tile-drag.ts';

interface BuilderTileProps {
  readonly tile: Tile;
  readonly filter: BoardFilter;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onTry: (place: TilePlace | undefined) => void;
  readonly onPlace: (place: TilePlace) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
}

/** A tile while the dashboard is made: live figures, a handle to move it by, a corner to size it by. */
export function BuilderTile({ tile, filter, isChosen, onChoose, onTry, onPlace, onDuplicate, onRemove }: BuilderTileProps) {
  const t = useMessages(builderMessages);
  const words = useTileWords();
  const drag = useTileDrag({ tile, onTry, onPlace });
  // Its place and title say nothing of its figures, so that moving it asks for nothing.
  const asked: Tile = { ...tile, title: '', place: { x: 0, y: 0, w: 2, h: 2 } };
  const preview = useRoute(previewTilesRoute, { tiles: [asked], filter }, { keepPrevious: true, staleTimeMs: 60_000 });
  const result = preview.data?.tiles[0];
  const name = words.title(tile, result) || t(`builder.kind_${tile.kind}`);
  return (
    <div className={classNames('builder-tile', isChosen && 'on', drag.isDragging && 'dragging')} onClick={onChoose} role="presentation">
      <TileView
        tile={tile}
        result={result}
        canOpen={false}
        handle={
          <button
            type="button"
            className="builder-grip"
            aria-label={t('builder.move', { name })}
            title={t('builder.move', { name })}
            onPointerDown={drag.onMoveStart}
            onKeyDown={(event) => (event.key === 'Enter' ? onChoose() : event.key === 'Delete' ? onRemove() : drag.onKeyDown(event))}
          >
            <Icon name="grip" size={14} />
          </button>
        }
        actions={
          <span className="builder-actions" onClick={(event) => event.stopPropagation()} role="presentation">
            <IconButton icon="copy" size="small" label={`${t('builder.duplicate')} · ${name}`} onClick={onDuplicate} />
            <IconButton icon="trash" size="small" label={`${t('builder.remove')} · ${name}`} onClick={onRemove} />
          </span>
        }
      />
      <span className="builder-corner" title={t('builder.resize', { name })} onPointerDown={drag.onResizeStart} aria-hidden />
    </div>
  );
}
