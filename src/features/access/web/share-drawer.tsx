import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { CheckInput, DateInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { PrincipalPicker } from '#engine/web/access/principal-picker.tsx';
import { PickInput } from '#engine/web/fields/pickers.tsx';
import { explainAccessRoute, listRecordAccessRoute, shareRecordRoute } from '../contract/access.routes.ts';
import { sharingMessages } from '../contract/sharing.messages.ts';

interface ShareDrawerProps {
  readonly object: string;
  readonly recordId: string;
  readonly source: 'team' | 'share';
  readonly onClose: () => void;
}

/** Opens a record to a member, a department or a role; a team takes members only and has no end. */
export function ShareDrawer({ object, recordId, source, onClose }: ShareDrawerProps) {
  const t = useMessages(sharingMessages);
  const [principal, setPrincipal] = useState<string>();
  const [mayWrite, setMayWrite] = useState(source === 'team');
  const [until, setUntil] = useState<string>();
  const [note, setNote] = useState('');
  const share = useRouteMutation(shareRecordRoute, { invalidates: [listRecordAccessRoute, explainAccessRoute], onSuccess: onClose });
  const errors = useFieldErrors(share.error);
  const submit = () =>
    principal !== undefined &&
    share.mutate({
      object,
      id: recordId,
      source,
      principal,
      mayWrite,
      // Through the day: a share ends when its last day does.
      expiresAt: until === undefined ? null : new Date(`${until}T23:59:59`).toISOString(),
      note: note.trim() === '' ? null : note.trim(),
    });
  return (
    <Drawer
      title={source === 'team' ? t('sharing.team') : t('sharing.add_title')}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form="share-form" isBusy={share.isPending} disabled={principal === undefined}>
          {t('sharing.save')}
        </Button>
      }
    >
      <Form id="share-form" label={t('sharing.add_title')} onSubmit={submit}>
        <Field label={t('sharing.people')} error={errors('principal')} isRequired>
          {source === 'team' ? (
            <PickInput
              source="member"
              value={principal?.slice('member:'.length) ?? null}
              onChange={(id) => setPrincipal(id === null ? undefined : `member:${id}`)}
            />
          ) : (
            <PrincipalPicker value={principal === undefined ? [] : [principal]} onChange={(next) => setPrincipal(next.at(-1))} />
          )}
        </Field>
        <CheckInput label={t('sharing.may_write')} isOn={mayWrite} onChange={setMayWrite} />
        {source === 'share' && (
          <Field label={t('sharing.until')} error={errors('expiresAt')}>
            <DateInput value={until} onChange={setUntil} />
          </Field>
        )}
        <Field label={t('sharing.note')} error={errors('note')}>
          <TextInput value={note} onChange={setNote} />
        </Field>
        <FormError error={share.error} />
      </Form>
    </Drawer>
  );
}
