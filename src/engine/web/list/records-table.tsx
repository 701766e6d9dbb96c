import { lazy, Suspense, useState } from 'react';
import { DataTable } from '#platform/web/kit/data-table.tsx';
import type { CellActions, RowWindow } from '#platform/web/kit/data-table-parts.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { usePastDay } from '#platform/web/as-of.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { isWritable } from '#engine/contract/records/record-schemas.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { isMasked } from '../access/masked-value.tsx';
import { useReadSetting } from '../fields/cells.tsx';
import { webOf } from '../fields/field-kinds.tsx';
import { recordPath } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { RowActions } from '../objects/row-actions.tsx';
import { BlockSum } from './block-sum.tsx';
import { CellEditor } from './cell-editor.tsx';
import { textOfCell } from './cell-text.ts';
import type { ListTotals } from './column-totals.ts';
import { useListColumns } from './list-columns.tsx';
import { PhoneRow } from './phone-row.tsx';
import type { PasteInput } from './plan-paste.ts';
import { useColumnItems } from './use-column-items.ts';
import { useCellEdits } from './use-cell-edits.ts';
import type { ListState } from './use-list-state.ts';
import type { TableLook } from './use-table-look.ts';
import type { Undo } from './use-undo.ts';
import './table.css';

const PasteDrawer = lazy(() => import('./paste-drawer.tsx').then((module) => ({ default: module.PasteDrawer })));

interface RecordsTableProps {
  readonly web: WebObject;
  readonly state: ListState;
  readonly look: TableLook;
  readonly undo: Undo;
  readonly fields: Readonly<Record<string, Field>>;
  readonly columns: readonly string[];
  readonly window: RowWindow<RecordRow>;
  /** Rows at hand, for what a row’s note compares with. */
  readonly rows: readonly RecordRow[];
  readonly totals: ListTotals;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (keys: ReadonlySet<string>) => void;
  readonly peek: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onEdit: (id: string) => void;
}

/** The rows of a list: written in place, pasted into, sorted, selected, summed; columns drawn as the person likes. */
export function RecordsTable(props: RecordsTableProps) {
  const { web, state, look, fields, totals, rows } = props;
  const t = useMessages(recordMessages);
  const label = useLabel();
  const go = useGo();
  const isPast = usePastDay() !== undefined || state.asOf !== undefined;
  const tableColumns = useListColumns(web, fields, props.columns, { of: totals, onChoose: look.setTotal });
  const items = useColumnItems(fields, look);
  const { cells, applied, paste } = useCells(props, isPast);
  const [sort] = state.sort;
  return (
    <>
      <DataTable<RecordRow>
        label={label(web.object.labelPlural)}
        rows={[]}
        window={{ ...props.window, rowAt: (index) => applied(props.window.rowAt(index)) }}
        columns={tableColumns}
        rowKey={(row) => row.id}
        openKey={props.peek}
        onOpen={(row) => props.onOpen(row.id)}
        {...(!isPast && { onEdit: (row: RecordRow) => props.onEdit(row.id), selected: props.selected, onSelect: props.onSelect, cells })}
        arrangement={{ ...look.arrangement, items }}
        sort={sort && { columnId: sort.field, direction: sort.descending ? 'desc' : 'asc' }}
        onSort={({ columnId, direction }) => state.setSort({ field: columnId, descending: direction === 'desc' })}
        rowActions={(row) => (
          <>
            <RowActions object={web.object.id} id={row.id} />
            <IconButton icon="open" size="small" label={t('records.open_record')} onClick={() => go(recordPath(web.object.id, row.id))} />
          </>
        )}
        phoneRow={(row) => <PhoneRow web={web} row={row} fields={fields} columns={props.columns} rows={rows} />}
      />
      {paste}
    </>
  );
}

/** What may be done with cells, the rows with what was just written, and the preview of a paste. */
function useCells({ web, undo, fields, columns, window }: RecordsTableProps, isPast: boolean) {
  const setting = useReadSetting();
  const edits = useCellEdits(web, undo);
  const [pasted, setPasted] = useState<PasteInput>();
  const canEdit = (row: RecordRow, path: string) => {
    const field = fields[path];
    if (isPast || !field || web.object.writes !== 'generic' || web.ownFields?.includes(path)) return false;
    return isWritable(field) && webOf(field).Input !== null && !isMasked(row, path);
  };
  const applied = (row: RecordRow | undefined) => row && edits.applied(row);
  const rowAt = (index: number) => applied(window.rowAt(index));
  const cells: CellActions<RecordRow> = {
    editing: edits.editing,
    onEditing: edits.setEditing,
    canEdit,
    editor: (row, path, typed, leave) => {
      const field = fields[path];
      return (
        field && <CellEditor key={`${row.id} ${path}`} web={web} edits={edits} row={row} path={path} field={field} typed={typed} leave={leave} />
      );
    },
    textOf: (row, path) => textOfCell(fields, row, path, setting),
    onPaste: (block, at, columnIds) => setPasted({ cells: block, at, columnIds, rowAt, fieldOf: (path) => fields[path], canEdit }),
    onUndo: undo.undoLast,
    note: (rows, paths) => <BlockSum fields={fields} rows={rows} paths={paths.filter((path) => columns.includes(path))} />,
    markOf: (row, path) => (edits.isSaving(row.id, path) ? 'saving' : edits.refusalOf(row.id, path) ? 'refused' : undefined),
    marks: edits.marks,
  };
  const paste = pasted && (
    <Suspense fallback={null}>
      <PasteDrawer web={web} input={pasted} undo={undo} onClose={() => setPasted(undefined)} />
    </Suspense>
  );
  return { cells, applied, paste };
}
