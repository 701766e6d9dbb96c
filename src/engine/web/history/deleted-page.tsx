import { useInfiniteQuery } from '@tanstack/react-query';
import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import type { RouteOutput } from '#platform/contract/route.ts';
import { callRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { DataTable } from '#platform/web/kit/data-table.tsx';
import type { DataColumn } from '#platform/web/kit/data-table.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo, useSearchParam } from '#platform/web/navigation.tsx';
import { useReading } from '#platform/web/reading.ts';
import { historyMessages } from '#engine/contract/history/history.messages.ts';
import { listDeletedRoute, restoreDeletedRoute } from '#engine/contract/history/history.routes.ts';
import { listWebObjects, recordPath } from '../objects/object-registry.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';
import './history.css';

type Deleted = RouteOutput<typeof listDeletedRoute>['rows'][number];

/** Deleted records of one object, latest first, and the way to bring them back. */
export function DeletedPage() {
  const t = useMessages(historyMessages);
  const label = useLabel();
  const [chosen, setChosen] = useSearchParam('object');
  const objects = listWebObjects();
  const object = chosen ?? objects[0]?.object.id;
  return (
    <>
      <PageHeader
        title={t('history.deleted')}
        summary={t('history.deleted_summary')}
        actions={
          <span className="history-object">
            <SelectInput
              label={t('history.object')}
              value={object}
              onChange={setChosen}
              options={objects.map((web) => ({ value: web.object.id, label: label(web.object.labelPlural) }))}
            />
          </span>
        }
      />
      {object !== undefined && <DeletedTable key={object} object={object} />}
    </>
  );
}

const theLatest: string | null = null;

function DeletedTable({ object }: { readonly object: string }) {
  const t = useMessages(historyMessages);
  const go = useGo();
  const columns = useColumns();
  const refresh = useRefreshObject();
  const found = useInfiniteQuery({
    queryKey: [listDeletedRoute.id, object],
    queryFn: ({ pageParam, signal }) => callRoute(listDeletedRoute, { object, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: theLatest,
    getNextPageParam: (page) => page.nextCursor,
  });
  const restore = useRouteMutation(restoreDeletedRoute, {
    invalidates: [listDeletedRoute],
    onSuccess: ({ id, restored }) => {
      void refresh(object);
      showToast({ text: t('history.undeleted', { count: restored }), tone: 'good' });
      go(recordPath(object, id));
    },
    onError: (error) => showToast({ text: error.message, tone: 'bad' }),
  });
  if (!found.data) return <PageState of={found} />;
  return (
    <DataTable<Deleted>
      label={t('history.deleted')}
      rows={found.data.pages.flatMap((page) => page.rows)}
      columns={columns}
      rowKey={(row) => row.id}
      rowHeight={44}
      onEndReached={found.hasNextPage && !found.isFetchingNextPage ? () => void found.fetchNextPage() : undefined}
      empty={<EmptyState icon="trash" title={t('history.none_deleted')} text={t('history.none_deleted_text')} />}
      rowActions={(row) => (
        <Button size="small" icon="undo" isBusy={restore.isPending} onClick={() => restore.mutate({ object, id: row.id })}>
          {t('history.restore')}
        </Button>
      )}
      phoneRow={(row) => (
        <span className="row g2">
          <b className="spread clip">{row.name}</b>
          <Button size="small" onClick={() => restore.mutate({ object, id: row.id })}>
            {t('history.restore')}
          </Button>
        </span>
      )}
    />
  );
}

function useColumns(): readonly DataColumn<Deleted>[] {
  const t = useMessages(historyMessages);
  const { timeZone } = useReading();
  return [
    { id: 'name', title: t('history.name'), minWidth: 200, render: (row) => <span className="ink clip">{row.name}</span> },
    { id: 'at', title: t('history.deleted_at'), width: 168, render: (row) => formatMomentExact(new Date(row.deletedAt), timeZone) },
    { id: 'by', title: t('history.deleted_by'), width: 240, render: (row) => row.deletedBy?.name ?? t('history.system') },
  ];
}
