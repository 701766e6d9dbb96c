import type { CSSProperties } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { ChartFrame } from './chart-frame.tsx';
import { SeriesNames } from './series-names.tsx';
import type { ChartSeries } from './series-option.ts';
import './stacked-bars.css';

interface StackedBarsProps {
  readonly label: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Pieces follow one another; otherwise they lie below one another. */
  readonly isStacked: boolean;
  readonly print: (value: number) => string;
  /** The pieces of a bar add up to a figure that may be said. */
  readonly hasTotals: boolean;
  readonly onSelect?: ((category: number, series?: number) => void) | undefined;
}

/** Bars lying down, each split into series; every piece says what it is and leads to its records. */
export function StackedBars({ label, categories, series, isStacked, print, hasTotals, onSelect }: StackedBarsProps) {
  const t = useMessages(kitMessages);
  const totals = categories.map((_, at) => series.reduce((sum, each) => sum + Math.max(0, each.values[at] ?? 0), 0));
  const largest = Math.max(...series.flatMap((each) => each.values.map((value) => value ?? 0)), 1e-9);
  const full = isStacked ? Math.max(...totals, 1e-9) : largest;
  const printed = (value: number | null | undefined) => (value === null || value === undefined ? '—' : print(value));
  const drawing = (
    <>
      <SeriesNames series={series} />
      <div className="k-stacked">
        {categories.map((category, at) => (
          <div key={`${at} ${category}`} className="k-stacked-row" data-beside={!isStacked || undefined}>
            {onSelect ? (
              <button type="button" className="k-stacked-name clip" onClick={() => onSelect(at)} title={category}>
                {category}
              </button>
            ) : (
              <span className="k-stacked-name clip" title={category}>
                {category}
              </span>
            )}
            <span className="k-stacked-track">
              {series.map(({ id, label: name, values }, seriesAt) => {
                const value = values[at] ?? null;
                if (value === null || value <= 0) return null;
                const words = `${category} · ${name}: ${print(value)}`;
                const style = pieceStyle(seriesAt, value / full);
                return onSelect ? (
                  <button key={id} type="button" aria-label={words} title={words} style={style} onClick={() => onSelect(at, seriesAt)} />
                ) : (
                  <i key={id} title={words} style={style} />
                );
              })}
            </span>
            <span className="num ink w5">{hasTotals && print(totals[at] ?? 0)}</span>
          </div>
        ))}
      </div>
    </>
  );
  // Pieces that can be clicked say their names and figures themselves; the table would say everything twice.
  if (onSelect)
    return (
      <div className="k-chart" role="group" aria-label={label}>
        {drawing}
      </div>
    );
  return (
    <ChartFrame
      label={label}
      table={{
        columns: [t('kit.chart_category'), ...series.map((each) => each.label)],
        rows: categories.map((category, at) => [category, ...series.map(({ values }) => printed(values[at]))]),
      }}
    >
      {drawing}
    </ChartFrame>
  );
}

function pieceStyle(at: number, share: number): CSSProperties {
  return { background: `var(--c-${Math.min(6, at + 1)})`, width: `${share * 100}%` };
}
