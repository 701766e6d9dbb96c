import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { createTemplate, listTemplates, type templateStarts } from '../contract/inspection.routes.ts';
import { templateMessages } from '../contract/template.messages.ts';

type Start = (typeof templateStarts)[number];

interface NewTemplateDrawerProps {
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
}

/** Names a new template and says what it begins with. */
export function NewTemplateDrawer({ onClose, onCreated }: NewTemplateDrawerProps) {
  const t = useMessages(templateMessages);
  const [name, setName] = useState('');
  const [start, setStart] = useState<Start>('ready');
  const create = useRouteMutation(createTemplate, {
    invalidates: [listTemplates],
    onSuccess: ({ id }) => {
      onClose();
      onCreated(id);
    },
  });
  const errors = useFieldErrors(create.error);
  const submit = (
    <Button kind="primary" type="submit" form="new-template" isBusy={create.isPending} disabled={name.trim() === ''}>
      {t('template.create')}
    </Button>
  );
  return (
    <Drawer title={t('template.new')} onClose={onClose} footer={submit}>
      <Form id="new-template" label={t('template.new')} onSubmit={() => create.mutate({ name, start })}>
        <Field label={t('template.name')} error={errors('name')} isRequired>
          <TextInput value={name} onChange={setName} placeholder={t('template.name_example')} maxLength={200} />
        </Field>
        <Field label={t('template.start')}>
          <SelectInput<Start>
            value={start}
            onChange={(value) => setStart(value ?? 'ready')}
            options={[
              { value: 'ready', label: t('template.start_ready') },
              { value: 'empty', label: t('template.start_empty') },
            ]}
          />
        </Field>
        <FormError error={create.error} />
      </Form>
    </Drawer>
  );
}
