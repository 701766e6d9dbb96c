import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { Tag, type Tone } from '#platform/web/kit/tag.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import {
  listIssuesRoute,
  listSubscriptionsRoute,
  retryIssueRoute,
  type Subscription,
  type SubscriptionIssue,
} from '../contract/subscription.routes.ts';
import { subscriptionMessages } from '../contract/subscription.messages.ts';

/** What was sent of a subscription: each time, each message, and why one did not leave. */
export function IssuesDrawer({ subscription, onClose }: { readonly subscription: Subscription; readonly onClose: () => void }) {
  const t = useMessages(subscriptionMessages);
  const log = useRoute(listIssuesRoute, { id: subscription.id });
  return (
    <Drawer title={`${t('subscription.log')} · ${subscription.name}`} width={560} onClose={onClose}>
      {log.data ? (
        <div className="stack g4">
          {log.data.issues.length === 0 && <EmptyState icon="mail" title={t('subscription.never')} text={t('subscription.log_none')} />}
          {log.data.issues.map((issue) => (
            <IssueView key={issue.id} issue={issue} />
          ))}
        </div>
      ) : (
        <PageState of={log} shape="record" />
      )}
    </Drawer>
  );
}

function IssueView({ issue }: { readonly issue: SubscriptionIssue }) {
  const t = useMessages(subscriptionMessages);
  const retry = useRouteMutation(retryIssueRoute, { invalidates: [listIssuesRoute, listSubscriptionsRoute] });
  const hasFailed = issue.messages.some((message) => message.status === 'failed');
  return (
    <section className="delivery-issue">
      <header className="row g2">
        <h3 className="section-title">
          <DateText value={issue.due_at} />
        </h3>
        <span className="spread" />
        {hasFailed && issue.status === 'done' && (
          <Button size="small" icon="cycle" isBusy={retry.isPending} onClick={() => retry.mutate({ id: issue.id })}>
            {t('subscription.retry')}
          </Button>
        )}
      </header>
      <ul>
        {issue.messages.map((message) => (
          <MessageView key={message.id} message={message} />
        ))}
      </ul>
    </section>
  );
}

const tones: Readonly<Record<SubscriptionIssue['messages'][number]['status'], Tone>> = {
  sent: 'good',
  failed: 'bad',
  waiting: 'watch',
  sending: 'info',
};

function MessageView({ message }: { readonly message: SubscriptionIssue['messages'][number] }) {
  const t = useMessages(subscriptionMessages);
  const label = useLabel();
  const isSelf = message.name === message.address;
  return (
    <li>
      <div className="row g2">
        <span className="clip">
          {message.name} {!isSelf && <span className="muted t12">{message.address}</span>}
        </span>
        <span className="spread" />
        {message.attempts > 1 && <span className="muted t12">{t('subscription.attempts', { count: message.attempts })}</span>}
        <Tag tone={tones[message.status]}>{t(`subscription.${message.status}`)}</Tag>
      </div>
      {message.says && <p>{label(message.says)}</p>}
      {message.answer && message.status !== 'sent' && <p className="muted t12 mono">{message.answer}</p>}
    </li>
  );
}
