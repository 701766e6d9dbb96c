import type { DataColumn } from '#platform/web/kit/data-table.tsx';
import { MoneyText, NoValue } from '#platform/web/kit/values.tsx';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { webOf } from '../fields/field-kinds.tsx';
import { useFieldTitle } from '../fields/field-title.ts';
import { fieldAt } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord, readValue } from '../objects/read-value.ts';

interface Totals {
  readonly sumOf: (name: string) => { amount: string; currency: string } | undefined;
}

/** The columns of a view. */
export function useListColumns(
  web: WebObject,
  fields: Readonly<Record<string, Field>>,
  columns: readonly string[],
  totals: Totals,
): readonly DataColumn<RecordRow>[] {
  const titleOf = useFieldTitle();
  return columns.flatMap((path) => {
    const field = fieldAt(fields, path);
    if (!field) return [];
    const { align, width, isSortable } = webOf(field);
    const isName = path === web.object.nameField;
    const sum = field.kind === 'money' ? totals.sumOf(path) : undefined;
    return [
      {
        id: path,
        title: titleOf(field),
        align,
        ...(width !== undefined && { width }),
        minWidth: isName ? 200 : 128,
        isSortable,
        render: (row: RecordRow) => (isName ? <b>{nameOfRecord(row, path)}</b> : <FieldCell field={field} row={row} path={path} />),
        ...(sum && { total: <MoneyText value={sum} /> }),
      },
    ];
  });
}

/** The value of one field of a row, or a dash. */
export function FieldCell({ field, row, path }: { readonly field: Field; readonly row: RecordRow; readonly path: string }) {
  const value = readValue(row, path);
  if (value === null || value === '') return <NoValue />;
  const { Cell } = webOf(field);
  return <Cell field={field} value={value} name={row._names?.[path]} />;
}
