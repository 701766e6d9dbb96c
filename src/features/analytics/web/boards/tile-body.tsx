import type { ReactNode } from 'react';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';
import { type TileDrawingProps, TileFunnel, TileRank, TileSeries, TileSplit, TileWaterfall } from './tile-chart.tsx';
import { TileFigures, TileGauge } from './tile-figure.tsx';
import { TileRecordsTable } from './tile-records.tsx';
import { TileProvinces, TileScatter } from './tile-points.tsx';
import { TilePivot, TileTable } from './tile-table.tsx';

/** What a tile shows: its drawing, or in words why there is none. */
export function TileBody(props: TileDrawingProps): ReactNode {
  const t = useMessages(dashboardsMessages);
  const label = useLabel();
  const { tile, result } = props;
  if (tile.kind === 'text') return <p className="board-text">{tile.options.text ?? ''}</p>;
  if (result.refusal) {
    return (
      <p className="board-refusal" role="note">
        <b>{t('dashboards.refused')}</b> {label(result.refusal)}
      </p>
    );
  }
  if (tile.kind === 'figure') return <TileFigures {...props} />;
  if (tile.kind === 'gauge') return <TileGauge {...props} />;
  if (result.records) return result.records.rows.length === 0 ? <Nothing /> : <TileRecordsTable {...props} />;
  if (result.dimensions.length > 0 && result.groups.length === 0) return <Nothing />;
  return draw(props);
}

function Nothing() {
  const t = useMessages(dashboardsMessages);
  return <p className="muted board-nothing">{t('dashboards.no_rows')}</p>;
}

function draw(props: TileDrawingProps): ReactNode {
  const { tile, result } = props;
  const ways = result.dimensions.length;
  switch (tile.kind) {
    case 'bar':
      if (!tile.options.isHorizontal || ways === 0) return <TileSeries {...props} />;
      return ways === 1 ? <TileRank {...props} /> : <TileSplit {...props} />;
    case 'line':
    case 'area':
      return <TileSeries {...props} />;
    case 'province':
      return result.dimensions[0]?.kind === 'province' ? <TileProvinces {...props} /> : <TileRank {...props} />;
    case 'scatter':
      return result.measures.length > 1 ? <TileScatter {...props} /> : <TileTable {...props} />;
    case 'rank':
      return <TileRank {...props} />;
    case 'funnel':
      return <TileFunnel {...props} />;
    case 'waterfall':
      return <TileWaterfall {...props} />;
    case 'pivot':
    case 'heat':
      return ways === 2 ? <TilePivot {...props} /> : <TileTable {...props} />;
    default:
      return <TileTable {...props} />;
  }
}
