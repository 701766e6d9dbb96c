import { callRoute } from '#platform/web/api.ts';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import { getImport, undoImport, type ImportView } from '#engine/contract/import/import.routes.ts';
import { isBusy, useRefreshImports } from './use-import.ts';

interface UndoConfirmProps {
  /** In the order they were imported; they are taken back from the last to the first, since later ones refer to earlier ones. */
  readonly imports: readonly ImportView[];
  readonly onClose: () => void;
  readonly onStarted?: () => void;
}

/** Asks before imports are taken back, and starts it. */
export function UndoConfirm({ imports, onClose, onStarted }: UndoConfirmProps) {
  const t = useMessages(importMessages);
  const refresh = useRefreshImports();
  const [only] = imports;
  const title =
    imports.length === 1 ? t('import.undo_question', { name: only?.fileName ?? '' }) : t('import.undo_all_question', { count: imports.length });
  const undo = async () => {
    try {
      for (const [index, view] of imports.toReversed().entries()) {
        await callRoute(undoImport, { id: view.id });
        await refresh();
        if (index < imports.length - 1) await waitUntilDone(view.id);
      }
      onStarted?.();
    } catch (error) {
      showToast({ text: error instanceof Error && error.message ? error.message : t('import.reload'), tone: 'bad' });
    }
    await refresh();
  };
  return (
    <Confirm title={title} confirmLabel={imports.length === 1 ? t('import.undo') : t('import.undo_all')} isDanger onConfirm={undo} onClose={onClose}>
      <p>{t('import.undo_text')}</p>
    </Confirm>
  );
}

async function waitUntilDone(id: string): Promise<void> {
  for (;;) {
    if (!isBusy(await callRoute(getImport, { id }))) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
