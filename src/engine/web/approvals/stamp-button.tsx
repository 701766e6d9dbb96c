import { approvalMessages } from '#engine/contract/approvals/approval.messages.ts';
import { countApprovalsRoute } from '#engine/contract/approvals/approval.routes.ts';
import { useRoute } from '#platform/web/api.ts';
import { TopCount } from '#platform/web/kit/top-count.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';

/** The stamp in the top bar: how many approvals wait for me, red while any does. */
export function StampButton() {
  const t = useMessages(approvalMessages);
  const go = useGo();
  const count = useRoute(countApprovalsRoute, {}, { staleTimeMs: 60_000 }).data?.waiting ?? 0;
  return <TopCount icon="stamp" count={count} label={t('approval.stamp', { count })} isWaiting={count > 0} onClick={() => go('/approvals')} />;
}
