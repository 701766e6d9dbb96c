import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { type DataColumn, DataTable } from '#platform/web/kit/data-table.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { duplicateMessages } from '#engine/contract/duplicates/duplicates.messages.ts';
import { listDuplicateGroups, listMerges, type Merge, undoMerge } from '#engine/contract/duplicates/duplicates.routes.ts';
import { recordPath } from '../objects/object-registry.ts';

/** What was merged, newest first, and the way back. */
export function MergeList({ object }: { readonly object: string }) {
  const t = useMessages(duplicateMessages);
  const merges = useRoute(listMerges, { object, limit: 100 }, { staleTimeMs: 0 });
  const undo = useUndoMerge();
  const columns = useMergeColumns();
  if (!merges.data) return <PageState of={merges} />;
  return (
    <DataTable
      label={t('duplicates.tab_merges')}
      rows={merges.data.merges}
      columns={columns}
      rowKey={(merge) => merge.id}
      rowActions={(merge) =>
        merge.undoneAt === null && (
          <Button size="small" icon="undo" onClick={() => undo.mutate({ id: merge.id })}>
            {t('duplicates.undo')}
          </Button>
        )
      }
      phoneRow={(merge) => <MergeCard merge={merge} onUndo={() => undo.mutate({ id: merge.id })} />}
      empty={<EmptyState icon="copy" title={t('duplicates.no_merges_title')} text={t('duplicates.no_merges_text')} />}
    />
  );
}

/** Undoes a merge and says what was left alone. */
export function useUndoMerge() {
  const t = useMessages(duplicateMessages);
  const label = useLabel();
  return useRouteMutation(undoMerge, {
    invalidates: [listMerges, listDuplicateGroups],
    onSuccess: (merge) => {
      const kept = merge.kept.map((each) => label(each)).join(' ');
      const text =
        merge.kept.length === 0
          ? t('duplicates.undone', { name: merge.mergedName })
          : `${t('duplicates.undone_kept', { count: merge.kept.length })} ${kept}`;
      showToast({ text, tone: merge.kept.length === 0 ? 'good' : 'neutral' });
    },
    onError: (error) => showToast({ text: error.message, tone: 'bad' }),
  });
}

function useMergeColumns(): DataColumn<Merge>[] {
  const t = useMessages(duplicateMessages);
  return [
    {
      id: 'survivor',
      title: t('duplicates.survivor'),
      minWidth: 200,
      render: (merge) => (
        <Link className="link clip" to={recordPath(merge.object, merge.survivorId)}>
          {merge.survivorName ?? ''}
        </Link>
      ),
    },
    { id: 'merged', title: t('duplicates.merged_record'), minWidth: 180, render: (merge) => <span className="clip">{merge.mergedName}</span> },
    { id: 'moved', title: t('duplicates.moved'), width: 100, align: 'end', render: (merge) => sumOf(merge) },
    {
      id: 'state',
      title: t('duplicates.state'),
      width: 100,
      render: (merge) => (merge.undoneAt === null ? t('duplicates.state_merged') : <Tag>{t('duplicates.state_undone')}</Tag>),
    },
    { id: 'when', title: t('duplicates.when'), width: 130, align: 'end', render: (merge) => <DateText value={merge.mergedAt} /> },
  ];
}

function sumOf({ moved }: Merge): number {
  return Object.values(moved).reduce((sum, count) => sum + count, 0);
}

function MergeCard({ merge, onUndo }: { readonly merge: Merge; readonly onUndo: () => void }) {
  const t = useMessages(duplicateMessages);
  return (
    <span className="row g2">
      <span className="stack spread">
        <b className="clip">{merge.survivorName}</b>
        <span className="clip muted t12">{merge.mergedName}</span>
      </span>
      {merge.undoneAt === null ? (
        <Button size="small" icon="undo" onClick={onUndo}>
          {t('duplicates.undo')}
        </Button>
      ) : (
        <Tag>{t('duplicates.state_undone')}</Tag>
      )}
    </span>
  );
}
