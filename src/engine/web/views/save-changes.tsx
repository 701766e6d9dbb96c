import { Button } from '#platform/web/kit/button.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { viewMessages } from '#engine/contract/views/view.messages.ts';
import type { ListState } from '../list/use-list-state.ts';

/** Writes what was changed back into the view looked at, for whom it is theirs to change. */
export function SaveChanges({ state }: { readonly state: ListState }) {
  const t = useMessages(viewMessages);
  const view = state.view?.saved;
  if (!view?.can_edit || !state.isChanged) return null;
  const save = async () => {
    await state.views.update.mutateAsync({ id: view.id, layout: state.layout, ...state.kept() });
    state.settleOn(view.id);
    showToast({ text: t('view.saved', { name: view.name }), tone: 'good' });
  };
  return (
    <Button
      size="small"
      kind="primary"
      isBusy={state.views.update.isPending}
      onClick={() => void save().catch((error: unknown) => error instanceof Error && showToast({ text: error.message, tone: 'bad' }))}
    >
      {t('view.save')}
    </Button>
  );
}
