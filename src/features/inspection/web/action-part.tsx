import { useState } from 'react';
import { MemberSelect } from '#features/organisation/web/public.ts';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { DateInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useCan } from '#platform/web/session.ts';
import { inspectionMessages } from '../contract/inspection.messages.ts';
import { createAction, getInspection, type ItemResult, listActions, listOffenders, recheckFinding } from '../contract/inspection.routes.ts';
import { ActionRow } from './action-row.tsx';

type Finding = NonNullable<ItemResult['finding']>;

/** What is done about a finding: its corrective actions, rechecks, and a form for a new one. */
export function ActionPart({ finding, isRule }: { readonly finding: Finding; readonly isRule: boolean }) {
  const t = useMessages(inspectionMessages);
  const can = useCan();
  const [isAdding, setIsAdding] = useState(false);
  const recheck = useRouteMutation(recheckFinding, {
    invalidates: [getInspection, listOffenders, listActions],
    onSuccess: ({ recheck: { isGreen, offending, population } }) =>
      showToast({
        text: t(isGreen ? 'inspection.rechecked_green' : 'inspection.rechecked_red', { offending, population }),
        tone: isGreen ? 'good' : 'bad',
      }),
  });
  return (
    <div className="inspection-part">
      <div className="row g2">
        <span className="w5 ink spread">{t('inspection.actions')}</span>
        {can('action.manage') && (
          <Button size="small" icon="cycle" isBusy={recheck.isPending} onClick={() => recheck.mutate({ id: finding.id })}>
            {t('inspection.recheck')}
          </Button>
        )}
        {can('action.manage') && finding.status !== 'closed' && (
          <Button size="small" icon="plus" onClick={() => setIsAdding(true)}>
            {t('inspection.new_action')}
          </Button>
        )}
      </div>
      {finding.actions.map((action) => (
        <ActionRow key={action.id} action={action} isRule={isRule} />
      ))}
      {finding.rechecks.slice(0, 3).map((each) => (
        <p key={each.id} className={`t12 ${each.isGreen ? 'good' : 'bad'}`}>
          {t(each.isGreen ? 'inspection.rechecked_green' : 'inspection.rechecked_red', { offending: each.offending, population: each.population })}
        </p>
      ))}
      {isAdding && <ActionForm findingId={finding.id} onClose={() => setIsAdding(false)} />}
    </div>
  );
}

function ActionForm({ findingId, onClose }: { readonly findingId: string; readonly onClose: () => void }) {
  const t = useMessages(inspectionMessages);
  const [draft, setDraft] = useState<{ title: string; cause: string; ownerId?: string | undefined; dueOn?: string | undefined }>({
    title: '',
    cause: '',
  });
  const create = useRouteMutation(createAction, { invalidates: [getInspection, listActions], onSuccess: onClose });
  const errors = useFieldErrors(create.error);
  const submit = () =>
    draft.ownerId !== undefined &&
    create.mutate({ id: findingId, title: draft.title, cause: draft.cause || null, ownerId: draft.ownerId, dueOn: draft.dueOn ?? null });
  return (
    <Form label={t('inspection.new_action')} onSubmit={submit}>
      <Field label={t('inspection.action_title')} error={errors('title')} isRequired>
        <TextInput value={draft.title} onChange={(title) => setDraft({ ...draft, title })} data-autofocus />
      </Field>
      <Field label={t('inspection.action_owner')} error={errors('ownerId')} isRequired>
        <MemberSelect value={draft.ownerId} onChange={(ownerId) => setDraft({ ...draft, ownerId })} />
      </Field>
      <Field label={t('inspection.action_due')} error={errors('dueOn')} hint={t('inspection.action_due_hint')}>
        <DateInput value={draft.dueOn} onChange={(dueOn) => setDraft({ ...draft, dueOn })} />
      </Field>
      <Field label={t('inspection.action_cause')} error={errors('cause')}>
        <TextInput value={draft.cause} onChange={(cause) => setDraft({ ...draft, cause })} />
      </Field>
      <FormError error={create.error} />
      <div className="row g2">
        <Button kind="primary" type="submit" isBusy={create.isPending} disabled={draft.ownerId === undefined || draft.title.trim() === ''}>
          {t('inspection.save')}
        </Button>
        <Button onClick={onClose}>{t('inspection.cancel')}</Button>
      </div>
    </Form>
  );
}
