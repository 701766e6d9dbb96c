import type { ChartSeries } from './series-option.ts';

/** Which colour is which series, where bars have no end to stand a name at. */
export function SeriesNames({ series }: { readonly series: readonly ChartSeries[] }) {
  return (
    <div className="k-series-names" aria-hidden>
      {series.map(({ id, label }, at) => (
        <span key={id}>
          <i style={{ background: `var(--c-${Math.min(6, at + 1)})` }} />
          {label}
        </span>
      ))}
    </div>
  );
}
