import { useId, useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import type { ApiError } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError } from '#platform/web/kit/field.tsx';
import { CheckInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { viewMessages } from '#engine/contract/views/view.messages.ts';
import { type Shared, SharingFields } from '../access/sharing-fields.tsx';

/** What a person says of a view they keep. */
export interface ViewDraft extends Shared {
  readonly name: string;
  readonly isDefault: boolean;
}

interface ViewDialogProps {
  readonly title: string;
  readonly initial: ViewDraft;
  readonly canShare: boolean;
  readonly isBusy: boolean;
  readonly error: ApiError | null;
  readonly onSave: (draft: ViewDraft) => void;
  readonly onClose: () => void;
}

/** Name, sharing and whether the list opens with it. */
export function ViewDialog({ title, initial, canShare, isBusy, error, onSave, onClose }: ViewDialogProps) {
  const t = useMessages(viewMessages);
  const kit = useMessages(kitMessages);
  const formId = useId();
  const [draft, setDraft] = useState(initial);
  const [isTried, setIsTried] = useState(false);
  const change = (values: Partial<ViewDraft>) => setDraft({ ...draft, ...values });
  const save = () => {
    setIsTried(true);
    if (draft.name.trim() !== '') onSave({ ...draft, name: draft.name.trim() });
  };
  return (
    <Drawer
      title={title}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form={formId} isBusy={isBusy} keyCap="Ctrl ↵">
          {kit('kit.save')}
        </Button>
      }
    >
      <Form id={formId} onSubmit={save}>
        <Field label={t('view.name')} isRequired error={isTried && draft.name.trim() === '' ? t('view.name_needed') : undefined}>
          <TextInput value={draft.name} onChange={(name) => change({ name })} maxLength={80} data-autofocus />
        </Field>
        {canShare && <SharingFields shared={draft.shared} roles={draft.roles} hint={t('view.shared_hint')} onChange={change} />}
        <CheckInput label={t('view.as_default')} isOn={draft.isDefault} onChange={(isDefault) => change({ isDefault })} />
        <FormError error={error} />
      </Form>
    </Drawer>
  );
}
