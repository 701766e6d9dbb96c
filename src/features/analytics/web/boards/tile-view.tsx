import { type ReactNode, Suspense, useEffect } from 'react';
import type { Trace } from '#platform/contract/trace.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { beginCharts } from '#platform/web/charts/use-echart.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { latePart } from '#platform/web/late-part.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';
import type { TileGroup, TileResult } from '../../contract/tile-result.ts';
import type { Tile } from '../../contract/tile.ts';
import { rowHeight } from './board-grid.tsx';
import type { TileDrawingProps } from './tile-chart.tsx';
import { TileMenu } from './tile-menu.tsx';
import { TileNotes } from './tile-notes.tsx';
import { useTileWords } from './tile-words.ts';

const TileBody = latePart<TileDrawingProps>(() => import('./tile-body.tsx').then((module) => ({ default: module.TileBody })));

interface TileViewProps {
  readonly tile: Tile;
  readonly result: TileResult | undefined;
  /** Still of the question before, while the answer to this one is under way. */
  readonly isOld?: boolean;
  readonly onExplain?: (trace: Trace) => void;
  readonly onAskAnew?: () => void;
  /** Figures lead to their rows; not while the dashboard is being built. */
  readonly canOpen?: boolean;
  /** Before the title: the handle to move it by. */
  readonly handle?: ReactNode;
  /** At the right end of the head: duplicate, remove. */
  readonly actions?: ReactNode;
}

const headHeight = 72;
/** What needs the drawing library, fetched while the figures are counted. */
const drawn: readonly Tile['kind'][] = ['bar', 'line', 'area', 'scatter'];
/** Drawings as long as what they tell; the others fit their room. */
const scrolling: readonly Tile['kind'][] = ['rank', 'funnel', 'province', 'text', 'bar', 'waterfall'];

/** One tile: its name, its explanation, its drawing. */
export function TileView({ tile, result, isOld = false, onExplain, onAskAnew, canOpen = true, handle, actions }: TileViewProps) {
  const kit = useMessages(kitMessages);
  const t = useMessages(dashboardsMessages);
  const go = useGo();
  const words = useTileWords();
  const title = words.title(tile, result);
  const isDrawn = drawn.includes(tile.kind);
  useEffect(() => {
    TileBody.begin();
    if (isDrawn) beginCharts();
  }, [isDrawn]);
  const trace = result?.traces.find((each) => each !== null);
  const open = (group: TileGroup) => group.rows && go(group.rows.link);
  const rows = result?.total.rows;
  return (
    <>
      {(tile.kind !== 'text' || handle || title !== '') && (
        <div className="board-tile-head">
          {handle}
          <h2 className="section-title clip" title={title}>
            {title}
          </h2>
          {trace && onExplain && <IconButton icon="info" size="small" label={`${kit('kit.explain')} · ${title}`} onClick={() => onExplain(trace)} />}
          <span className="spread" />
          {result && <TileNotes tile={tile} result={result} {...(onAskAnew && { onAskAnew })} />}
          {canOpen && rows && tile.kind !== 'figure' && (
            <IconButton
              className="board-open"
              icon="open"
              size="small"
              label={`${t('dashboards.open_rows')} · ${title}`}
              onClick={() => go(rows.link)}
            />
          )}
          {canOpen && result && !result.refusal && <TileMenu title={title} />}
          {actions}
        </div>
      )}
      <div
        className="board-tile-body"
        aria-busy={isOld || result === undefined}
        {...(scrolling.includes(tile.kind) && { tabIndex: 0, role: 'group', 'aria-label': title })}
      >
        {result ? (
          <Suspense fallback={<TileWaiting />}>
            <TileBody tile={tile} result={result} title={title} height={tile.place.h * rowHeight - headHeight} onOpen={canOpen ? open : undefined} />
          </Suspense>
        ) : (
          <TileWaiting />
        )}
      </div>
    </>
  );
}

function TileWaiting() {
  const kit = useMessages(kitMessages);
  return (
    <div className="k-skeleton board-waiting" role="status" aria-label={kit('kit.loading')}>
      <div className="k-skeleton-row">
        <i style={{ width: '60%' }} />
      </div>
    </div>
  );
}
