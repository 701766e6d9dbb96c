import { groupDigits } from '#platform/contract/format/format-number.ts';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { type DataColumn, DataTable } from '#platform/web/kit/data-table.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { bulkMessages } from '#engine/contract/bulk/bulk.messages.ts';
import { type BulkChangeView, listBulkChangesRoute } from '#engine/contract/bulk/bulk-change.routes.ts';
import { useRefreshWhile } from '../import/use-import.ts';
import { listPath, useWebObjects } from '../objects/object-registry.ts';
import { BulkStatusText, isUnderWay, useBulkWords } from './bulk-words.tsx';

/** The latest bulk changes, newest first: who, what, how many, how it stands; each opens its result and its way back. */
export function BulkListPage() {
  const t = useMessages(bulkMessages);
  const go = useGo();
  const changes = useRoute(listBulkChangesRoute, {}, { staleTimeMs: 0 });
  const columns = useColumns();
  useRefreshWhile(changes.data?.rows.some(isUnderWay) ?? false, changes.refetch);
  return (
    <>
      <PageHeader title={t('bulk.list_title')} />
      {changes.data ? (
        <DataTable
          label={t('bulk.list_title')}
          rows={changes.data.rows}
          columns={columns}
          rowKey={(view) => view.id}
          onOpen={(view) => go(`/bulk-changes/${view.id}`)}
          phoneRow={(view) => <BulkCard view={view} />}
          empty={<NoChanges />}
        />
      ) : (
        <PageState of={changes} />
      )}
    </>
  );
}

function NoChanges() {
  const t = useMessages(bulkMessages);
  const label = useLabel();
  const go = useGo();
  const objects = useWebObjects();
  const first = objects.find((each) => each.object.id === 'opportunity') ?? objects[0];
  const open = first && (
    <Button kind="primary" onClick={() => go(listPath(first.object.id))}>
      {t('bulk.to_lists', { list: label(first.object.labelPlural) })}
    </Button>
  );
  return <EmptyState icon="checklist" title={t('bulk.empty_title')} text={t('bulk.empty_text')} action={open} />;
}

function useColumns(): DataColumn<BulkChangeView>[] {
  const t = useMessages(bulkMessages);
  const words = useBulkWords();
  const count = (value: number, isBad = false) => (
    <span className={value === 0 ? 'muted' : isBad ? 'bad' : undefined}>{groupDigits(String(value))}</span>
  );
  return [
    { id: 'what', title: t('bulk.what'), minWidth: 180, render: (view) => <b className="clip">{words.fieldsOf(view)}</b> },
    { id: 'object', title: t('bulk.object'), width: 130, render: (view) => <span className="clip">{words.objectOf(view)}</span> },
    { id: 'status', title: t('bulk.status'), width: 140, render: (view) => <BulkStatusText status={view.status} /> },
    { id: 'total', title: t('bulk.total'), width: 100, align: 'end', render: (view) => count(view.total) },
    { id: 'changed', title: t('bulk.changed'), width: 100, align: 'end', render: (view) => count(view.changed) },
    { id: 'refused', title: t('bulk.refused'), width: 100, align: 'end', render: (view) => count(view.refused, true) },
    { id: 'who', title: t('bulk.who'), width: 130, render: (view) => <span className="clip">{view.by.name}</span> },
    { id: 'when', title: t('bulk.when'), width: 150, align: 'end', render: (view) => <DateText value={view.createdAt} /> },
  ];
}

function BulkCard({ view }: { readonly view: BulkChangeView }) {
  const t = useMessages(bulkMessages);
  const words = useBulkWords();
  return (
    <span className="stack">
      <span className="row g2">
        <b className="spread clip">{words.fieldsOf(view)}</b>
        <BulkStatusText status={view.status} />
      </span>
      <span className="row g2 muted t12">
        <span className="spread clip">
          {words.objectOf(view)} · {t('bulk.done_of', { done: view.changed, total: view.total })} · {view.by.name}
        </span>
        <DateText value={view.createdAt} />
      </span>
    </span>
  );
}
