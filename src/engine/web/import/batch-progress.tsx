import { Progress } from '#platform/web/kit/progress.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import type { ImportBatchView } from '#engine/contract/import/import-batch.routes.ts';
import { ImportStatusText } from './import-words.tsx';
import { total } from './use-batch.ts';

/** How far all files together have come, and where each stands. */
export function BatchProgress({ batch }: { readonly batch: ImportBatchView }) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const words = batch.status === 'previewing' ? t('import.previewing') : batch.status === 'undoing' ? t('import.undoing') : t('import.running');
  const rows = total(batch, (view) => view.rowCount);
  const done = Math.min(
    total(batch, (view) => view.done),
    rows,
  );
  return (
    <>
      <div className="import-progress" role="status">
        <p className="row g2">
          <b className="spread">{words}</b>
          <span className="muted">
            {batch.status === 'running' ? t('import.done_of', { done, total: rows }) : t('import.row_count', { count: rows })}
          </span>
        </p>
        {batch.status === 'running' && <Progress value={rows === 0 ? 0 : done / rows} label={words} />}
        {batch.status !== 'running' && <span className="k-spinner" aria-hidden />}
        <p className="muted t12">{t('import.leave_note')}</p>
      </div>
      {batch.status === 'running' && (
        <ol className="import-file-list">
          {batch.imports.map((view, index) => (
            <li key={view.id}>
              <i>{index + 1}</i>
              <span className="import-file-name">
                <b className="clip">{view.fileName}</b>
                <span className="muted t12">{label(view.label)}</span>
              </span>
              <ImportStatusText status={view.status} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
