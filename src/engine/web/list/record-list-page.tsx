import { useEffect, useEffectEvent, useState } from 'react';
import { WithPeek } from '#platform/web/kit/panel.tsx';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { usePastDay } from '#platform/web/as-of.ts';
import { registerCommand } from '#platform/web/command-registry.ts';
import { BoardChoice } from '../board/layout-choice.tsx';
import { FilterBar } from '../filters/filter-bar.tsx';
import { CreateDrawer } from '../form/create-drawer.tsx';
import { EditDrawer } from '../form/edit-drawer.tsx';
import { useBegunParts, useFields, useWebObject } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { createCommand } from '../search/create-command.ts';
import { useColumnTotals, wantedTotals } from './column-totals.ts';
import { ListHeader } from './list-header.tsx';
import { rememberList } from './list-memory.ts';
import { MeasureRows } from './measure-rows.tsx';
import { OtherLayout } from './other-layout.tsx';
import { RecordPeek } from './record-peek.tsx';
import { useListState } from './use-list-state.ts';
import { TableLayout } from './table-layout.tsx';
import { keptColumns } from './use-records.ts';
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
  useBegunParts(web);
  const [peek, setPeek] = useSearchParam('open');
  const [task, setTask] = useState<{ readonly kind: 'create' } | { readonly kind: 'edit'; readonly id: string }>();
  const [viewTask, setViewTask] = useState<ViewTask>();
  const [neighbours, setNeighbours] = useState<readonly string[]>([]);
  const isPast = usePastDay() !== undefined || state.asOf !== undefined;
  const columns = keptColumns(web, state.columns, isPast);
  const isTable = state.layout === 'table';
  const totals = useColumnTotals(web, state.selection, wantedTotals(fields, columns, state.settings.table?.totals ?? {}), state.isReady);
  const create = () => setTask({ kind: 'create' });
  useListCommands(web, create);
  const open = (id: string | undefined) => {
    rememberList(web.object.id, neighbours);
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
            <RecordPeek key={peek} web={web} id={peek} around={neighbours} total={totals.count} onOpen={open} onClose={() => setPeek(undefined)} />
          )
        }
      >
        {isTable ? (
          <TableLayout
            web={web}
            state={state}
            fields={fields}
            columns={columns}
            totals={totals}
            peek={peek}
            onOpen={open}
            onEdit={(id) => setTask({ kind: 'edit', id })}
            onCreate={create}
            onRows={setNeighbours}
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
      {task?.kind === 'create' && <CreateDrawer web={web} onClose={() => setTask(undefined)} onCreated={(record) => setPeek(record.id)} />}
      {task?.kind === 'edit' && <EditDrawer web={web} id={task.id} onClose={() => setTask(undefined)} />}
      <ViewTasks web={web} state={state} task={viewTask} onClose={() => setViewTask(undefined)} />
    </>
  );
}

/** C creates here, and 新建 in the frame does so without leaving the list. */
function useListCommands(web: WebObject, create: () => void) {
  const run = useEffectEvent(create);
  useEffect(() => registerCommand({ ...createCommand(web, () => run()), keyCap: 'C' }), [web]);
}
