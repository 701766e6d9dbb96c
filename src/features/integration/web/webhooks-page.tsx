import { useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { type DataColumn, DataTable } from '#platform/web/kit/data-table.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { integrationMessages } from '../contract/integration.messages.ts';
import { listWebhooksRoute, type Webhook } from '../contract/webhooks.routes.ts';
import { WebhookDrawer } from './webhook-drawer.tsx';
import { WebhookState } from './webhook-words.tsx';

/** Webhooks: where each sends, as whom, and how it fares. */
export function WebhooksPage() {
  const t = useMessages(integrationMessages);
  const go = useGo();
  const webhooks = useRoute(listWebhooksRoute, {});
  const [isMaking, setIsMaking] = useState(false);
  const columns = useColumns();
  const make = (
    <Button kind="primary" icon="plus" onClick={() => setIsMaking(true)}>
      {t('integration.new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('integration.webhooks')} summary={t('integration.webhooks_text')} actions={make} />
      {webhooks.data ? (
        <DataTable<Webhook>
          label={t('integration.webhooks')}
          rows={webhooks.data.webhooks}
          columns={columns}
          rowKey={(row) => row.id}
          rowHeight={44}
          onOpen={(row) => go(`/settings/webhooks/${row.id}`)}
          empty={<EmptyState icon="link" title={t('integration.none')} text={t('integration.none_text')} action={make} />}
          phoneRow={(row) => <PhoneRow row={row} />}
        />
      ) : (
        <PageState of={webhooks} />
      )}
      {isMaking && <WebhookDrawer onClose={() => setIsMaking(false)} />}
    </>
  );
}

function useColumns(): readonly DataColumn<Webhook>[] {
  const t = useMessages(integrationMessages);
  return [
    { id: 'name', title: t('integration.name'), minWidth: 140, render: (row) => <span className="ink clip">{row.name}</span> },
    { id: 'url', title: t('integration.url'), minWidth: 200, render: (row) => <span className="mono clip">{row.url}</span> },
    { id: 'member', title: t('integration.member'), width: 120, render: (row) => row.member.name },
    { id: 'waiting', title: t('integration.waiting'), width: 88, align: 'end', render: (row) => <span className="num">{row.waiting}</span> },
    { id: 'dead', title: t('integration.dead'), width: 104, align: 'end', render: (row) => <DeadCount count={row.dead} /> },
    { id: 'last', title: t('integration.last'), width: 128, render: (row) => <LastArrival row={row} /> },
    { id: 'state', title: t('integration.state'), width: 144, render: (row) => <WebhookState webhook={row} /> },
  ];
}

function DeadCount({ count }: { readonly count: number }) {
  return <span className={count > 0 ? 'num bad' : 'num'}>{count}</span>;
}

function LastArrival({ row }: { readonly row: Webhook }) {
  const t = useMessages(integrationMessages);
  return row.lastDeliveredAt ? <DateText value={row.lastDeliveredAt} /> : <span className="muted">{t('integration.never')}</span>;
}

function PhoneRow({ row }: { readonly row: Webhook }) {
  return (
    <span className="row g2">
      <span className="spread">
        <b className="clip">{row.name}</b>
        <span className="muted t12 row">
          <span className="clip">{row.url}</span>
        </span>
      </span>
      <WebhookState webhook={row} />
    </span>
  );
}
