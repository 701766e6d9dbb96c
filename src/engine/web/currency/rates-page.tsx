import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RouteOutput } from '#platform/contract/route.ts';
import { formatDayAbsolute } from '#platform/contract/format/format-date.ts';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { DataTable } from '#platform/web/kit/data-table.tsx';
import type { DataColumn } from '#platform/web/kit/data-table.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { currencyMessages } from '#engine/contract/currency/currency.messages.ts';
import { deleteRateRoute, type ExchangeRate, listRatesRoute } from '#engine/contract/currency/rate.routes.ts';
import { AddRate } from './add-rate.tsx';
import { PasteRates } from './paste-rates.tsx';
import { useToday } from './use-today.ts';

/** What other currencies are worth in the workspace's own, from which day on. */
export function RatesPage() {
  const t = useMessages(currencyMessages);
  const rates = useRoute(listRatesRoute, {});
  const [open, setOpen] = useState<'add' | 'paste'>();
  if (!rates.data) return <PageState of={rates} />;
  const { base, canChange } = rates.data;
  const buttons = canChange && (
    <>
      <Button icon="copy" onClick={() => setOpen('paste')}>
        {t('currency.paste')}
      </Button>
      <Button kind="primary" icon="plus" onClick={() => setOpen('add')}>
        {t('currency.add')}
      </Button>
    </>
  );
  return (
    <>
      <PageHeader title={t('currency.title')} summary={t('currency.summary', { base })} actions={buttons} />
      <RatesTable data={rates.data} add={buttons} />
      {open === 'add' && <AddRate base={base} onClose={() => setOpen(undefined)} />}
      {open === 'paste' && <PasteRates onClose={() => setOpen(undefined)} />}
    </>
  );
}

function RatesTable({ data, add }: { readonly data: RouteOutput<typeof listRatesRoute>; readonly add: ReactNode }) {
  const t = useMessages(currencyMessages);
  const columns = useColumns(data);
  const [leaving, setLeaving] = useState<ExchangeRate>();
  const remove = useRouteMutation(deleteRateRoute, {
    invalidates: [listRatesRoute],
    onError: (error) => showToast({ text: error.message, tone: 'bad' }),
  });
  const bin = (row: ExchangeRate) =>
    data.canChange && <IconButton icon="trash" size="small" label={t('currency.remove')} onClick={() => setLeaving(row)} />;
  return (
    <>
      <DataTable<ExchangeRate>
        label={t('currency.title')}
        rows={data.rates}
        columns={columns}
        rowKey={(row) => `${row.currency} ${row.from}`}
        empty={<EmptyState icon="money" title={t('currency.none')} text={t('currency.none_text')} action={<div className="row g2">{add}</div>} />}
        rowActions={bin}
        phoneRow={(row) => (
          <span className="row g2">
            <b>{row.currency}</b>
            <span className="spread muted t12">{row.from}</span>
            <span className="num">{row.rate}</span>
            {bin(row)}
          </span>
        )}
      />
      {leaving && (
        <Confirm
          isDanger
          title={t('currency.remove_title', { currency: leaving.currency, from: leaving.from })}
          confirmLabel={t('currency.remove')}
          onConfirm={() => remove.mutateAsync({ currency: leaving.currency, from: leaving.from })}
          onClose={() => setLeaving(undefined)}
        >
          {t('currency.remove_text')}
        </Confirm>
      )}
    </>
  );
}

function useColumns(data: RouteOutput<typeof listRatesRoute>): readonly DataColumn<ExchangeRate>[] {
  const t = useMessages(currencyMessages);
  const reading = useReading();
  const today = useToday();
  // Rows come by currency, the latest day first: the first that has begun is the one in force.
  const current = new Map<string, string>();
  for (const { currency, from } of data.rates) if (from <= today && !current.has(currency)) current.set(currency, from);
  return [
    { id: 'currency', title: t('currency.currency'), width: 120, render: (row) => <b>{row.currency}</b> },
    { id: 'from', title: t('currency.from'), width: 160, render: (row) => formatDayAbsolute(row.from, reading) },
    { id: 'rate', title: `${t('currency.rate')} (${data.base})`, width: 180, align: 'end', render: (row) => <span className="num">{row.rate}</span> },
    {
      id: 'now',
      title: '',
      minWidth: 120,
      render: (row) => current.get(row.currency) === row.from && <Tag tone="good">{t('currency.now')}</Tag>,
    },
  ];
}
