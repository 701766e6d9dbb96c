import { formatMoment } from '#platform/contract/format/format-date.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';
import type { TileResult } from '../../contract/tile-result.ts';
import type { Tile } from '../../contract/tile.ts';
import { useTileWords } from './tile-words.ts';

interface TileNotesProps {
  readonly tile: Tile;
  readonly result: TileResult;
  /** Measures anew what is of a while ago. */
  readonly onAskAnew?: () => void;
}

/** At the head's right: of when it is, what it sums to, that only the first are shown, which filters it does not follow. */
export function TileNotes({ tile, result, onAskAnew }: TileNotesProps) {
  const reading = useReading();
  const t = useMessages(dashboardsMessages);
  const words = useTileWords();
  const [measure] = result.measures;
  const sum = result.records || (tile.kind !== 'figure' && tile.kind !== 'gauge' && tile.kind !== 'table' && measure);
  const shown = result.totals?.[0]?.length ?? result.groups.length;
  const names = result.ignored.map((name) => (name === 'period' || name === 'owner' || name === 'department' ? t(`dashboards.${name}`) : name));
  return (
    <span className="board-tile-notes">
      {result.kept && (
        <span className="muted t12 clip board-as-of">{t('dashboards.as_of', { day: formatMoment(new Date(result.asOf), reading) })}</span>
      )}
      {result.kept && onAskAnew && (
        <IconButton icon="cycle" size="small" className="board-as-of" label={t('dashboards.measure_anew')} onClick={onAskAnew} />
      )}
      {result.isTruncated && shown > 0 && <span className="muted t12">{t('dashboards.truncated', { count: shown })}</span>}
      {sum && <span className="muted t12 num">{words.figure(result.total.figures[0], measure)}</span>}
      {names.length > 0 && (
        <span title={t('dashboards.ignored', { names: names.join('、') })} className="muted">
          <Icon name="filter" size={14} label={t('dashboards.ignored', { names: names.join('、') })} />
        </span>
      )}
    </span>
  );
}
