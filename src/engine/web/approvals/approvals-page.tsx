import { approvalMessages } from '#engine/contract/approvals/approval.messages.ts';
import { ApprovalView, listApprovalsRoute } from '#engine/contract/approvals/approval.routes.ts';
import { useRoute } from '#platform/web/api.ts';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { Tabs } from '#platform/web/kit/tabs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { ApprovalCard } from './approval-card.tsx';
import './approvals.css';

/** What waits for my decision, what I asked for, and what became of it. */
export function ApprovalsPage() {
  const t = useMessages(approvalMessages);
  const [chosen, setChosen] = useSearchParam('view');
  const [openId] = useSearchParam('id');
  const view = ApprovalView.catch('waiting').parse(chosen);
  const found = useRoute(listApprovalsRoute, { view }, { keepPrevious: true });
  const tabs = ApprovalView.options.map((id) => ({
    id,
    label: t(`approval.view.${id}`),
    count: id === 'waiting' ? found.data?.waiting || undefined : undefined,
  }));
  return (
    <>
      <PageHeader title={t('approval.title')}>
        <Tabs label={t('approval.title')} tabs={tabs} active={view} onChange={(id) => setChosen(id === 'waiting' ? undefined : id)} />
      </PageHeader>
      {!found.data ? (
        <PageState of={found} />
      ) : found.data.rows.length === 0 ? (
        <NothingHere view={view} />
      ) : (
        <ul className="approvals" aria-label={t('approval.list')}>
          {found.data.rows.map((approval) => (
            <ApprovalCard key={`${approval.source} ${approval.id}`} approval={approval} isMarked={approval.id === openId} />
          ))}
        </ul>
      )}
    </>
  );
}

function NothingHere({ view }: { readonly view: ApprovalView }) {
  const t = useMessages(approvalMessages);
  if (view === 'waiting') return <EmptyState icon="stamp" title={t('approval.empty_waiting')} text={t('approval.empty_waiting_text')} />;
  if (view === 'mine') return <EmptyState icon="stamp" title={t('approval.empty_mine')} text={t('approval.empty_mine_text')} />;
  return <EmptyState icon="stamp" title={t('approval.empty_other')} />;
}
