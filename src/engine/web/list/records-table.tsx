import { DataTable } from '#platform/web/kit/data-table.tsx';
import { IconButton } from '#platform/web/kit/button.tsx';
import { MoneyText } from '#platform/web/kit/values.tsx';
import { usePastDay } from '#platform/web/as-of.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { fieldAt, recordPath } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord, readValue } from '../objects/read-value.ts';
import { FieldCell, useListColumns } from './list-columns.tsx';
import type { ListState } from './use-list-state.ts';
import type { useRecords } from './use-records.ts';

interface RecordsTableProps {
  readonly web: WebObject;
  readonly state: ListState;
  readonly fields: Readonly<Record<string, Field>>;
  readonly columns: readonly string[];
  readonly list: ReturnType<typeof useRecords>;
  readonly totals: { readonly sumOf: (name: string) => { amount: string; currency: string } | undefined };
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (keys: ReadonlySet<string>) => void;
  readonly peek: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onEdit: (id: string) => void;
}

/** The rows of a list with sorting, selection, totals and keyboard. */
export function RecordsTable({ web, state, fields, columns, list, totals, selected, onSelect, peek, onOpen, onEdit }: RecordsTableProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const go = useGo();
  const isPast = usePastDay() !== undefined;
  const tableColumns = useListColumns(web, fields, columns, totals);
  const [sort] = state.sort;
  return (
    <DataTable<RecordRow>
      label={label(web.object.labelPlural)}
      rows={list.rows}
      columns={tableColumns}
      rowKey={(row) => row.id}
      openKey={peek}
      onOpen={(row) => onOpen(row.id)}
      {...(!isPast && { onEdit: (row: RecordRow) => onEdit(row.id), selected, onSelect })}
      sort={sort && { columnId: sort.field, direction: sort.descending ? 'desc' : 'asc' }}
      onSort={({ columnId, direction }) => state.setSort({ field: columnId, descending: direction === 'desc' })}
      onEndReached={list.loadMore}
      isLoadingMore={list.query.isFetchingNextPage}
      rowActions={(row) => (
        <IconButton icon="open" size="small" label={t('records.open_record')} onClick={() => go(recordPath(web.object.id, row.id))} />
      )}
      phoneRow={(row) => <PhoneRow web={web} row={row} fields={fields} columns={columns} rows={list.rows} />}
    />
  );
}

interface PhoneRowProps {
  readonly web: WebObject;
  readonly row: RecordRow;
  readonly fields: Readonly<Record<string, Field>>;
  readonly columns: readonly string[];
  readonly rows: readonly RecordRow[];
}

/** Two lines: name and amount, then who it belongs to and when. */
function PhoneRow({ web, row, fields, columns, rows }: PhoneRowProps) {
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
      </div>
    </div>
  );
}
