import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError } from '#platform/web/kit/field.tsx';
import { TextArea } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { targetMessages } from '../contract/target.messages.ts';
import { listTargetVersionsRoute, reviseTargetVersionRoute, type TargetVersionView } from '../contract/target.routes.ts';

interface ReviseDrawerProps {
  readonly version: TargetVersionView;
  readonly onClose: () => void;
  readonly onMade: (versionId: string) => void;
}

/** Begins a new draft of an approved version; the reason stays with it. */
export function ReviseDrawer({ version, onClose, onMade }: ReviseDrawerProps) {
  const t = useMessages(targetMessages);
  const [reason, setReason] = useState('');
  const revise = useRouteMutation(reviseTargetVersionRoute, {
    invalidates: [listTargetVersionsRoute],
    onSuccess: (made) => {
      onMade(made.id);
      onClose();
    },
  });
  const submit = () => reason.trim() !== '' && revise.mutate({ id: version.id, reason });
  return (
    <Drawer
      title={t('target.revise_title', { name: version.name })}
      onClose={onClose}
      footer={
        <Button kind="primary" isBusy={revise.isPending} disabled={reason.trim() === ''} onClick={submit}>
          {t('target.revise')}
        </Button>
      }
    >
      <Form onSubmit={submit} label={t('target.revise')}>
        <Field label={t('target.reason')} hint={t('target.reason_hint')} isRequired>
          <TextArea value={reason} onChange={setReason} data-autofocus />
        </Field>
        <FormError error={revise.error} />
      </Form>
    </Drawer>
  );
}
