import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError } from '#platform/web/kit/field.tsx';
import { DateInput } from '#platform/web/kit/inputs.tsx';
import { Popover } from '#platform/web/kit/popover.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { parseInstantText } from '#engine/contract/objects/parse-field-text.ts';
import type { RecordPartProps } from '#engine/web/objects/object-registry.ts';
import { useRefreshObject } from '#engine/web/objects/use-refresh.ts';
import { activityMessages } from '../contract/activity.messages.ts';
import { cancelActivityRoute, rescheduleActivityRoute } from '../contract/activity.routes.ts';
import { Composer } from './composer.tsx';
import './composer.css';

/** What can be done with a planned follow-up: complete with its result, reschedule, cancel. */
export function ActivityActions({ record }: RecordPartProps) {
  const t = useMessages(activityMessages);
  const refresh = useRefreshObject();
  const [isCompleting, setIsCompleting] = useState(false);
  const isPast = usePastDay() !== undefined;
  const cancel = useRouteMutation(cancelActivityRoute, {
    onSuccess: () => {
      void refresh('activity');
      showToast({ text: t('activity.cancelled') });
    },
    onError: (error) => showToast({ text: error.detail, tone: 'bad' }),
  });
  if (isPast || record['status'] !== 'planned') return null;
  if (isCompleting) return <Composer links={{}} completes={{ id: record.id, type: String(record['type']) }} onClose={() => setIsCompleting(false)} />;
  return (
    <div className="row g2 activity-actions">
      <Button kind="primary" icon="tick" onClick={() => setIsCompleting(true)}>
        {t('activity.complete')}
      </Button>
      <Popover
        label={t('activity.reschedule')}
        trigger={({ ref, ...trigger }) => (
          <Button icon="calendar" {...trigger} ref={ref}>
            {t('activity.reschedule')}
          </Button>
        )}
      >
        {(close) => <RescheduleForm id={record.id} close={close} />}
      </Popover>
      <Button kind="quiet" isBusy={cancel.isPending} onClick={() => cancel.mutate({ id: record.id })}>
        {t('activity.cancel')}
      </Button>
    </div>
  );
}

function RescheduleForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const t = useMessages(activityMessages);
  const { timeZone } = useReading();
  const refresh = useRefreshObject();
  const [when, setWhen] = useState<string>();
  const reschedule = useRouteMutation(rescheduleActivityRoute, {
    onSuccess: () => {
      void refresh('activity');
      showToast({ text: t('activity.rescheduled'), tone: 'good' });
      close();
    },
  });
  const dueAt = when === undefined ? undefined : parseInstantText(when.replace('T', ' '), timeZone);
  return (
    <Form className="activity-form" onSubmit={() => dueAt !== undefined && reschedule.mutate({ id, dueAt })}>
      <Field label={t('activity.due')}>
        <DateInput withTime value={when} onChange={setWhen} />
      </Field>
      <FormError error={reschedule.error} />
      <Button kind="primary" type="submit" disabled={dueAt === undefined} isBusy={reschedule.isPending}>
        {t('activity.reschedule')}
      </Button>
    </Form>
  );
}
