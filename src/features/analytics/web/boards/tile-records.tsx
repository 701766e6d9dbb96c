import { useLabel } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { FieldCell } from '#engine/web/list/list-columns.tsx';
import { fieldAt, recordPath, useFields, useWebObjects, type WebObject } from '#engine/web/objects/object-registry.ts';
import { nameOfRecord } from '#engine/web/objects/read-value.ts';
import type { TileRecords, TileResult } from '../../contract/tile-result.ts';
import '#platform/web/charts/figure-table.css';

/** The records themselves, each opening its page. */
export function TileRecordsTable({ result, title }: { readonly result: TileResult; readonly title: string }) {
  const { records } = result;
  const web = useWebObjects().find((each) => each.object.id === records?.object);
  return records && web ? <RecordRows web={web} records={records} title={title} /> : null;
}

function RecordRows({ web, records, title }: { readonly web: WebObject; readonly records: TileRecords; readonly title: string }) {
  const label = useLabel();
  const fields = useFields(web);
  const columns = records.columns.flatMap((column) => {
    const field = fieldAt(fields, column.id);
    return field ? [{ ...column, field }] : [];
  });
  const isNumber = (kind: string) => kind === 'money' || kind === 'number' || kind === 'percent';
  return (
    <div className="k-figure-table" role="region" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={isNumber(column.kind) ? 'num' : undefined}>
                {label(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.rows.map((given) => {
            const row = { ...given, id: String(given['id']), version: Number(given['version'] ?? 0) };
            return (
              <tr key={row.id}>
                {columns.map((column) => (
                  <td key={column.id} className={isNumber(column.kind) ? 'num' : undefined}>
                    {column.id === web.object.nameField ? (
                      <Link to={recordPath(records.object, row.id)} className="records-ref">
                        {nameOfRecord(row, column.id)}
                      </Link>
                    ) : (
                      <FieldCell field={column.field} row={row} path={column.id} />
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
