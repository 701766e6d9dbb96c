import { DataTable } from '#platform/web/kit/data-table.tsx';
import type { DataColumn } from '#platform/web/kit/data-table.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { FieldValue } from '#engine/contract/objects/fields.ts';
import { tableMessages } from '#engine/contract/records/table.messages.ts';
import { nameOfRecord, readValue } from '../objects/read-value.ts';
import type { CellChange } from './change-plan.ts';
import { FieldCell } from './list-columns.tsx';

interface ChangeTableProps {
  readonly nameField: string;
  readonly changes: readonly CellChange[];
  /** Cells that have the value already. */
  readonly same: number;
}

/** What would change, cell by cell, before → after; refused cells first, each with its reason. */
export function ChangeTable({ nameField, changes, same }: ChangeTableProps) {
  const t = useMessages(tableMessages);
  const refused = changes.filter((change) => change.problem !== undefined);
  return (
    <>
      <p className="records-change-count" role="status">
        {t('table.changes', { changed: changes.length - refused.length, same, refused: refused.length })}
      </p>
      <ChangeRows nameField={nameField} changes={changes} />
    </>
  );
}

/** The cells of a change, refused ones first. */
export function ChangeRows({ nameField, changes }: Omit<ChangeTableProps, 'same'>) {
  const t = useMessages(tableMessages);
  const label = useLabel();
  const refused = changes.filter((change) => change.problem !== undefined);
  const rows = [...refused, ...changes.filter((change) => change.problem === undefined)];
  const manyFields = new Set(changes.map((change) => change.path)).size > 1;
  const columns: DataColumn<CellChange>[] = [
    { id: 'record', title: t('table.record'), minWidth: 140, render: ({ row }) => nameOfRecord(row, nameField) },
    ...(manyFields ? [{ id: 'field', title: t('table.field'), width: 96, render: ({ field }: CellChange) => label(field.label) }] : []),
    { id: 'before', title: t('table.before'), minWidth: 96, render: ({ row, path, field }) => <FieldCell field={field} row={row} path={path} /> },
    { id: 'after', title: t('table.after'), minWidth: 140, render: (change) => <After change={change} /> },
  ];
  return (
    <div className="records-change-table">
      <DataTable<CellChange>
        label={t('table.after')}
        rows={rows}
        columns={columns}
        rowKey={({ row, path }) => `${row.id} ${path}`}
        rowHeight={44}
        isPrimary={false}
      />
    </div>
  );
}

function After({ change: { field, after, afterName, text, problem } }: { readonly change: CellChange }) {
  if (problem !== undefined) {
    return (
      <span className="records-change-refused" title={problem}>
        <span className="clip">{text ?? <Value value={after} field={field} name={afterName} />}</span>
        <span className="bad t12 clip">
          <Icon name="ban" size={12} /> {problem}
        </span>
      </span>
    );
  }
  return (
    <span className="row g2">
      <Icon name="arrow-right" size={12} className="muted" />
      <b className="clip">
        <Value value={after} field={field} name={afterName} />
      </b>
    </span>
  );
}

function Value({ value, field, name }: { readonly value: FieldValue; readonly field: CellChange['field']; readonly name: string | undefined }) {
  return <FieldCell field={field} row={{ id: '', version: 0, value, _names: { value: name ?? null } }} path="value" />;
}

/** The values of the changed cells as they are now, for taking the change back. */
export function valuesBefore(changes: readonly CellChange[]): readonly { readonly id: string; readonly values: Record<string, FieldValue> }[] {
  const records = new Map<string, Record<string, FieldValue>>();
  for (const { row, path } of changes) records.set(row.id, { ...records.get(row.id), [path]: readValue(row, path) });
  return [...records].map(([id, values]) => ({ id, values }));
}
