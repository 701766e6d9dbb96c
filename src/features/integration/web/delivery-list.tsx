import { useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { type DataColumn, DataTable } from '#platform/web/kit/data-table.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { Tabs } from '#platform/web/kit/tabs.tsx';
import { DateText, NoValue } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { integrationMessages } from '../contract/integration.messages.ts';
import { type Delivery, deliveryStatuses, listDeliveriesRoute, type Webhook } from '../contract/webhooks.routes.ts';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { AnswerText, DeliveryState } from './webhook-words.tsx';

const shownAtOnce = 200;

/** What a webhook has sent and has still to send; dead letters on a tab of their own. */
export function DeliveryList({ webhook }: { readonly webhook: Webhook }) {
  const t = useMessages(integrationMessages);
  const [chosen, setChosen] = useSearchParam('status');
  const [openId, setOpenId] = useState<string>();
  const status = deliveryStatuses.find((each) => each === chosen);
  const deliveries = useRoute(listDeliveriesRoute, { id: webhook.id, limit: shownAtOnce, ...(status && { status }) }, { keepPrevious: true });
  const columns = useColumns();
  const tabs = [
    { id: 'all' as const, label: t('integration.filter.all') },
    { id: 'waiting' as const, label: t('integration.waiting'), count: webhook.waiting || undefined },
    { id: 'delivered' as const, label: t('integration.delivery.delivered') },
    { id: 'dead' as const, label: t('integration.dead'), count: webhook.dead || undefined },
  ];
  return (
    <>
      <div className="webhook-tabs">
        <Tabs label={t('integration.deliveries')} tabs={tabs} active={status ?? 'all'} onChange={(id) => setChosen(id === 'all' ? undefined : id)} />
      </div>
      {deliveries.data ? (
        <DataTable<Delivery>
          label={t('integration.deliveries')}
          rows={deliveries.data.deliveries}
          columns={columns}
          rowKey={(row) => row.id}
          openKey={openId}
          onOpen={(row) => setOpenId(row.id)}
          empty={<EmptyState icon="link" title={t('integration.deliveries_none')} text={t('integration.deliveries_none_text')} />}
          phoneRow={(row) => <PhoneRow row={row} />}
        />
      ) : (
        <PageState of={deliveries} />
      )}
      {openId !== undefined && <DeliveryDrawer id={openId} webhook={webhook} onClose={() => setOpenId(undefined)} />}
    </>
  );
}

function useColumns(): readonly DataColumn<Delivery>[] {
  const t = useMessages(integrationMessages);
  return [
    { id: 'type', title: t('integration.event'), minWidth: 180, render: (row) => <span className="mono ink clip">{row.type}</span> },
    { id: 'at', title: t('integration.at'), width: 136, render: (row) => <DateText value={row.createdAt} /> },
    { id: 'attempts', title: t('integration.attempts'), width: 88, align: 'end', render: (row) => <span className="num">{row.attempts}</span> },
    { id: 'answer', title: t('integration.answer'), minWidth: 160, render: (row) => <LastAnswer row={row} /> },
    { id: 'next', title: t('integration.next'), width: 136, render: (row) => (row.nextAt ? <DateText value={row.nextAt} /> : <NoValue />) },
    { id: 'state', title: t('integration.state'), width: 120, render: (row) => <DeliveryState status={row.status} /> },
  ];
}

function LastAnswer({ row }: { readonly row: Delivery }) {
  if (row.lastStatus === null && row.lastError === null) return <NoValue />;
  return <AnswerText status={row.lastStatus} error={row.lastError} />;
}

function PhoneRow({ row }: { readonly row: Delivery }) {
  return (
    <span className="row g2">
      <span className="spread">
        <b className="clip mono">{row.type}</b>
        <span className="muted t12 row">
          <DateText value={row.createdAt} />
        </span>
      </span>
      <DeliveryState status={row.status} />
    </span>
  );
}
