import { Progress } from '#platform/web/kit/progress.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import type { ImportView } from '#engine/contract/import/import.routes.ts';
import { useImportProgress } from './use-import.ts';

/** How far the background work has come; one may leave meanwhile. */
export function ProgressView({ view }: { readonly view: ImportView }) {
  const t = useMessages(importMessages);
  const { done, total } = useImportProgress(view);
  const words = view.status === 'previewing' ? t('import.previewing') : view.status === 'undoing' ? t('import.undoing') : t('import.running');
  return (
    <div className="import-progress" role="status">
      <p className="row g2">
        <b className="spread">{words}</b>
        <span className="muted">{t('import.done_of', { done, total })}</span>
      </p>
      <Progress value={total === 0 ? 0 : done / total} label={words} />
      <p className="muted t12">{t('import.leave_note')}</p>
    </div>
  );
}
