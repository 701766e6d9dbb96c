import { useDeferredValue, useId, useState } from 'react';
import { ApiError, useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { PageState, Skeleton } from '#platform/web/kit/page-state.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord, readValue } from '../objects/read-value.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { DraftOffer } from './draft-offer.tsx';
import { RecordForm, writableFields } from './record-form.tsx';
import type { Draft } from './record-form.tsx';
import { useFormDraft } from './use-form-draft.ts';

/** Changes a record; only what was changed is sent, and a conflict shows both values. */
export function EditDrawer({ web, id, onClose }: { readonly web: WebObject; readonly id: string; readonly onClose: () => void }) {
  const record = useRoute(routesOf(web.object).get, { id });
  if (!record.data)
    return (
      <Drawer title="" onClose={onClose}>
        <PageState of={record} shape="record" />
      </Drawer>
    );
  return <EditForm key={id} web={web} record={record.data} onClose={onClose} />;
}

function EditForm({ web, record, onClose }: { readonly web: WebObject; readonly record: RecordRow; readonly onClose: () => void }) {
  const t = useMessages(recordMessages);
  const formId = useId();
  // The drawer answers the key at once; its many inputs follow right after.
  const hasInputs = useDeferredValue(true, false);
  const refresh = useRefreshObject();
  const [changes, setChanges] = useState<Draft>({});
  // As it was when editing began: the record itself moves on when somebody else saves.
  const [base, setBase] = useState(record);
  const kept = useFormDraft(`edit ${web.object.id} ${record.id}`, web, changes, Object.keys(changes).length > 0, base.version);
  const names = writableFields(web);
  const draft: Draft = { ...Object.fromEntries(names.map((name) => [name, readValue(record, name)])), ...changes };
  const update = useRouteMutation(routesOf(web.object).update, {
    onSuccess: () => {
      kept.drop();
      void refresh(web.object.id);
      showToast({ text: t('records.saved'), tone: 'good' });
      onClose();
    },
  });
  const save = () => (Object.keys(changes).length === 0 ? onClose() : update.mutate({ id: record.id, version: base.version, ...changes }));
  const conflict = update.error instanceof ApiError && update.error.code === 'record.version_conflict' ? update.error : undefined;
  const saveChosen = (kept: Draft, version: number) => {
    if (Object.keys(kept).length > 0) return update.mutate({ id: record.id, version, ...kept });
    void refresh(web.object.id);
    onClose();
  };
  const takeUp = () => {
    setChanges(kept.offered?.values ?? {});
    // Saved by somebody else since then: saving asks which value to keep.
    setBase({ ...record, version: kept.offered?.version ?? record.version });
    kept.settle();
  };
  return (
    <Drawer
      width={names.length > 8 ? 640 : 480}
      title={t('records.edit_title', { name: nameOfRecord(record, web.object.nameField) })}
      onClose={onClose}
      footer={
        !conflict && (
          <Button kind="primary" type="submit" form={formId} isBusy={update.isPending} keyCap="Ctrl ↵">
            {t('records.save')}
          </Button>
        )
      }
    >
      {!hasInputs ? (
        <Skeleton shape="record" />
      ) : conflict ? (
        <ConflictChoice
          // Saved by somebody once more meanwhile: one chooses anew.
          key={String(conflict.facts['version'])}
          web={web}
          base={base}
          mine={changes}
          version={Number(conflict.facts['version'] ?? base.version)}
          isBusy={update.isPending}
          onSave={saveChosen}
        />
      ) : (
        <>
          {kept.offered && <DraftOffer formId={formId} at={kept.offered.at} onUse={takeUp} onDrop={kept.drop} />}
          <RecordForm
            id={formId}
            web={web}
            draft={draft}
            names={record._names}
            onChange={(next) => setChanges(diff(record, next))}
            onSubmit={save}
            error={update.error}
            first={names}
          />
        </>
      )}
    </Drawer>
  );
}

function diff(record: RecordRow, draft: Draft): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(readValue(record, name))));
}
