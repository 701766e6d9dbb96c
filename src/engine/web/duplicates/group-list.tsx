import type { UseQueryResult } from '@tanstack/react-query';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { type DataColumn, DataTable } from '#platform/web/kit/data-table.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { DateText, PercentText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { duplicateMessages } from '#engine/contract/duplicates/duplicates.messages.ts';
import { dismissDuplicateGroup, type DuplicateGroup, listDuplicateGroups } from '#engine/contract/duplicates/duplicates.routes.ts';
import { ReasonList } from './reason-list.tsx';

/** Groups of duplicates, the surest first; a click opens the merge. */
export function GroupList({ groups }: { readonly groups: UseQueryResult<{ groups: DuplicateGroup[]; total: number }> }) {
  const t = useMessages(duplicateMessages);
  const go = useGo();
  const dismiss = useRouteMutation(dismissDuplicateGroup, {
    invalidates: [listDuplicateGroups],
    onSuccess: () => showToast({ text: t('duplicates.dismissed'), tone: 'good' }),
  });
  const columns = useGroupColumns();
  if (!groups.data) return <PageState of={groups} />;
  return (
    <DataTable
      label={t('duplicates.title')}
      rows={groups.data.groups}
      columns={columns}
      rowKey={(group) => group.id}
      rowHeight={52}
      onOpen={(group) => go(`/duplicates/${group.id}`)}
      rowActions={(group) => (
        <Button size="small" onClick={() => dismiss.mutate({ id: group.id })}>
          {t('duplicates.dismiss')}
        </Button>
      )}
      phoneRow={(group) => <GroupCard group={group} />}
      empty={<EmptyState icon="copy" title={t('duplicates.empty_title')} text={t('duplicates.empty_text')} />}
    />
  );
}

function useGroupColumns(): DataColumn<DuplicateGroup>[] {
  const t = useMessages(duplicateMessages);
  return [
    { id: 'records', title: t('duplicates.group'), minWidth: 260, render: (group) => <Names group={group} /> },
    {
      id: 'confidence',
      title: t('duplicates.confidence'),
      width: 90,
      align: 'end',
      render: (group) => <PercentText value={group.confidence / 100} digits={0} />,
    },
    {
      id: 'why',
      title: t('duplicates.why'),
      minWidth: 260,
      render: (group) => <ReasonList object={group.object} reasons={group.pairs[0]?.reasons ?? []} />,
    },
    { id: 'found', title: t('duplicates.found'), width: 120, align: 'end', render: (group) => <DateText value={group.foundAt} /> },
  ];
}

function Names({ group }: { readonly group: DuplicateGroup }) {
  const [first, ...others] = group.records;
  return (
    <span className="stack">
      <b className="clip">{first?.name}</b>
      <span className="clip muted t12">{others.map((record) => record.name).join(' · ')}</span>
    </span>
  );
}

function GroupCard({ group }: { readonly group: DuplicateGroup }) {
  return (
    <span className="row g2">
      <span className="spread">
        <Names group={group} />
      </span>
      <PercentText value={group.confidence / 100} digits={0} />
    </span>
  );
}
