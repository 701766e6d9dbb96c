import { lazy, Suspense, useState } from 'react';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useRouteMutation } from '#platform/web/api.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { bulkLimit } from '#engine/contract/records/query.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { tableMessages } from '#engine/contract/records/table.messages.ts';
import { BulkSegments } from '../segments/bulk-segments.tsx';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';
import { BulkChangeDrawer } from './bulk-change-drawer.tsx';
import { readMatching } from './read-matching.ts';
import type { ListState } from './use-list-state.ts';
import type { Undo } from './use-undo.ts';

const LargeChangeDrawer = lazy(() => import('../bulk/large-change-drawer.tsx').then((module) => ({ default: module.LargeChangeDrawer })));

interface BulkBarProps {
  readonly web: WebObject;
  readonly fields: Readonly<Record<string, Field>>;
  readonly state: ListState;
  readonly undo: Undo;
  readonly ids: ReadonlySet<string>;
  /** Rows at hand; the others are fetched when they are needed. */
  readonly rows: readonly RecordRow[];
  /** How many the list holds in all. */
  readonly total: number | undefined;
  /** Everything the list holds is meant, at hand or not. */
  readonly isAll: boolean;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
}

/** What may be done with the selected rows, floating over the list. */
export function BulkBar(props: BulkBarProps) {
  const { web, fields, state, undo, ids, rows, total, isAll, onClear } = props;
  const t = useMessages(recordMessages);
  const table = useMessages(tableMessages);
  const label = useLabel();
  const [task, setTask] = useState<'owner' | 'field' | 'delete'>();
  const chosen = [...ids];
  const { ownerField } = web.object;
  const owner = ownerField === undefined ? undefined : fields[ownerField];
  const count = isAll ? (total ?? ids.size) : ids.size;
  const words = isAll ? table('table.all_selected', { count }) : t('records.selected', { count });
  const fixed = task === 'owner' && ownerField !== undefined ? { fixedField: ownerField } : {};
  return (
    <div className="records-bulk" role="toolbar" aria-label={words}>
      <b className="nowrap">{words}</b>
      {!isAll && <SelectMatching {...props} size={ids.size} />}
      {owner && (
        <Button size="small" icon="user" onClick={() => setTask('owner')}>
          {t('records.change_owner', { field: label(owner.label) })}
        </Button>
      )}
      <Button size="small" icon="pencil" onClick={() => setTask('field')}>
        {t('records.change_field')}
      </Button>
      {!isAll && (
        <>
          <Suspense fallback={null}>{web.BulkPart && <web.BulkPart ids={chosen} onDone={onClear} />}</Suspense>
          <BulkSegments web={web} ids={chosen} parts={state.parts} onDone={onClear} />
          <Button size="small" icon="trash" disabled={ids.size > bulkLimit} onClick={() => setTask('delete')}>
            {t('records.delete')}
          </Button>
        </>
      )}
      <IconButton icon="close" size="small" label={t('records.clear_selection')} onClick={onClear} />
      {(task === 'owner' || task === 'field') &&
        (count > bulkLimit ? (
          <Suspense fallback={null}>
            <LargeChangeDrawer
              web={web}
              fields={fields}
              selection={isAll ? { ...state.selection, filter: state.selection.filter ?? { and: [] } } : { ids: chosen }}
              count={count}
              {...fixed}
              onClose={() => setTask(undefined)}
            />
          </Suspense>
        ) : (
          <BulkChangeDrawer
            web={web}
            fields={fields}
            undo={undo}
            ids={chosen}
            rows={rows}
            {...fixed}
            onClose={() => setTask(undefined)}
            onDone={onClear}
          />
        ))}
      {task === 'delete' && <DeleteMany web={web} ids={chosen} onClose={() => setTask(undefined)} onDone={onClear} />}
    </div>
  );
}

interface SelectMatchingProps extends Pick<BulkBarProps, 'web' | 'state' | 'total' | 'onSelect' | 'onSelectAll'> {
  readonly size: number;
}

/** Every record the list holds, also those never scrolled to. */
function SelectMatching({ web, state, size, total, onSelect, onSelectAll }: SelectMatchingProps) {
  const t = useMessages(tableMessages);
  const [isBusy, setIsBusy] = useState(false);
  if (total === undefined || size >= total) return null;
  const run = async () => {
    // So many are meant by the condition itself, not one by one.
    if (total > bulkLimit) return onSelectAll();
    setIsBusy(true);
    try {
      onSelect(new Set(await readMatching(web, state.selection)));
    } catch (error) {
      if (error instanceof Error) showToast({ text: error.message, tone: 'bad' });
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Button size="small" kind="link" isBusy={isBusy} onClick={() => void run()}>
      {t('table.all_matching', { count: total })}
    </Button>
  );
}

interface DeleteManyProps {
  readonly web: WebObject;
  readonly ids: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function DeleteMany({ web, ids, onClose, onDone }: DeleteManyProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const refresh = useRefreshObject();
  const bulk = useRouteMutation(routesOf(web.object).bulk);
  const run = async () => {
    const result = await bulk.mutateAsync({ action: 'delete', ids: [...ids], partial: true });
    const refused = result.results.find((each) => !each.isWritten);
    const reason = refused?.issues[0]?.message;
    if (refused && reason) showToast({ text: t('records.bulk_refused', { count: ids.length - result.written, reason: label(reason) }), tone: 'bad' });
    else showToast({ text: t('records.deleted', { count: result.written }), tone: 'good' });
    await refresh(web.object.id);
    onDone();
  };
  return (
    <Confirm
      isDanger
      title={t('records.bulk_delete_title', { count: ids.length, object: label(web.object.labelPlural) })}
      confirmLabel={t('records.delete')}
      onConfirm={run}
      onClose={onClose}
    >
      {t('records.delete_text')}
    </Confirm>
  );
}
