import type { ReactNode } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import './chart-frame.css';

/** What a chart says, as a table, for readers who cannot see it; where it can be clicked, for hands without a mouse, too. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What a click on a row's place in the drawing does. */
  readonly onSelect?: (row: number) => void;
}

interface ChartFrameProps {
  readonly label: string;
  readonly table: ChartTable;
  readonly children: ReactNode;
}

/** A chart whose parts can be clicked: they say their names and figures themselves, and the table would say everything twice. */
export function ChartGroup({ label, children }: Omit<ChartFrameProps, 'table'>) {
  return (
    <div className="k-chart" role="group" aria-label={label}>
      {children}
    </div>
  );
}

/** A chart as a figure with its name, and its numbers as a table for screen readers. */
export function ChartFrame({ label, table, children }: ChartFrameProps) {
  const t = useMessages(kitMessages);
  return (
    <figure className="k-chart" aria-label={label}>
      <div aria-hidden>{children}</div>
      <table className={table.onSelect ? 'sr-only k-chart-table' : 'sr-only'}>
        <caption>
          {label} · {t('kit.chart_table')}
        </caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={String(index)}>
              {row.map((cell, at) =>
                at === 0 ? (
                  <th key={String(at)} scope="row">
                    {table.onSelect ? (
                      <button type="button" onClick={() => table.onSelect?.(index)}>
                        {cell}
                      </button>
                    ) : (
                      cell
                    )}
                  </th>
                ) : (
                  <td key={String(at)}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
