import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { WithPeek } from '#platform/web/kit/panel.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { usePastDay } from '#platform/web/as-of.ts';
import { registerCommand } from '#platform/web/command-registry.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { BoardChoice } from '../board/layout-choice.tsx';
import { FilterBar } from '../filters/filter-bar.tsx';
import { CreateDrawer } from '../form/create-drawer.tsx';
import { EditDrawer } from '../form/edit-drawer.tsx';
import { useFields, useWebObject } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { createCommand } from '../search/create-command.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ListHeader } from './list-header.tsx';
import { rememberList } from './list-memory.ts';
import { MeasureRows } from './measure-rows.tsx';
import { OtherLayout } from './other-layout.tsx';
import { RecordPeek } from './record-peek.tsx';
import { RecordsTable } from './records-table.tsx';
import { useListState } from './use-list-state.ts';
import { keptColumns, summable, useRecords, useTotals } from './use-records.ts';
import { withRecordItself } from '../segments/segment-condition.tsx';
import { LocalViewsNote } from '../views/local-views-note.tsx';
import { SaveChanges } from '../views/save-changes.tsx';
import { ViewTasks } from '../views/view-tasks.tsx';
import type { ViewTask } from '../views/view-tasks.tsx';
import '../records.css';
import '../views/views.css';

/** The list of any object: views, table or board over one filter, totals, bulk actions, peek. */
export function RecordListPage({ web }: { readonly web: WebObject }) {
  const [measure] = useSearchParam('measure');
  const current = useWebObject(web);
  return measure === undefined ? <FilteredList key={web.object.id} web={current} /> : <MeasureRows web={current} measure={measure} />;
}

function FilteredList({ web }: { readonly web: WebObject }) {
  const state = useListState(web);
  const fields = useFields(web);
  const [peek, setPeek] = useSearchParam('open');
  const [task, setTask] = useState<{ readonly kind: 'create' } | { readonly kind: 'edit'; readonly id: string }>();
  const [viewTask, setViewTask] = useState<ViewTask>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [neighbours, setNeighbours] = useState<readonly string[]>([]);
  const isPast = usePastDay() !== undefined || state.asOf !== undefined;
  const columns = keptColumns(web, state.columns, isPast);
  const isTable = state.layout === 'table';
  const list = useRecords(
    web,
    { ...state.selection, columns: withName(web, columns), sort: state.sort.filter((key) => keptColumns(web, [key.field], isPast).length > 0) },
    isTable && state.isReady,
  );
  const totals = useTotals(web, state.selection, summable(fields, columns), state.isReady);
  const create = () => setTask({ kind: 'create' });
  const around = isTable ? list.rows.map((row) => row.id) : neighbours;
  useListCommands(web, create);
  const open = (id: string | undefined) => {
    rememberList(web.object.id, around);
    setPeek(id);
  };
  return (
    <>
      <ListHeader web={web} state={state} fields={fields} columns={columns} totals={totals} onTask={setViewTask} />
      <LocalViewsNote key={web.object.id} web={web} state={state} />
      <FilterBar
        fields={withRecordItself(web.object.id, fields)}
        parts={state.parts}
        onChange={state.setParts}
        isChanged={state.isChanged}
        onRestore={state.restore}
        onSaveAsView={() => setViewTask('create')}
        extra={
          <>
            <BoardChoice web={web} state={state} />
            <SaveChanges state={state} />
          </>
        }
      />
      <WithPeek
        peek={
          peek !== undefined && (
            <RecordPeek key={peek} web={web} id={peek} around={around} total={totals.count} onOpen={open} onClose={() => setPeek(undefined)} />
          )
        }
      >
        {isTable ? (
          <TableOrState
            web={web}
            state={state}
            fields={fields}
            columns={columns}
            list={list}
            totals={totals}
            selected={selected}
            onSelect={setSelected}
            peek={peek}
            onOpen={open}
            onEdit={(id) => setTask({ kind: 'edit', id })}
            onCreate={create}
          />
        ) : (
          <OtherLayout
            object={web}
            state={state}
            openId={peek}
            onOpen={(record, ids) => {
              setNeighbours(ids);
              rememberList(web.object.id, ids);
              setPeek(record.id);
            }}
          />
        )}
      </WithPeek>
      {selected.size > 0 && (
        <BulkBar web={web} fields={fields} parts={state.parts} ids={[...selected]} rows={list.rows} onClear={() => setSelected(new Set())} />
      )}
      {task?.kind === 'create' && <CreateDrawer web={web} onClose={() => setTask(undefined)} onCreated={(record) => setPeek(record.id)} />}
      {task?.kind === 'edit' && <EditDrawer web={web} id={task.id} onClose={() => setTask(undefined)} />}
      <ViewTasks web={web} state={state} task={viewTask} onClose={() => setViewTask(undefined)} />
    </>
  );
}

function withName(web: WebObject, columns: readonly string[]): string[] {
  return columns.includes(web.object.nameField) ? [...columns] : [web.object.nameField, ...columns];
}

type TableProps = Parameters<typeof RecordsTable>[0] & { readonly onCreate: () => void };

function TableOrState(props: TableProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const { web, state, list } = props;
  if (!list.query.data) return <PageState of={list.query} />;
  if (list.rows.length > 0) return <RecordsTable {...props} />;
  const name = label(web.object.labelPlural);
  if (state.parts.length > 0 || state.search !== '') {
    return (
      <EmptyState
        icon="filter"
        title={t('records.none_match', { object: name })}
        text={t('records.none_match_text')}
        action={<Button onClick={() => state.setParts([])}>{t('records.clear_filter')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={web.icon}
      title={t('records.none_title', { object: name })}
      text={label(web.teaching)}
      action={
        <Button kind="primary" icon="plus" onClick={props.onCreate}>
          {t('records.new', { object: label(web.object.label) })}
        </Button>
      }
    />
  );
}

/** C creates here, and 新建 in the frame does so without leaving the list. */
function useListCommands(web: WebObject, create: () => void) {
  const run = useEffectEvent(create);
  useEffect(() => registerCommand({ ...createCommand(web, () => run()), keyCap: 'C' }), [web]);
}
