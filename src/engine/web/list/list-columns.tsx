import { useMemo } from 'react';
import type { DataColumn } from '#platform/web/kit/data-table.tsx';
import { NoValue } from '#platform/web/kit/values.tsx';
import { useLocale } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { TotalKind } from '#engine/contract/views/view-settings.ts';
import { webOf } from '../fields/field-kinds.tsx';
import { useFieldTitle } from '../fields/field-title.ts';
import { fieldAt } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord, readValue } from '../objects/read-value.ts';
import type { ListTotals } from './column-totals.ts';
import { TotalCell, TotalText } from './total-cell.tsx';

interface Totals {
  readonly of: Pick<ListTotals, 'kindOf' | 'valueOf'>;
  /** Lets the person choose; without it the figures only stand there. */
  readonly onChoose?: (path: string, kind: TotalKind) => void;
}

/** The columns of a view; the same objects as long as nothing about them changes, so that rows are not drawn again. */
export function useListColumns(
  web: WebObject,
  fields: Readonly<Record<string, Field>>,
  columns: readonly string[],
  totals?: Totals,
): readonly DataColumn<RecordRow>[] {
  const titleOf = useFieldTitle();
  const locale = useLocale();
  const shown = columns.flatMap((path) => {
    const field = fieldAt(fields, path);
    return field ? [{ path, field, kind: totals?.of.kindOf(path) ?? 'none', value: totals?.of.valueOf(path) }] : [];
  });
  const key = JSON.stringify([web.object.id, web.object.nameField, locale, shown]);
  return useMemo(
    () => shown.map((each) => columnOf(web, each, titleOf(each.field), totals)),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key says all of it
    [key],
  );
}

interface ShownColumn {
  readonly path: string;
  readonly field: Field;
  readonly kind: TotalKind;
  readonly value: ReturnType<ListTotals['valueOf']>;
}

function columnOf(web: WebObject, { path, field, kind, value }: ShownColumn, title: string, totals: Totals | undefined): DataColumn<RecordRow> {
  const { align, width, isSortable } = webOf(field);
  const isName = path === web.object.nameField;
  const { onChoose } = totals ?? {};
  const total = onChoose ? (
    <TotalCell field={field} title={title} kind={kind} value={value} onChoose={(next) => onChoose(path, next)} />
  ) : kind === 'none' ? undefined : (
    <TotalText field={field} kind={kind} value={value} />
  );
  return {
    id: path,
    title,
    align,
    ...(width !== undefined && { width }),
    minWidth: isName ? 200 : 128,
    isSortable,
    render: (row) => (isName ? <b>{nameOfRecord(row, path)}</b> : <FieldCell field={field} row={row} path={path} />),
    ...(total && { total }),
  };
}

/** The value of one field of a row, or a dash. */
export function FieldCell({ field, row, path }: { readonly field: Field; readonly row: RecordRow; readonly path: string }) {
  const value = readValue(row, path);
  if (value === null || value === '') return <NoValue />;
  const { Cell } = webOf(field);
  return <Cell field={field} value={value} name={row._names?.[path]} />;
}
