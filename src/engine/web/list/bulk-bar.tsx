import { Suspense, useState } from 'react';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useRouteMutation } from '#platform/web/api.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { BulkSegments } from '../segments/bulk-segments.tsx';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';
import { BulkChangeDrawer } from './bulk-change-drawer.tsx';

interface BulkBarProps {
  readonly web: WebObject;
  readonly fields: Readonly<Record<string, Field>>;
  /** The conditions of the list. */
  readonly parts: readonly FilterTree[];
  readonly ids: readonly string[];
  readonly rows: readonly RecordRow[];
  readonly onClear: () => void;
}

/** What may be done with the selected rows, floating over the list. */
export function BulkBar({ web, fields, parts, ids, rows, onClear }: BulkBarProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const [task, setTask] = useState<'owner' | 'field' | 'delete'>();
  const { ownerField } = web.object;
  const owner = ownerField === undefined ? undefined : fields[ownerField];
  return (
    <div className="records-bulk" role="toolbar" aria-label={t('records.selected', { count: ids.length })}>
      <b className="nowrap">{t('records.selected', { count: ids.length })}</b>
      {owner && (
        <Button size="small" icon="user" onClick={() => setTask('owner')}>
          {t('records.change_owner', { field: label(owner.label) })}
        </Button>
      )}
      <Button size="small" icon="pencil" onClick={() => setTask('field')}>
        {t('records.change_field')}
      </Button>
      <Suspense fallback={null}>{web.BulkPart && <web.BulkPart ids={ids} onDone={onClear} />}</Suspense>
      <BulkSegments web={web} ids={ids} parts={parts} onDone={onClear} />
      <Button size="small" icon="trash" onClick={() => setTask('delete')}>
        {t('records.delete')}
      </Button>
      <IconButton icon="close" size="small" label={t('records.clear_selection')} onClick={onClear} />
      {(task === 'owner' || task === 'field') && (
        <BulkChangeDrawer
          web={web}
          fields={fields}
          ids={ids}
          rows={rows}
          {...(task === 'owner' && ownerField !== undefined && { fixedField: ownerField })}
          onClose={() => setTask(undefined)}
          onDone={onClear}
        />
      )}
      {task === 'delete' && <DeleteMany web={web} ids={ids} onClose={() => setTask(undefined)} onDone={onClear} />}
    </div>
  );
}

function DeleteMany({
  web,
  ids,
  onClose,
  onDone,
}: {
  readonly web: WebObject;
  readonly ids: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
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
