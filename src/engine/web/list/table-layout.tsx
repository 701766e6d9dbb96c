import { useEffect, useEffectEvent, useState } from 'react';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { usePastDay } from '#platform/web/as-of.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { relatedChoices } from '../form/dependent-fields.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { BulkBar } from './bulk-bar.tsx';
import { wantedTotals } from './column-totals.ts';
import type { ListTotals } from './column-totals.ts';
import { GroupsBar } from './groups-bar.tsx';
import { NothingFound } from './nothing-found.tsx';
import { RecordsTable } from './records-table.tsx';
import { useGroups } from './use-groups.tsx';
import type { ListState } from './use-list-state.ts';
import { useRecordWindow } from './use-record-window.ts';
import { keptColumns } from './use-records.ts';
import { useTableLook } from './use-table-look.ts';
import { useUndo } from './use-undo.ts';

interface TableLayoutProps {
  readonly web: WebObject;
  readonly state: ListState;
  readonly fields: Readonly<Record<string, Field>>;
  readonly columns: readonly string[];
  readonly totals: ListTotals;
  readonly peek: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onEdit: (id: string) => void;
  readonly onCreate: () => void;
  /** The records at hand in their order, for previous and next beside the list. */
  readonly onRows: (ids: readonly string[]) => void;
}

/** The table of a list, cut into groups where that is wished, and what may be done with selected rows. */
export function TableLayout(props: TableLayoutProps) {
  const { web, state, fields, columns, totals } = props;
  const look = useTableLook(web.object.id, state);
  const undo = useUndo(web);
  const { selected, isAll, ...selecting } = useSelected(state);
  const isPast = usePastDay() !== undefined || state.asOf !== undefined;
  const request = {
    ...state.selection,
    columns: withName(web, columns, isPast),
    sort: state.sort.filter((key) => keptColumns(web, [key.field], isPast).length > 0),
  };
  const groups = useGroups({
    web,
    fields,
    groupBy: look.groupBy,
    selection: state.selection,
    request,
    totals: wantedTotals(fields, columns, look.totals),
    isEnabled: state.isReady,
  });
  const list = useRecordWindow(web, request, totals.count, state.isReady && !groups.isOn);
  const rows = groups.isOn ? groups.rows : list.rows;
  useNeighbours(rows, props.onRows);
  const { query } = groups.isOn ? { query: groups.answer } : list;
  if (!query.data) return <PageState of={query} />;
  const window = groups.isOn ? groups.window : list;
  if (window.count === 0) return <NothingFound web={props.web} state={props.state} onCreate={props.onCreate} />;
  return (
    <>
      {groups.isOn && <GroupsBar fields={fields} groups={groups} look={look} />}
      <RecordsTable {...props} look={look} undo={undo} window={window} rows={rows} selected={selected} onSelect={selecting.select} />
      {selected.size > 0 && (
        <BulkBar
          web={web}
          fields={fields}
          state={state}
          undo={undo}
          ids={selected}
          rows={rows}
          total={totals.count}
          isAll={isAll}
          onSelect={selecting.select}
          onSelectAll={() => selecting.selectAll(rows.map((row) => row.id))}
          onClear={() => selecting.select(new Set())}
        />
      )}
    </>
  );
}

/** Every row counts as ticked, also those never scrolled to; it holds the ones at hand. */
class EveryKey extends Set<string> {
  override has(): boolean {
    return true;
  }
}

/** The ticked rows, or everything the list holds; another condition is another everything. */
function useSelected(state: ListState) {
  const key = JSON.stringify(state.selection);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState<string>();
  const isAll = everything === key && selected instanceof EveryKey;
  return {
    selected: selected instanceof EveryKey && !isAll ? new Set<string>() : selected,
    isAll,
    select: setSelected,
    selectAll: (atHand: readonly string[]) => {
      setSelected(new EveryKey(atHand));
      setEverything(key);
    },
  };
}

/** The shown columns, the name, and what writing them in place has to know. */
function withName(web: WebObject, columns: readonly string[], isPast: boolean): string[] {
  const related = isPast ? [] : relatedChoices(web.object.fields, columns);
  const named = columns.includes(web.object.nameField) ? columns : [web.object.nameField, ...columns];
  return [...named, ...related];
}

function useNeighbours(rows: readonly { readonly id: string }[], onRows: (ids: readonly string[]) => void): void {
  const key = rows.map((row) => row.id).join();
  const tell = useEffectEvent(() => onRows(rows.map((row) => row.id)));
  useEffect(() => tell(), [key]);
}
