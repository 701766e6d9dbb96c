import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RouteOutput } from '#platform/contract/route.ts';
import type { Trace } from '#platform/contract/trace.ts';
import { type ApiError, callRoute, routeKey } from '#platform/web/api.ts';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { type DashboardView, readDashboardTilesRoute } from '../../contract/dashboards.routes.ts';
import type { TileResult } from '../../contract/tile-result.ts';
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
  const question = { id: board.id, filter, only: [tile.id] };
  const [askedAnew, setAskedAnew] = useState<string>();
  const rank = board.order.indexOf(tile.id);
  const figures = useFigures({ ...question, kept: true }, rank);
  const first = figures.isPlaceholderData ? undefined : figures.data?.tiles[0];
  // What is old is shown at once and measured anew behind the others.
  const isAnew = first?.kept === 'old' || askedAnew === JSON.stringify(question);
  const anew = useFigures(question, rank + board.order.length, isAnew);
  if (figures.error) return <PageState of={figures} />;
  const measured = isAnew && !anew.isPlaceholderData ? anew.data?.tiles[0] : undefined;
  return (
    <TileView
      tile={tile}
      result={later(figures.data?.tiles[0], measured)}
      isOld={figures.isPlaceholderData || anew.isFetching}
      onExplain={onExplain}
      onAskAnew={() => {
        setAskedAnew(JSON.stringify(question));
        void anew.refetch();
      }}
    />
  );
}

function useFigures(input: { id: string; filter: BoardFilter; only: string[]; kept?: boolean }, rank: number, enabled = true) {
  return useQuery<RouteOutput<typeof readDashboardTilesRoute>, ApiError>({
    queryKey: routeKey(readDashboardTilesRoute, input),
    queryFn: ({ signal }) => inTurn(rank, signal, () => callRoute(readDashboardTilesRoute, input, signal)),
    placeholderData: keepPreviousData,
    enabled,
  });
}

function later(left: TileResult | undefined, right: TileResult | undefined): TileResult | undefined {
  return left && right ? (right.asOf >= left.asOf ? right : left) : (right ?? left);
}
