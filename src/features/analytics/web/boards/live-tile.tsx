import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RouteOutput } from '#platform/contract/route.ts';
import type { Trace } from '#platform/contract/trace.ts';
import { type ApiError, callRoute, routeKey } from '#platform/web/api.ts';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { type DashboardView, readDashboardTilesRoute } from '../../contract/dashboards.routes.ts';
import type { BoardFilter, Tile } from '../../contract/tile.ts';
import { TileView } from './tile-view.tsx';
import { createTurns } from './turns.ts';

/** A browser opens six connections to a server, one of which hears what changes; clicks must find one free. */
const inTurn = createTurns(3);

interface LiveTileProps {
  readonly board: DashboardView;
  readonly tile: Tile;
  readonly filter: BoardFilter;
  readonly onExplain: (trace: Trace) => void;
}

/** A tile that asks for its own figures, cheap ones first, and fails alone; leaving the page takes back what is not answered yet. */
export function LiveTile({ board, tile, filter, onExplain }: LiveTileProps) {
  const input = { id: board.id, filter, only: [tile.id] };
  const figures = useQuery<RouteOutput<typeof readDashboardTilesRoute>, ApiError>({
    queryKey: routeKey(readDashboardTilesRoute, input),
    queryFn: ({ signal }) => inTurn(board.order.indexOf(tile.id), signal, () => callRoute(readDashboardTilesRoute, input, signal)),
    placeholderData: keepPreviousData,
  });
  if (figures.error) return <PageState of={figures} />;
  return <TileView tile={tile} result={figures.data?.tiles[0]} isOld={figures.isPlaceholderData} onExplain={onExplain} />;
}
