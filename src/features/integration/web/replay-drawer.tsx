import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError } from '#platform/web/kit/field.tsx';
import { DateInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { integrationMessages } from '../contract/integration.messages.ts';
import { listDeliveriesRoute, listWebhooksRoute, replayPeriodRoute, type Webhook } from '../contract/webhooks.routes.ts';

const choices = ['missed', 'dead', 'all'] as const;
const dayMs = 86_400_000;

/** Sends the events of some days again. */
export function ReplayDrawer({ webhook, onClose }: { readonly webhook: Webhook; readonly onClose: () => void }) {
  const t = useMessages(integrationMessages);
  const [from, setFrom] = useState<string | undefined>(() => dayText(Date.now() - dayMs));
  const [to, setTo] = useState<string | undefined>(() => dayText(Date.now()));
  const [which, setWhich] = useState<(typeof choices)[number]>('missed');
  const replay = useRouteMutation(replayPeriodRoute, {
    invalidates: [listDeliveriesRoute, listWebhooksRoute],
    onSuccess: () => {
      showToast({ text: t('integration.replayed'), tone: 'good' });
      onClose();
    },
  });
  const start = () => {
    if (from === undefined || to === undefined) return;
    replay.mutate({ id: webhook.id, from: new Date(`${from}T00:00:00`).toISOString(), to: new Date(`${to}T23:59:59.999`).toISOString(), which });
  };
  return (
    <Drawer
      title={t('integration.replay_period')}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form="replay-form" isBusy={replay.isPending} disabled={from === undefined || to === undefined}>
          {t('integration.replay')}
        </Button>
      }
    >
      <Form id="replay-form" label={t('integration.replay_period')} onSubmit={start}>
        <Field label={t('integration.replay_from')}>
          <DateInput value={from} onChange={setFrom} />
        </Field>
        <Field label={t('integration.replay_to')}>
          <DateInput value={to} onChange={setTo} />
        </Field>
        <Field label={t('integration.replay_which')}>
          <SelectInput
            value={which}
            onChange={(next) => setWhich(next ?? 'missed')}
            options={choices.map((value) => ({ value, label: t(`integration.which.${value}`) }))}
          />
        </Field>
        <FormError error={replay.error} />
      </Form>
    </Drawer>
  );
}

/** The day at an instant by the clock of this screen. */
function dayText(ms: number): string {
  const at = new Date(ms);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
