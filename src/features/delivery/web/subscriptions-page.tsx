import { useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { DataTable } from '#platform/web/kit/data-table.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo, useSearchParam } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.ts';
import { listSubscriptionsRoute, type Subscription, type SubscriptionValues } from '../contract/subscription.routes.ts';
import { subscriptionMessages } from '../contract/subscription.messages.ts';
import { IssuesDrawer } from './issues-drawer.tsx';
import { SubscriptionDrawer } from './subscription-drawer.tsx';
import { PhoneSubscription, useSubscriptionColumns } from './subscription-columns.tsx';
import { useAskedFor } from './use-asked-for.ts';
import './delivery.css';

/** What one subscribed to and what others send one: when, to whom, and how it went. */
export function SubscriptionsPage() {
  const t = useMessages(subscriptionMessages);
  const go = useGo();
  const page = useRoute(listSubscriptionsRoute, {});
  const [edited, setEdited] = useState<Subscription>();
  const [logged, setLogged] = useSearchParam('log');
  const asked = useAskedFor();
  const tasks = { onEdit: setEdited, onLog: (row: Subscription) => setLogged(row.id) };
  const columns = useSubscriptionColumns(tasks);
  const rows = page.data?.subscriptions ?? [];
  const log = rows.find((row) => row.id === logged && row.can_edit);
  const values = edited ? valuesOf(edited) : asked.values;
  const close = () => (edited ? setEdited(undefined) : asked.close());
  return (
    <>
      <PageHeader title={t('subscription.title')} summary={t('subscription.text')} />
      {page.data?.mail.is_ready === false && <NoMail />}
      {page.data ? (
        <DataTable<Subscription>
          label={t('subscription.title')}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.id}
          rowHeight={44}
          onOpen={(row) => (row.can_edit ? setEdited(row) : undefined)}
          empty={
            <EmptyState
              icon="mail"
              title={t('subscription.none')}
              text={t('subscription.none_text')}
              action={<Button onClick={() => go('/dashboards')}>{t('subscription.to_dashboards')}</Button>}
            />
          }
          phoneRow={(row) => <PhoneSubscription row={row} tasks={tasks} />}
        />
      ) : (
        <PageState of={page} />
      )}
      {page.data && values && (
        <SubscriptionDrawer
          key={edited?.id ?? 'new'}
          {...(edited && { id: edited.id })}
          values={values}
          allowedDomains={page.data.mail.allowed_domains}
          onClose={close}
        />
      )}
      {log && <IssuesDrawer subscription={log} onClose={() => setLogged(undefined)} />}
    </>
  );
}

function NoMail() {
  const t = useMessages(subscriptionMessages);
  const go = useGo();
  const canSet = useCan()('workspace.manage');
  return (
    <div className="delivery-note" role="note">
      <Icon name="warning" size={14} /> <span>{t('subscription.no_mail')}</span>
      {canSet && (
        <Button size="small" onClick={() => go('/settings/mail')}>
          {t('subscription.set_mail')}
        </Button>
      )}
    </div>
  );
}

function valuesOf({ name, subject, format, rhythm, receivers }: Subscription): SubscriptionValues {
  return {
    name,
    subject,
    format,
    rhythm,
    members: receivers.flatMap((each) => each.member ?? []),
    addresses: receivers.flatMap((each) => (each.member === null ? [each.name] : [])),
  };
}
