import { MoneyText } from '#platform/web/kit/values.tsx';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { fieldAt } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord, readValue } from '../objects/read-value.ts';
import { RowActions } from '../objects/row-actions.tsx';
import { FieldCell } from './list-columns.tsx';

interface PhoneRowProps {
  readonly web: WebObject;
  readonly row: RecordRow;
  readonly fields: Readonly<Record<string, Field>>;
  readonly columns: readonly string[];
  readonly rows: readonly RecordRow[];
}

/** Two lines: name and amount, then who it belongs to and when. */
export function PhoneRow({ web, row, fields, columns, rows }: PhoneRowProps) {
  const kindOf = (path: string) => fieldAt(fields, path)?.kind;
  const rest = columns.filter((path) => path !== web.object.nameField);
  const money = rest.find((path) => kindOf(path) === 'money');
  const reference = rest.find((path) => kindOf(path) === 'reference') ?? rest.find((path) => kindOf(path) === 'choice');
  const date = rest.find((path) => kindOf(path) === 'date' || kindOf(path) === 'datetime');
  const amount = money === undefined ? null : readValue(row, money);
  const shown = (path: string | undefined) => {
    const field = path === undefined ? undefined : fieldAt(fields, path);
    return path !== undefined && field && <FieldCell field={field} row={row} path={path} />;
  };
  return (
    <div>
      <div className="row g2">
        <b className="spread clip">{nameOfRecord(row, web.object.nameField)}</b>
        {amount !== null && typeof amount === 'object' && 'currency' in amount && <MoneyText value={amount} />}
      </div>
      <div className="row g2 muted t12">
        <span className="spread clip">{shown(reference)}</span>
        {web.RowNote && <web.RowNote record={row} rows={rows} />}
        {shown(date)}
        <RowActions object={web.object.id} id={row.id} />
      </div>
    </div>
  );
}
