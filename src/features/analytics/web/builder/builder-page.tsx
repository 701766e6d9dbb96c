import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { useHotkeys } from '#platform/web/hotkeys.ts';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo, usePathParam } from '#platform/web/navigation.tsx';
import { builderMessages } from '../../contract/dashboards.messages.ts';
import {
  type DashboardView,
  listDashboardsRoute,
  publishDashboardRoute,
  readDashboardRoute,
  readDashboardTilesRoute,
  updateDashboardRoute,
} from '../../contract/dashboards.routes.ts';
import { addTile, removeTile } from '../../contract/place-tiles.ts';
import { sizeOf, type TileIdea } from '../../contract/suggest-tiles.ts';
import type { Tile } from '../../contract/tile.ts';
import { BoardEmptyCanvas } from './empty-canvas.tsx';
import { BoardFilterBar } from '../boards/board-filter.tsx';
import { useHomeObject } from '../boards/home-object.ts';
import { AddPanel } from './add-panel.tsx';
import { BuilderCanvas } from './builder-canvas.tsx';
import { BuilderHead } from './builder-head.tsx';
import { TilePanel } from './tile-panel.tsx';
import { useDraft } from './use-draft.ts';
import './builder.css';

/** Where a dashboard is made: the board in the middle, what can be added or changed at its right. */
export function BuilderPage() {
  const id = usePathParam('id');
  const board = useRoute(readDashboardRoute, { id }, { staleTimeMs: 0 });
  if (!board.data || (board.isFetching && !board.isFetchedAfterMount)) return <PageState of={board} shape="cards" />;
  return <Builder key={id} board={board.data} />;
}

function Builder({ board }: { readonly board: DashboardView }) {
  const draft = useDraft(board);
  const { tiles, filter } = draft.body;
  const [chosen, setChosen] = useState<string>();
  const [name, setName] = useState(board.name.zh);
  const home = useHomeObject(tiles);
  const publish = usePublish(board, draft.save, name);
  const setTiles = (next: readonly Tile[]) => draft.change({ ...draft.body, tiles: [...next] });
  const edited = useTileEdits(tiles, setTiles, setChosen, board.kind === 'report');
  const tile = tiles.find((each) => each.id === chosen);
  useHotkeys({ 'mod+z': draft.undo, 'mod+shift+z': draft.redo, Escape: () => setChosen(undefined) });
  return (
    <div className="builder">
      <BuilderHead name={name} onName={setName} draft={draft} onPublish={publish.run} isBusy={publish.isPending} />
      <div className="builder-main">
        <div className="builder-board page-scroll">
          {home && (
            <div className="board-filter">
              <BoardFilterBar
                home={home}
                filter={filter}
                onChange={(next) => draft.change({ ...draft.body, filter: next })}
                isChanged={false}
                onRestore={() => undefined}
              />
            </div>
          )}
          {tiles.length === 0 ? (
            <BoardEmptyCanvas />
          ) : (
            <BuilderCanvas
              tiles={tiles}
              filter={filter}
              chosen={chosen}
              onChoose={setChosen}
              onChange={setTiles}
              onDuplicate={edited.duplicate}
              onRemove={edited.remove}
            />
          )}
        </div>
        <aside className="builder-panel" aria-label={tile ? edited.panelName : edited.addName}>
          {tile ? (
            <TilePanel key={tile.id} tile={tile} onChange={edited.replace} onBack={() => setChosen(undefined)} />
          ) : (
            <AddPanel onAdd={edited.add} />
          )}
        </aside>
      </div>
    </div>
  );
}

function useTileEdits(
  tiles: readonly Tile[],
  setTiles: (tiles: readonly Tile[]) => void,
  choose: (id: string | undefined) => void,
  isReport: boolean,
) {
  const t = useMessages(builderMessages);
  const freshId = () => `t${Math.max(0, ...tiles.map((each) => Number(/^t(\d+)$/.exec(each.id)?.[1] ?? 0))) + 1}`;
  return {
    panelName: t('builder.edit'),
    addName: t('builder.add'),
    add: (idea: TileIdea, name: string) => {
      const { kind, source, options } = idea;
      const tile: Tile = { id: freshId(), title: '', kind, source, options, place: { x: 0, y: 0, ...(isReport ? { w: 12, h: 8 } : sizeOf(kind)) } };
      // A report is one tile: another takes its place.
      setTiles(isReport ? [tile] : addTile(tiles, tile));
      showToast({ text: t('builder.added', { name }) });
      if (kind === 'text') choose(tile.id);
    },
    replace: (tile: Tile) => setTiles(tiles.map((each) => (each.id === tile.id ? tile : each))),
    duplicate: (tile: Tile) => setTiles(addTile(tiles, { ...tile, id: freshId() })),
    remove: (tile: Tile) => {
      setTiles(removeTile(tiles, tile.id));
      choose(undefined);
    },
  };
}

function usePublish(board: DashboardView, save: () => Promise<void>, name: string) {
  const t = useMessages(builderMessages);
  const go = useGo();
  const client = useQueryClient();
  const rename = useRouteMutation(updateDashboardRoute);
  const publish = useRouteMutation(publishDashboardRoute);
  const run = async () => {
    await save();
    if (name.trim() !== '' && name.trim() !== board.name.zh) await rename.mutateAsync({ id: board.id, name: name.trim() });
    const view = await publish.mutateAsync({ id: board.id });
    for (const route of [listDashboardsRoute, readDashboardRoute, readDashboardTilesRoute]) await client.invalidateQueries({ queryKey: [route.id] });
    showToast({ text: t('builder.published'), tone: 'good' });
    go(`/dashboards/${view.id}`);
  };
  return {
    run: () => void run().catch((error: unknown) => showToast({ text: error instanceof Error ? error.message : '', tone: 'bad' })),
    isPending: publish.isPending || rename.isPending,
  };
}
