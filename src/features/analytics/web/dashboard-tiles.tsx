import type { Trace } from '#platform/contract/trace.ts';
import type { Dashboard } from '../contract/analytics.routes.ts';
import { AgeingTile } from './ageing-tile.tsx';
import { FunnelTile } from './funnel-tile.tsx';
import { MonthsTile } from './months-tile.tsx';
import { PipelineTile } from './pipeline-tile.tsx';
import { RankTile } from './rank-tile.tsx';
import { RatesTile } from './rates-tile.tsx';

/** What every chart of the dashboard is given. */
export interface TileProps {
  readonly dashboard: Dashboard;
  readonly onExplain: (trace: Trace) => void;
}

/** The charts, most asked first. */
export function DashboardTiles(props: TileProps) {
  return (
    <div className="dashboard-tiles">
      <MonthsTile {...props} />
      <FunnelTile {...props} />
      <RatesTile {...props} />
      <RankTile {...props} id="top_agents" />
      <PipelineTile {...props} />
      <AgeingTile {...props} />
      <RankTile {...props} id="won_by_region" size="third" />
      <RankTile {...props} id="won_by_product" />
      <RankTile {...props} id="lost_reasons" />
    </div>
  );
}
