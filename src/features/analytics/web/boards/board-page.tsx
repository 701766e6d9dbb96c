import { useRef, useState } from 'react';
import type { Trace } from '#platform/contract/trace.ts';
import { useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { TraceDrawer } from '#platform/web/kit/trace-drawer.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo, usePathParam } from '#platform/web/navigation.tsx';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';
import { type DashboardView, readDashboardRoute } from '../../contract/dashboards.routes.ts';
import { BoardEmpty } from './board-empty.tsx';
import { BoardFilterBar } from './board-filter.tsx';
import { BoardGrid } from './board-grid.tsx';
import { BoardMenu } from './board-menu.tsx';
import { useHomeObject } from './home-object.ts';
import { LiveTile } from './live-tile.tsx';
import { useBoardFilter } from './use-board-filter.ts';
import { useCopyBoard } from './use-copy-board.ts';

/** A dashboard or report: its filter as a sentence, its tiles, every figure leading to its rows and its explanation. */
export function BoardPage() {
  const id = usePathParam('id');
  const board = useRoute(readDashboardRoute, { id });
  if (!board.data) return <PageState of={board} shape="cards" />;
  return <Board key={id} board={board.data} />;
}

function Board({ board }: { readonly board: DashboardView }) {
  const t = useMessages(dashboardsMessages);
  const label = useLabel();
  const go = useGo();
  const copy = useCopyBoard();
  const isPast = usePastDay() !== undefined;
  const state = useBoardFilter(board.body.filter);
  const home = useHomeObject(board.body.tiles);
  const [trace, setTrace] = useState<Trace>();
  const sheet = useRef<HTMLDivElement>(null);
  return (
    <>
      <PageHeader
        title={label(board.name)}
        summary={label(board.description) || undefined}
        tags={board.has_draft && <Tag>{t('dashboards.has_draft')}</Tag>}
        actions={
          <>
            <IconButton icon="monitor" label={t('dashboards.full_screen')} onClick={() => void sheet.current?.requestFullscreen()} />
            {!isPast && board.can_edit && (
              <Button icon="pencil" onClick={() => go(`/dashboards/${board.id}/edit`)}>
                {t('dashboards.edit')}
              </Button>
            )}
            {!isPast && !board.can_edit && (
              <Button icon="copy" onClick={() => copy(board)}>
                {t('dashboards.copy_to_edit')}
              </Button>
            )}
            <BoardMenu board={board} {...((state.isChanged || isPast) && { filter: state.filter })} />
          </>
        }
      >
        {home && (
          <div className="board-filter">
            <BoardFilterBar home={home} filter={state.chosen} onChange={state.change} isChanged={state.isChanged} onRestore={state.restore} />
          </div>
        )}
      </PageHeader>
      <div className="page page-scroll" ref={sheet}>
        {board.body.tiles.length === 0 ? (
          <BoardEmpty {...(board.can_edit && { onAdd: () => go(`/dashboards/${board.id}/edit`) })} />
        ) : (
          <BoardGrid tiles={board.body.tiles}>
            {(tile) => <LiveTile board={board} tile={tile} filter={state.filter} onExplain={setTrace} />}
          </BoardGrid>
        )}
      </div>
      {trace && <TraceDrawer trace={trace} onClose={() => setTrace(undefined)} />}
    </>
  );
}
