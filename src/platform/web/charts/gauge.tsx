import type { ReactNode } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { ChartFrame } from './chart-frame.tsx';

interface GaugeProps {
  readonly label: string;
  readonly value: number;
  /** Where the dark tick stands; without one the bar only shows the figure on its scale. */
  readonly target?: number | undefined;
  /** End of the scale; by default a fifth beyond the larger of figure and target. */
  readonly max?: number;
  readonly print: (value: number) => string;
  /** Beside the figure: the share reached, or how much is missing. */
  readonly note?: ReactNode;
}

/** One figure on a scale from zero, with its target as a dark tick: solid when it is reached, pale before. */
export function Gauge({ label, value, target, max, print, note }: GaugeProps) {
  const t = useMessages(kitMessages);
  const end = max ?? Math.max(1e-9, value, target ?? 0) * 1.2;
  const place = (at: number) => `${Math.max(0, Math.min(1, at / end)) * 100}%`;
  const isReached = target === undefined || value >= target;
  const rows = [[label, print(value)], ...(target === undefined ? [] : [[t('kit.target'), print(target)]])];
  return (
    <ChartFrame label={label} table={{ columns: [t('kit.chart_category'), label], rows }}>
      <div className="k-gauge">
        <div className="k-gauge-figure">
          <b>{print(value)}</b>
          {note}
        </div>
        <div className="k-gauge-track">
          <span className={isReached ? 'reached' : 'open'} style={{ width: place(value) }} />
          {target !== undefined && <i style={{ left: place(target) }} />}
        </div>
        <div className="k-gauge-scale">
          <span style={{ left: 0 }}>{print(0)}</span>
          {target !== undefined && (
            <span className={target / end > 0.85 ? 'last' : undefined} style={{ left: place(target) }}>
              {t('kit.target')} {print(target)}
            </span>
          )}
        </div>
      </div>
    </ChartFrame>
  );
}
