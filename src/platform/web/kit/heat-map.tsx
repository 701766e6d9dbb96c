import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { classNames } from './class-names.ts';
import './heat-map.css';

interface HeatMapProps {
  readonly label: string;
  readonly rows: readonly { readonly id: string; readonly label: string }[];
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  /** A score of 0–100, null when not applicable. */
  readonly valueOf: (rowId: string, columnId: string) => number | null;
  /** The four borders between the five steps; default 60, 70, 80, 90. */
  readonly borders?: readonly [number, number, number, number];
  readonly rowTotal?: { readonly label: string; readonly of: (rowId: string) => string };
  readonly active?: { readonly rowId: string; readonly columnId: string } | undefined;
  readonly onSelect?: (rowId: string, columnId: string) => void;
}

/** Units × sections: every cell prints its number, the calm middle is grey, not applicable is a dash. */
export function HeatMap({ label, rows, columns, valueOf, borders = [60, 70, 80, 90], rowTotal, active, onSelect }: HeatMapProps) {
  const t = useMessages(kitMessages);
  const step = (value: number) => borders.filter((border) => value >= border).length + 1;
  return (
    <div className="k-heat">
      <table aria-label={label}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label}
              </th>
            ))}
            {rowTotal && (
              <th scope="col" className="num">
                {rowTotal.label}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              {columns.map((column) => {
                const value = valueOf(row.id, column.id);
                if (value === null)
                  return (
                    <td key={column.id} className="none" aria-label={t('kit.not_applicable')}>
                      —
                    </td>
                  );
                const isActive = active?.rowId === row.id && active.columnId === column.id;
                return (
                  <td key={column.id}>
                    <button
                      type="button"
                      className={classNames(`h${step(value)}`, isActive && 'on')}
                      aria-pressed={isActive}
                      disabled={!onSelect}
                      onClick={() => onSelect?.(row.id, column.id)}
                      aria-label={`${row.label} ${column.label} ${Math.round(value)}`}
                    >
                      {Math.round(value)}
                    </button>
                  </td>
                );
              })}
              {rowTotal && <td className="num ink w5">{rowTotal.of(row.id)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="k-heat-legend" aria-hidden>
        {[
          `< ${borders[0]}`,
          `${borders[0]}–${borders[1] - 1}`,
          `${borders[1]}–${borders[2] - 1}`,
          `${borders[2]}–${borders[3] - 1}`,
          `≥ ${borders[3]}`,
        ].map((text, at) => (
          <span key={text}>
            <i className={`h${at + 1}`} />
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}
