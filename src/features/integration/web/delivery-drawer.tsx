import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Drawer, PanelSection } from '#platform/web/kit/panel.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { integrationMessages } from '../contract/integration.messages.ts';
import {
  type Attempt,
  getDeliveryRoute,
  listDeliveriesRoute,
  listWebhooksRoute,
  replayDeliveryRoute,
  type Webhook,
} from '../contract/webhooks.routes.ts';
import { AnswerText, DeliveryState } from './webhook-words.tsx';
import './integration.css';

interface DeliveryDrawerProps {
  readonly id: string;
  readonly webhook: Webhook;
  readonly onClose: () => void;
}

/** One delivery: the message, and every attempt with its answer. */
export function DeliveryDrawer({ id, webhook, onClose }: DeliveryDrawerProps) {
  const t = useMessages(integrationMessages);
  const delivery = useRoute(getDeliveryRoute, { id });
  const replay = useRouteMutation(replayDeliveryRoute, {
    invalidates: [getDeliveryRoute, listDeliveriesRoute, listWebhooksRoute],
    onSuccess: () => showToast({ text: t('integration.replayed'), tone: 'good' }),
  });
  const canReplay = webhook.status === 'active' && delivery.data?.status !== 'waiting';
  return (
    <Drawer
      title={delivery.data?.type ?? t('integration.message')}
      width={640}
      onClose={onClose}
      footer={
        <Button icon="cycle" isBusy={replay.isPending} disabled={!canReplay} onClick={() => replay.mutate({ id })}>
          {t('integration.replay')}
        </Button>
      }
    >
      {delivery.data ? (
        <div className="stack g4">
          <div>
            <DeliveryState status={delivery.data.status} />
          </div>
          {delivery.data.log.toReversed().map((attempt, at, all) => (
            <AttemptView key={attempt.at} attempt={attempt} number={all.length - at} />
          ))}
          <PanelSection title={t('integration.payload')}>
            <Code text={pretty(delivery.data.payload)} />
          </PanelSection>
        </div>
      ) : (
        <PageState of={delivery} shape="record" />
      )}
    </Drawer>
  );
}

function AttemptView({ attempt, number }: { readonly attempt: Attempt; readonly number: number }) {
  const t = useMessages(integrationMessages);
  const extra = (
    <span className="row g2 muted t12">
      <DateText value={attempt.at} />
      <span className="num">{t('integration.ms', { ms: attempt.durationMs })}</span>
    </span>
  );
  return (
    <PanelSection title={t('integration.attempt_number', { number })} extra={extra}>
      <div className="stack g2">
        <AnswerText status={attempt.status} error={attempt.error} />
        {attempt.responseBody !== null && attempt.responseBody !== '' && <Code text={attempt.responseBody} />}
        <details>
          <summary className="muted t12">{t('integration.request')}</summary>
          <Code text={printHeaders(attempt.requestHeaders)} />
        </details>
      </div>
    </PanelSection>
  );
}

/** Text as a program sees it. */
function Code({ text }: { readonly text: string }) {
  return (
    // Focusable, so that it scrolls by keyboard.
    <pre className="integration-code" tabIndex={0}>
      {text}
    </pre>
  );
}

function printHeaders(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
