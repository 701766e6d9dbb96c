import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { ChartFrame, ChartGroup } from './chart-frame.tsx';

/** One bar with its name and its figure as printed. */
export interface Bar {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** As printed at the right. */
  readonly text: string;
  /** A dark tick. */
  readonly target?: number;
  /** `reached` solid, `open` pale, `bad` red. */
  readonly tone?: 'reached' | 'open' | 'bad';
}

interface BarListProps {
  readonly label: string;
  readonly bars: readonly Bar[];
  /** The length of a full bar; default the largest value or target. */
  readonly max?: number;
  readonly hasTrack?: boolean;
  readonly onSelect?: (id: string) => void;
}

/** Horizontal bars from zero with their names and figures beside them: the ranked list. */
export function BarList({ label, bars, max, hasTrack = false, onSelect }: BarListProps) {
  const t = useMessages(kitMessages);
  const full = max ?? Math.max(1e-9, ...bars.flatMap((bar) => [bar.value, bar.target ?? 0]));
  const share = (value: number) => `${Math.max(0, Math.min(1, value / full)) * 100}%`;
  const rows = (
    <div className="k-bars">
      {bars.map((bar) => (
        <div key={bar.id} style={{ display: 'contents' }}>
          {onSelect ? (
            <button type="button" className="k-bar-name clip" onClick={() => onSelect(bar.id)}>
              {bar.label}
            </button>
          ) : (
            <span className="k-bar-name clip">{bar.label}</span>
          )}
          <span
            className="k-bar-track"
            {...(onSelect && { onClick: () => onSelect(bar.id), style: { cursor: 'pointer' } })}
            title={bar.target === undefined ? undefined : `${t('kit.target')} ${bar.target}`}
          >
            {hasTrack && <span className="rest" />}
            <span className={bar.tone ?? 'reached'} style={{ width: share(bar.value) }} />
            {bar.target !== undefined && <i style={{ left: share(bar.target) }} />}
          </span>
          <span className="k-bar-value">{bar.text}</span>
        </div>
      ))}
    </div>
  );
  // Names and figures are text already; the table would say everything twice when bars can be clicked.
  if (onSelect) return <ChartGroup label={label}>{rows}</ChartGroup>;
  return (
    <ChartFrame label={label} table={{ columns: [t('kit.chart_category'), label], rows: bars.map((bar) => [bar.label, bar.text]) }}>
      {rows}
    </ChartFrame>
  );
}
