import { useRouteMutation } from '#platform/web/api.ts';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { historyMessages } from '#engine/contract/history/history.messages.ts';
import { getRecordAtRoute, listChangesRoute, restoreValuesRoute } from '#engine/contract/history/history.routes.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';

/** Sets values back; what a rule refuses is said in its words. */
export function useRestore(objectId: string) {
  const t = useMessages(historyMessages);
  const refresh = useRefreshObject();
  return useRouteMutation(restoreValuesRoute, {
    invalidates: [listChangesRoute, getRecordAtRoute],
    onSuccess: (restored) => {
      void refresh(objectId);
      showToast({ text: t('history.restored', { count: restored.fields.length }), tone: 'good' });
    },
    onError: (error) => showToast({ text: error.message, tone: 'bad' }),
  });
}
