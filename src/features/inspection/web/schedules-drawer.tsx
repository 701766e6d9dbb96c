import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { CheckInput, DateInput } from '#platform/web/kit/inputs.tsx';
import { Drawer, PanelSection } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { inspectionMessages } from '../contract/inspection.messages.ts';
import { listTemplates } from '../contract/inspection.routes.ts';
import { createSchedule, listSchedules, updateSchedule } from '../contract/schedule.routes.ts';

type Every = 'week' | 'month' | 'quarter';
const everyKeys = { week: 'inspection.every_week', month: 'inspection.every_month', quarter: 'inspection.every_quarter' } as const;

/** Inspections that run by themselves. */
export function SchedulesDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(inspectionMessages);
  const label = useLabel();
  const schedules = useRoute(listSchedules, {});
  const change = useRouteMutation(updateSchedule, { invalidates: [listSchedules] });
  return (
    <Drawer title={t('inspection.schedules')} onClose={onClose}>
      {(schedules.data?.schedules ?? []).map((schedule) => (
        <div key={schedule.id} className="row g3 section">
          <span className="spread stack">
            <b className="clip">{label(schedule.template)}</b>
            <span className="muted t12">
              {t(everyKeys[schedule.every])} · {t('inspection.next_on')} <DateText value={schedule.nextOn} />
            </span>
          </span>
          <CheckInput
            label={t('inspection.enabled')}
            isOn={schedule.isEnabled}
            onChange={(isEnabled) => change.mutate({ id: schedule.id, isEnabled })}
          />
        </div>
      ))}
      <PanelSection title={t('inspection.schedule')}>
        <ScheduleForm />
      </PanelSection>
    </Drawer>
  );
}

function ScheduleForm() {
  const t = useMessages(inspectionMessages);
  const label = useLabel();
  const templates = useRoute(listTemplates, {});
  const [chosen, setChosen] = useState<string>();
  const [every, setEvery] = useState<Every>('month');
  const [nextOn, setNextOn] = useState<string>();
  const create = useRouteMutation(createSchedule, {
    invalidates: [listSchedules],
    onSuccess: () => showToast({ text: t('inspection.scheduled'), tone: 'good' }),
  });
  const errors = useFieldErrors(create.error);
  const all = templates.data?.templates ?? [];
  const templateId = chosen ?? all[0]?.id;
  const submit = () => templateId !== undefined && nextOn !== undefined && create.mutate({ templateId, every, nextOn });
  return (
    <Form label={t('inspection.schedule')} onSubmit={submit}>
      <Field label={t('inspection.template')} error={errors('templateId')}>
        <SelectInput value={templateId} onChange={setChosen} options={all.map((template) => ({ value: template.id, label: label(template.name) }))} />
      </Field>
      <Field label={t('inspection.every')}>
        <SelectInput<Every>
          value={every}
          onChange={(value) => setEvery(value ?? 'month')}
          options={[
            { value: 'week', label: t('inspection.every_week') },
            { value: 'month', label: t('inspection.every_month') },
            { value: 'quarter', label: t('inspection.every_quarter') },
          ]}
        />
      </Field>
      <Field label={t('inspection.next_on')} error={errors('nextOn')} isRequired>
        <DateInput value={nextOn} onChange={setNextOn} />
      </Field>
      <FormError error={create.error} />
      <Button kind="primary" type="submit" isBusy={create.isPending} disabled={nextOn === undefined}>
        {t('inspection.save')}
      </Button>
    </Form>
  );
}
