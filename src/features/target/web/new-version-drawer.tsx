import { useState } from 'react';
import { dayOf } from '#platform/contract/format/format-date.ts';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError } from '#platform/web/kit/field.tsx';
import { CheckInput, DateInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { targetMessages } from '../contract/target.messages.ts';
import { createTargetVersionRoute, listTargetVersionsRoute } from '../contract/target.routes.ts';

const grains = ['month', 'quarter', 'year'] as const;

/** Begins an empty draft: a name, its dates, and how they are cut. */
export function NewVersionDrawer({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (versionId: string) => void }) {
  const t = useMessages(targetMessages);
  const reading = useReading();
  const year = dayOf(reading.now, reading.timeZone).slice(0, 4);
  const [name, setName] = useState(t('target.name_example', { year }));
  const [from, setFrom] = useState<string | undefined>(`${year}-01-01`);
  const [to, setTo] = useState<string | undefined>(`${year}-12-31`);
  const [grain, setGrain] = useState<(typeof grains)[number]>('quarter');
  const [prorates, setProrates] = useState(true);
  const create = useRouteMutation(createTargetVersionRoute, {
    invalidates: [listTargetVersionsRoute],
    onSuccess: (made) => {
      onMade(made.id);
      onClose();
    },
  });
  const isReady = name.trim() !== '' && from !== undefined && to !== undefined && from <= to;
  const submit = () => isReady && create.mutate({ name, period: { from, to }, grain, prorates });
  return (
    <Drawer
      title={t('target.new')}
      onClose={onClose}
      footer={
        <Button kind="primary" isBusy={create.isPending} disabled={!isReady} onClick={submit}>
          {t('target.create')}
        </Button>
      }
    >
      <Form onSubmit={submit} label={t('target.new')}>
        <Field label={t('target.name')} isRequired>
          <TextInput value={name} onChange={setName} data-autofocus />
        </Field>
        <Field label={t('target.from')} isRequired>
          <DateInput value={from} onChange={setFrom} />
        </Field>
        <Field label={t('target.to')} isRequired>
          <DateInput value={to} onChange={setTo} />
        </Field>
        <Field label={t('target.grain')}>
          <Segmented label={t('target.grain')} tabs={grains.map((id) => ({ id, label: t(`target.${id}`) }))} active={grain} onChange={setGrain} />
        </Field>
        <CheckInput label={t('target.prorates')} isOn={prorates} onChange={setProrates} />
        <FormError error={create.error} />
      </Form>
    </Drawer>
  );
}
