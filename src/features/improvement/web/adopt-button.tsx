import { useQueryClient } from '@tanstack/react-query';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import type { PanelProps } from '#platform/web/page-registry.ts';
import { improvementMessages } from '../contract/improvement.messages.ts';
import { adoptAction } from '../contract/improvement.routes.ts';

/** Puts the rule behind a closed action into a draft of the process. */
export function AdoptButton({ recordId }: PanelProps) {
  const t = useMessages(improvementMessages);
  const go = useGo();
  const client = useQueryClient();
  const adopt = useRouteMutation(adoptAction, {
    onSuccess: ({ number, versionId }) => {
      void client.invalidateQueries();
      showToast({
        text: t('improvement.adopted', { number }),
        tone: 'good',
        action: { label: t('improvement.open_draft'), onSelect: () => go(`/process?version=${versionId}`) },
      });
    },
    onError: (error) => showToast({ text: error.detail ?? error.message, tone: 'bad' }),
  });
  return (
    <Button size="small" icon="cycle" isBusy={adopt.isPending} onClick={() => adopt.mutate({ id: recordId })}>
      {t('improvement.adopt')}
    </Button>
  );
}
