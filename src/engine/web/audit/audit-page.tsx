import { useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { callRoute, useRoute } from '#platform/web/api.ts';
import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { DataTable } from '#platform/web/kit/data-table.tsx';
import type { DataColumn } from '#platform/web/kit/data-table.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { useReading } from '#platform/web/reading.ts';
import { auditMessages } from '#engine/contract/audit/audit.messages.ts';
import { type AuditRow, getAuditStateRoute, searchAuditRoute } from '#engine/contract/audit/audit.routes.ts';
import { AuditDetail } from './audit-detail.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { useAuditWords } from './audit-words.ts';
import { downloadAudit } from './download-audit.ts';
import { KeepChoice } from './keep-choice.tsx';
import { useAuditFilter } from './use-audit-filter.ts';
import { VerifyDrawer } from './verify-drawer.tsx';
import './audit.css';

/** Who did what, when and through which door: searched, opened, exported and checked against its seals. */
export function AuditPage() {
  const t = useMessages(auditMessages);
  const conditions = useAuditFilter();
  const state = useRoute(getAuditStateRoute, {});
  const [isVerifying, setIsVerifying] = useState(false);
  const fail = (error: unknown) => showToast({ text: error instanceof Error ? error.message : String(error), tone: 'bad' });
  if (!state.data) return <PageState of={state} />;
  return (
    <>
      <PageHeader
        title={t('audit.title')}
        summary={t('audit.summary')}
        actions={
          <>
            <KeepChoice state={state.data} />
            <Button icon="download" onClick={() => void downloadAudit(conditions.filter).catch(fail)}>
              {t('audit.export')}
            </Button>
            <Button kind="primary" icon="stamp" onClick={() => setIsVerifying(true)}>
              {t('audit.verify')}
            </Button>
          </>
        }
      />
      <AuditFilters conditions={conditions} objects={state.data.objects} />
      <AuditTable conditions={conditions} />
      {isVerifying && <VerifyDrawer onClose={() => setIsVerifying(false)} />}
    </>
  );
}

const fromTheStart: string | null = null;

function AuditTable({ conditions }: { readonly conditions: ReturnType<typeof useAuditFilter> }) {
  const t = useMessages(auditMessages);
  const { timeZone } = useReading();
  const columns = useColumns();
  const [openId, setOpenId] = useSearchParam('event');
  const found = useInfiniteQuery({
    queryKey: [searchAuditRoute.id, conditions.filter],
    queryFn: ({ pageParam, signal }) =>
      callRoute(searchAuditRoute, { ...conditions.filter, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: fromTheStart,
    getNextPageParam: (page) => page.nextCursor,
  });
  if (!found.data) return <PageState of={found} />;
  const rows = found.data.pages.flatMap((page) => page.rows);
  const searchedBackTo = found.data.pages.at(-1)?.searchedBackTo;
  const more = found.hasNextPage && searchedBackTo && (
    <div className="audit-more">
      <span className="muted">{t('audit.searched_back', { at: formatMomentExact(new Date(searchedBackTo), timeZone) })}</span>
      <Button kind="link" isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
        {t('audit.search_on')}
      </Button>
    </div>
  );
  return (
    <>
      <DataTable<AuditRow>
        label={t('audit.title')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => setOpenId(row.id)}
        openKey={openId}
        onEndReached={found.hasNextPage && !found.isFetchingNextPage ? () => void found.fetchNextPage() : undefined}
        isLoadingMore={found.isFetchingNextPage}
        empty={<EmptyState icon="search" title={t('audit.none')} text={t('audit.none_text')} action={more || undefined} />}
        phoneRow={(row) => <PhoneRow row={row} />}
      />
      {rows.length > 0 && more}
      {openId !== undefined && <AuditDetail id={openId} onClose={() => setOpenId(undefined)} />}
    </>
  );
}

function useColumns(): readonly DataColumn<AuditRow>[] {
  const t = useMessages(auditMessages);
  const label = useLabel();
  const words = useAuditWords();
  const { timeZone } = useReading();
  return [
    { id: 'at', title: t('audit.when'), width: 152, render: (row) => <span className="num">{formatMomentExact(new Date(row.at), timeZone)}</span> },
    { id: 'who', title: t('audit.who'), width: 112, render: (row) => <span className="clip">{row.actor?.name ?? t('audit.nobody')}</span> },
    { id: 'kind', title: t('audit.what'), width: 128, render: (row) => <span className="ink clip">{words.kind(row.kind)}</span> },
    {
      id: 'object',
      title: t('audit.object'),
      width: 104,
      render: (row) => <span className="clip">{label(row.objectLabel)}</span>,
    },
    { id: 'record', title: t('audit.record'), minWidth: 160, render: (row) => <RecordCell row={row} /> },
    {
      id: 'fields',
      title: t('audit.fields'),
      minWidth: 180,
      render: (row) => <span className="clip muted">{row.fields.map((each) => label(each)).join('、')}</span>,
    },
    { id: 'door', title: t('audit.door'), width: 84, render: (row) => words.door(row.door) },
    { id: 'sealed', title: t('audit.sealed'), width: 96, render: (row) => <SealedText isSealed={row.isSealed} /> },
  ];
}

function RecordCell({ row }: { readonly row: AuditRow }) {
  return row.record.name === null ? (
    <span className="mono muted clip">{row.record.id.slice(0, 8)}</span>
  ) : (
    <span className="clip">{row.record.name}</span>
  );
}

function SealedText({ isSealed }: { readonly isSealed: boolean }) {
  const t = useMessages(auditMessages);
  return isSealed ? <StatusText tone="good">{t('audit.is_sealed')}</StatusText> : <StatusText>{t('audit.is_waiting')}</StatusText>;
}

function PhoneRow({ row }: { readonly row: AuditRow }) {
  const t = useMessages(auditMessages);
  const words = useAuditWords();
  const { timeZone } = useReading();
  return (
    <div className="audit-phone">
      <b className="clip">
        {row.actor?.name ?? t('audit.nobody')} · {words.kind(row.kind)}
      </b>
      <div className="muted t12 clip">
        {formatMomentExact(new Date(row.at), timeZone)} · {row.record.name ?? words.door(row.door)}
      </div>
    </div>
  );
}
