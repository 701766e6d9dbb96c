import { Suspense, useState } from 'react';
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
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onClear: () => void;
}

/** What may be done with the selected rows, floating over the list. */
export function BulkBar({ web, fields, state, undo, ids, rows, total, onSelect, onClear }: BulkBarProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const [task, setTask] = useState<'owner' | 'field' | 'delete'>();
  const chosen = [...ids];
  const { ownerField } = web.object;
  const owner = ownerField === undefined ? undefined : fields[ownerField];
  return (
    <div className="records-bulk" role="toolbar" aria-label={t('records.selected', { count: ids.size })}>
      <b className="nowrap">{t('records.selected', { count: ids.size })}</b>
      <SelectMatching web={web} state={state} size={ids.size} total={total} onSelect={onSelect} />
      {owner && (
        <Button size="small" icon="user" onClick={() => setTask('owner')}>
          {t('records.change_owner', { field: label(owner.label) })}
        </Button>
      )}
      <Button size="small" icon="pencil" onClick={() => setTask('field')}>
        {t('records.change_field')}
      </Button>
      <Suspense fallback={null}>{web.BulkPart && <web.BulkPart ids={chosen} onDone={onClear} />}</Suspense>
      <BulkSegments web={web} ids={chosen} parts={state.parts} onDone={onClear} />
      <Button size="small" icon="trash" disabled={ids.size > bulkLimit} onClick={() => setTask('delete')}>
        {t('records.delete')}
      </Button>
      <IconButton icon="close" size="small" label={t('records.clear_selection')} onClick={onClear} />
      {(task === 'owner' || task === 'field') && (
        <BulkChangeDrawer
          web={web}
          fields={fields}
          undo={undo}
          ids={chosen}
          rows={rows}
          {...(task === 'owner' && ownerField !== undefined && { fixedField: ownerField })}
          onClose={() => setTask(undefined)}
          onDone={onClear}
        />
      )}
      {task === 'delete' && <DeleteMany web={web} ids={chosen} onClose={() => setTask(undefined)} onDone={onClear} />}
    </div>
  );
}

interface SelectMatchingProps extends Pick<BulkBarProps, 'web' | 'state' | 'total' | 'onSelect'> {
  readonly size: number;
}

/** Every record the list holds, also those never scrolled to. */
function SelectMatching({ web, state, size, total, onSelect }: SelectMatchingProps) {
  const t = useMessages(tableMessages);
  const [isBusy, setIsBusy] = useState(false);
  if (total === undefined || size >= total) return null;
  const run = async () => {
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
