import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import './figure-table.css';

/** One row or column with the total of its cells, as printed. */
export interface CrossLine {
  readonly id: string;
  readonly label: string;
  readonly total?: string;
}

/** One cell: what is shaded by, what is printed, and what a click does. */
export interface CrossCell {
  readonly value: number | null;
  readonly text: string;
  readonly onOpen?: (() => void) | undefined;
}

interface CrossTableProps {
  readonly label: string;
  readonly rows: readonly CrossLine[];
  readonly columns: readonly CrossLine[];
  /** Undefined where nothing is known: a dash. */
  readonly cellOf: (row: number, column: number) => CrossCell | undefined;
  /** The larger a figure the stronger its ground. */
  readonly isHeat?: boolean;
  /** Of everything, as printed; without it there are no totals. */
  readonly total?: string | undefined;
}

/** Rows by columns with the totals of both: a pivot, or a heat map where figures are shaded. */
export function CrossTable({ label, rows, columns, cellOf, isHeat = false, total }: CrossTableProps) {
  const t = useMessages(kitMessages);
  const cells = rows.map((_, row) => columns.map((__, column) => cellOf(row, column)));
  const shade = isHeat ? shadeAmong(cells.flat().flatMap((cell) => cell?.value ?? [])) : undefined;
  return (
    <div className="k-figure-table crossed" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column.id} scope="col" className="num">
                {column.label}
              </th>
            ))}
            {total !== undefined && (
              <th scope="col" className="num">
                {t('kit.total')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              {columns.map((column, columnAt) => {
                const cell = cells[at]?.[columnAt];
                return (
                  <td key={column.id} className="num" style={shade?.(cell?.value ?? null)}>
                    {cell?.onOpen ? (
                      <button type="button" aria-label={`${row.label} · ${column.label}: ${cell.text}`} onClick={cell.onOpen}>
                        {cell.text}
                      </button>
                    ) : (
                      (cell?.text ?? '—')
                    )}
                  </td>
                );
              })}
              {total !== undefined && <td className="num total">{row.total}</td>}
            </tr>
          ))}
        </tbody>
        {total !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">{t('kit.total')}</th>
              {columns.map((column) => (
                <td key={column.id} className="num">
                  {column.total}
                </td>
              ))}
              <td className="num">{total}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** The calm third stays plain, so that only the high end draws the eye. */
function shadeAmong(values: readonly number[]): (value: number | null) => { background: string } | undefined {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (value) => {
    const share = value === null || high === low ? 0 : (value - low) / (high - low);
    return share < 0.35 ? undefined : { background: `color-mix(in srgb, var(--c-1) ${Math.round(share * 30)}%, transparent)` };
  };
}
