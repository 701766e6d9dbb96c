import type { CSSProperties } from 'react';
import type { ChartDrawingProps } from './chart-drawing.tsx';

/** Bars lying down, each split by a second group; every piece says what it is and leads to its records. */
export function StackedBars({ label, chart, shape, print, onDrill }: ChartDrawingProps) {
  const totals = shape.categories.map((_, at) => shape.values.reduce((sum, series) => sum + (series[at] ?? 0), 0));
  const largest = Math.max(...shape.values.flat().map((value) => value ?? 0), 1e-9);
  const most = chart.stacked ? Math.max(...totals, 1e-9) : largest;
  return (
    <div className="k-stacked" role="group" aria-label={label}>
      <div className="k-stacked-legend" aria-hidden>
        {shape.series.map((each, at) => (
          <span key={String(each.value)}>
            <i style={fill(at)} />
            {each.label}
          </span>
        ))}
      </div>
      {shape.categories.map((category, at) => (
        <div key={String(category.value)} className="k-stacked-row" data-beside={!chart.stacked || undefined}>
          <button type="button" className="k-stacked-name clip" onClick={() => onDrill(category.value)} title={category.label}>
            {category.label}
          </button>
          <span className="k-stacked-track">
            {shape.series.map((series, seriesAt) => {
              const value = shape.values[seriesAt]?.[at] ?? null;
              if (value === null || value <= 0) return null;
              const words = `${category.label} · ${series.label}: ${print(value)}`;
              return (
                <button
                  key={String(series.value)}
                  type="button"
                  aria-label={words}
                  title={words}
                  style={{ ...fill(seriesAt), width: `${(value / most) * 100}%` }}
                  onClick={() => onDrill(category.value, series.value)}
                />
              );
            })}
          </span>
          <span className="num ink w5">{chart.measure === 'count' || chart.measure === 'sum' ? print(totals[at] ?? 0) : ''}</span>
        </div>
      ))}
    </div>
  );
}

function fill(at: number): CSSProperties {
  return { background: `var(--c-${Math.min(6, at + 1)})` };
}
