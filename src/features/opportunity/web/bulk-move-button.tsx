import { Button } from '#platform/web/kit/button.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useRouteMutation } from '#platform/web/api.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useRefreshObject } from '#engine/web/objects/use-refresh.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import { bulkMoveRoute } from '../contract/opportunity.routes.ts';
import { useStages } from './use-stages.ts';

/** Moves the selected deals to one stage; those whose gate is not met stay and say why. */
export function BulkMoveButton({ ids, onDone }: { readonly ids: readonly string[]; readonly onDone: () => void }) {
  const t = useMessages(opportunityMessages);
  const label = useLabel();
  const stages = useStages();
  const refresh = useRefreshObject();
  const move = useRouteMutation(bulkMoveRoute, {
    onSuccess: ({ moved, refused }) => {
      void refresh('opportunity');
      const reason = refused[0]?.issues[0]?.message;
      if (moved.length > 0) showToast({ text: t('opportunity.bulk_moved', { count: moved.length }), tone: 'good' });
      if (reason) showToast({ text: t('opportunity.bulk_refused', { count: refused.length, reason: label(reason) }), tone: 'bad' });
      onDone();
    },
    onError: (error) => showToast({ text: error.detail, tone: 'bad' }),
  });
  return (
    <Menu
      label={t('opportunity.bulk_move')}
      items={stages.map((stage) => ({ id: stage.id, label: label(stage.label), onSelect: () => move.mutate({ ids: [...ids], to: stage.id }) }))}
      trigger={({ ref, ...trigger }) => (
        <Button size="small" icon="swap" isBusy={move.isPending} {...trigger} ref={ref}>
          {t('opportunity.bulk_move')}
        </Button>
      )}
    />
  );
}
