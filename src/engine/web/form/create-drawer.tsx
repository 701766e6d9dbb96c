import { useId, useState } from 'react';
import { ApiError, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useCan, useSession } from '#platform/web/session.ts';
import { duplicateMessages } from '#engine/contract/duplicates/duplicates.messages.ts';
import type { FieldValue } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { DuplicateHint } from '../duplicates/duplicate-hint.tsx';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord } from '../objects/read-value.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';
import { RecordForm } from './record-form.tsx';
import type { Draft } from './record-form.tsx';

interface CreateDrawerProps {
  readonly web: WebObject;
  /** Values known beforehand, e.g. the account of a new contact. */
  readonly values?: Draft;
  readonly onClose: () => void;
  readonly onCreated?: (record: RecordRow) => void;
}

/** Writes a new record: the few fields that matter first, Ctrl-Enter saves. */
export function CreateDrawer({ web, values, onClose, onCreated }: CreateDrawerProps) {
  const t = useMessages(recordMessages);
  const d = useMessages(duplicateMessages);
  const can = useCan();
  const label = useLabel();
  const formId = useId();
  const session = useSession();
  const refresh = useRefreshObject();
  const [draft, setDraft] = useState<Draft>(() => ({ ...initialOf(web, session?.member.id), ...values }));
  const create = useRouteMutation(routesOf(web.object).create, {
    onSuccess: (record) => {
      void refresh(web.object.id);
      showToast({ text: t('records.created', { name: nameOfRecord(record, web.object.nameField) }), tone: 'good' });
      onClose();
      onCreated?.(record);
    },
  });
  const filled = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== null));
  const save = () => create.mutate(filled);
  const isTaken = create.error instanceof ApiError && create.error.code === 'record.duplicate';
  return (
    <Drawer
      title={t('records.new', { object: label(web.object.label) })}
      onClose={onClose}
      footer={
        <>
          {isTaken && can('duplicate.allow') && (
            <Button isBusy={create.isPending} onClick={() => create.mutate({ ...filled, allowDuplicate: true })}>
              {d('duplicates.save_anyway')}
            </Button>
          )}
          <Button kind="primary" type="submit" form={formId} isBusy={create.isPending} keyCap="Ctrl ↵">
            {t('records.create')}
          </Button>
        </>
      }
    >
      <DuplicateHint object={web.object.id} values={filled} />
      <RecordForm id={formId} web={web} draft={draft} onChange={setDraft} onSubmit={save} error={create.error} first={web.createFields} />
    </Drawer>
  );
}

function initialOf(web: WebObject, memberId: string | undefined): Draft {
  const { fields, ownerField } = web.object;
  const given = Object.entries(fields).flatMap(([name, field]): [string, FieldValue][] =>
    field.initial === undefined || field.readOnly ? [] : [[name, field.initial]],
  );
  return { ...Object.fromEntries(given), ...(ownerField && memberId && { [ownerField]: memberId }) };
}
