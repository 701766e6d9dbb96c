import { useEffect, useId, useState } from 'react';
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
import { DraftOffer } from './draft-offer.tsx';
import { ParentNote } from './parent-note.tsx';
import { RecordForm } from './record-form.tsx';
import type { Draft } from './record-form.tsx';
import { useFormDraft } from './use-form-draft.ts';
import { useParentDefaults } from './use-parent-defaults.ts';

interface CreateDrawerProps {
  readonly web: WebObject;
  /** Values known beforehand, e.g. the account of a new contact. */
  readonly values?: Draft | undefined;
  readonly onClose: () => void;
  readonly onCreated?: ((record: RecordRow) => void) | undefined;
  /** Takes a record that is there already instead of a new one. */
  readonly onUse?: ((id: string, name: string) => void) | undefined;
}

/** Writes a new record: the few fields that matter first, Ctrl-Enter saves; what is not saved is offered again. */
export function CreateDrawer({ web, values, onClose, onCreated, onUse }: CreateDrawerProps) {
  const t = useMessages(recordMessages);
  const d = useMessages(duplicateMessages);
  const can = useCan();
  const label = useLabel();
  const formId = useId();
  const form = useCreateForm(web, values, onClose, onCreated);
  // One begins by writing, and Ctrl-Enter saves from there.
  useEffect(() => document.getElementById(formId)?.querySelector<HTMLElement>('input, textarea')?.focus(), [formId]);
  const { create, filled } = form;
  const isTaken = create.error instanceof ApiError && create.error.code === 'record.duplicate';
  const useOther = (id: string, name: string) => {
    form.draft.drop();
    onClose();
    onUse?.(id, name);
  };
  return (
    <Drawer
      title={t('records.new', { object: label(web.object.label) })}
      note={<ParentNote web={web} values={values} />}
      width={web.createFields.length > 6 ? 640 : 480}
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
      {form.draft.offered && <DraftOffer formId={formId} at={form.draft.offered.at} onUse={form.takeUp} onDrop={form.draft.drop} />}
      <DuplicateHint object={web.object.id} values={filled} {...(onUse && { onUse: useOther })} />
      <RecordForm
        id={formId}
        web={web}
        draft={form.values}
        onChange={form.change}
        onSubmit={() => create.mutate(filled)}
        error={create.error}
        first={web.createFields}
      />
    </Drawer>
  );
}

/** The values of a new record, what is kept of them in this browser, and writing it. */
function useCreateForm(web: WebObject, given: Draft | undefined, onClose: () => void, onCreated?: (record: RecordRow) => void) {
  const t = useMessages(recordMessages);
  const session = useSession();
  const refresh = useRefreshObject();
  const [start] = useState<Draft>(() => ({ ...initialOf(web, session?.member.id), ...given }));
  const [own, setOwn] = useState<Draft>({});
  const fromParent = useParentDefaults(web, start);
  const values = { ...start, ...fromParent, ...own };
  const draft = useFormDraft(`create ${web.object.id} ${JSON.stringify(given ?? {})}`, web, own, Object.keys(own).length > 0);
  const create = useRouteMutation(routesOf(web.object).create, {
    onSuccess: (record) => {
      draft.drop();
      void refresh(web.object.id);
      showToast({ text: t('records.created', { name: nameOfRecord(record, web.object.nameField) }), tone: 'good' });
      onClose();
      onCreated?.(record);
    },
  });
  return {
    values,
    draft,
    create,
    filled: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)),
    change: (next: Draft) => setOwn(differing(next, { ...start, ...fromParent })),
    takeUp: () => {
      setOwn(draft.offered?.values ?? {});
      draft.settle();
    },
  };
}

function differing(next: Draft, from: Draft): Draft {
  return Object.fromEntries(Object.entries(next).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(from[name] ?? null)));
}

function initialOf(web: WebObject, memberId: string | undefined): Draft {
  const { fields, ownerField } = web.object;
  const given = Object.entries(fields).flatMap(([name, field]): [string, FieldValue][] =>
    field.initial === undefined || field.readOnly ? [] : [[name, field.initial]],
  );
  return { ...Object.fromEntries(given), ...(ownerField && memberId && { [ownerField]: memberId }) };
}
