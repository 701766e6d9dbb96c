import { NoValue } from '#platform/web/kit/values.tsx';
import type { ChartDrawingProps } from './chart-drawing.tsx';

/** One group down, the other across; each cell prints its figure and is the deeper the larger it is. */
export function HeatTable({ label, shape, print, onDrill }: ChartDrawingProps) {
  const most = Math.max(...shape.values.flat().map((value) => value ?? 0), 1e-9);
  return (
    <div className="k-heat-table">
      <table aria-label={label}>
        <thead>
          <tr>
            <td />
            {shape.series.map((series) => (
              <th key={String(series.value)} scope="col">
                {series.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shape.categories.map((category, at) => (
            <tr key={String(category.value)}>
              <th scope="row">{category.label}</th>
              {shape.series.map((series, seriesAt) => {
                const value = shape.values[seriesAt]?.[at] ?? null;
                return (
                  <td key={String(series.value)}>
                    {value === null ? (
                      <NoValue />
                    ) : (
                      <button
                        type="button"
                        style={{ background: depth(value / most) }}
                        aria-label={`${category.label} · ${series.label}: ${print(value)}`}
                        onClick={() => onDrill(category.value, series.value)}
                      >
                        {print(value)}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function depth(share: number): string {
  return `color-mix(in srgb, var(--accent) ${Math.round(Math.max(0, Math.min(1, share)) * 40)}%, var(--n-100))`;
}
