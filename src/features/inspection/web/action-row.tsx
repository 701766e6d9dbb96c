import { Suspense } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { StatusText, Tag } from '#platform/web/kit/tag.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { usePanels } from '#platform/web/page-registry.ts';
import { useCan, useSession } from '#platform/web/session.ts';
import { inspectionMessages } from '../contract/inspection.messages.ts';
import { type ActionView, completeAction, getInspection, listActions, listOffenders } from '../contract/inspection.routes.ts';
import { statusLooks } from './inspection-words.ts';

/** One corrective action: what, who, until when, and the next thing to do with it. */
export function ActionRow({ action, isRule }: { readonly action: ActionView; readonly isRule: boolean }) {
  const t = useMessages(inspectionMessages);
  const can = useCan();
  const session = useSession();
  const complete = useRouteMutation(completeAction, {
    invalidates: [getInspection, listActions, listOffenders],
    onSuccess: ({ recheck }) =>
      recheck &&
      showToast({
        text: t(recheck.isGreen ? 'inspection.rechecked_green' : 'inspection.rechecked_red', {
          offending: recheck.offending,
          population: recheck.population,
        }),
        tone: recheck.isGreen ? 'good' : 'bad',
      }),
    onError: (error) => showToast({ text: error.detail ?? error.message, tone: 'bad' }),
  });
  const look = statusLooks[action.status];
  const isMine = action.owner.id === session?.member.id || can('action.manage');
  return (
    <div className="inspection-action">
      <b className="spread">{action.title}</b>
      <span className="muted">{action.owner.name}</span>
      {action.isOverdue ? (
        <StatusText tone="bad" icon="clock">
          {t('inspection.overdue')} <DateText value={action.dueOn} />
        </StatusText>
      ) : (
        <span className="muted">
          <DateText value={action.dueOn} />
        </span>
      )}
      <Tag tone={look.tone}>{t(look.key)}</Tag>
      {action.status !== 'closed' && isMine && (
        <Button size="small" icon="tick" isBusy={complete.isPending} onClick={() => complete.mutate({ id: action.id })}>
          {t('inspection.done')}
        </Button>
      )}
      {action.status === 'closed' && action.adoptedVersion !== null && (
        <StatusText tone="good">{t('inspection.adopted', { number: action.adoptedVersion })}</StatusText>
      )}
      {action.status === 'closed' && action.adoptedVersion === null && isRule && <AfterClosing actionId={action.id} />}
    </div>
  );
}

/** What other capabilities offer for a verified action, such as making it the standard. */
function AfterClosing({ actionId }: { readonly actionId: string }) {
  const can = useCan();
  const panels = usePanels('inspection.closed_action').filter((panel) => can(panel.permission));
  return panels.map((panel) => (
    <Suspense key={panel.id}>
      <panel.component object="inspection_action" recordId={actionId} />
    </Suspense>
  ));
}
