import { useId, useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { TextArea, TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { PickManyInput } from '#engine/web/fields/pickers.tsx';
import type { DocumentFormat } from '#features/analytics/contract/dashboard-file.routes.ts';
import {
  createSubscriptionRoute,
  listSubscriptionsRoute,
  type SubscriptionValues,
  updateSubscriptionRoute,
} from '../contract/subscription.routes.ts';
import { subscriptionMessages } from '../contract/subscription.messages.ts';
import { RhythmFields } from './rhythm-fields.tsx';
import { useSubjectWords } from './subject-words.ts';

interface SubscriptionDrawerProps {
  /** Absent: a new one. */
  readonly id?: string;
  readonly values: SubscriptionValues;
  readonly allowedDomains: readonly string[];
  readonly onClose: () => void;
}

/** Makes or changes a subscription: what, when, to whom. */
export function SubscriptionDrawer({ id, values, allowedDomains, onClose }: SubscriptionDrawerProps) {
  const t = useMessages(subscriptionMessages);
  const formId = useId();
  const [draft, setDraft] = useState(values);
  const [outside, setOutside] = useState(values.addresses.join('\n'));
  const done = (text: string) => () => {
    showToast({ text, tone: 'good' });
    onClose();
  };
  const create = useRouteMutation(createSubscriptionRoute, { invalidates: [listSubscriptionsRoute], onSuccess: done(t('subscription.saved')) });
  const update = useRouteMutation(updateSubscriptionRoute, { invalidates: [listSubscriptionsRoute], onSuccess: done(t('subscription.saved')) });
  const saving = id === undefined ? create : update;
  const submit = () => {
    const addresses = outside.split(/[\s,，;；、]+/).filter((each) => each !== '');
    const input = { ...draft, addresses };
    if (id === undefined) create.mutate(input);
    else update.mutate({ id, ...input });
  };
  return (
    <Drawer
      title={t(id === undefined ? 'subscription.title' : 'subscription.edit')}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form={formId} isBusy={saving.isPending} keyCap="Ctrl ↵">
          {t(id === undefined ? 'subscription.new' : 'subscription.save')}
        </Button>
      }
    >
      <Form id={formId} onSubmit={submit} label={t('subscription.title')}>
        <SubscriptionFields
          draft={draft}
          onChange={(part) => setDraft({ ...draft, ...part })}
          outside={outside}
          onOutside={setOutside}
          allowedDomains={allowedDomains}
          error={saving.error}
        />
        <FormError error={saving.error} />
      </Form>
    </Drawer>
  );
}

interface FieldsProps {
  readonly draft: SubscriptionValues;
  readonly onChange: (part: Partial<SubscriptionValues>) => void;
  readonly outside: string;
  readonly onOutside: (text: string) => void;
  readonly allowedDomains: readonly string[];
  readonly error: unknown;
}

function SubscriptionFields({ draft, onChange, outside, onOutside, allowedDomains, error }: FieldsProps) {
  const t = useMessages(subscriptionMessages);
  const errors = useFieldErrors(error);
  const subject = useSubjectWords();
  const domains = allowedDomains.join('、');
  const canSendOutside = allowedDomains.length > 0 || outside !== '';
  return (
    <>
      <Field label={t('subscription.name')} error={errors('name')} hint={subject(draft.subject)} isRequired>
        <TextInput value={draft.name} onChange={(name) => onChange({ name })} maxLength={120} data-autofocus />
      </Field>
      {draft.subject.kind === 'dashboard' && (
        <Field label={t('subscription.format')} error={errors('format')}>
          <Segmented<DocumentFormat>
            label={t('subscription.format')}
            active={draft.format}
            onChange={(format) => onChange({ format })}
            tabs={(['pdf', 'xlsx'] as const).map((id) => ({ id, label: t(`subscription.${id}`) }))}
          />
        </Field>
      )}
      <RhythmFields value={draft.rhythm} onChange={(rhythm) => onChange({ rhythm })} />
      <Field label={t('subscription.members')} error={errors('members')} hint={t('subscription.members_hint')}>
        <PickManyInput source="member" value={draft.members} onChange={(members) => onChange({ members: [...members] })} />
      </Field>
      <Field
        label={t('subscription.addresses')}
        error={errors('addresses') ?? errors('addresses.0')}
        hint={allowedDomains.length > 0 ? t('subscription.addresses_hint', { domains }) : t('subscription.addresses_none')}
      >
        <TextArea value={outside} onChange={onOutside} rows={2} disabled={!canSendOutside} inputMode="email" />
      </Field>
    </>
  );
}
