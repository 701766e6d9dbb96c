import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link, usePathParam } from '#platform/web/navigation.tsx';
import { usePageTitle } from '#platform/web/page-title.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import { ImportCounts } from './import-counts.tsx';
import { ImportStatusText } from './import-words.tsx';
import { KeptRecords } from './kept-records.tsx';
import { ProgressView } from './progress-view.tsx';
import { RowResults } from './row-results.tsx';
import { UndoConfirm } from './undo-confirm.tsx';
import { isBusy, useImport } from './use-import.ts';
import './import.css';

/** What became of one import: counts, warnings, rows with their reasons, and the way back. */
export function ImportPage() {
  const t = useMessages(importMessages);
  const label = useLabel();
  const view = useImport(usePathParam('id'));
  const [isAsking, setIsAsking] = useState(false);
  usePageTitle(view.data?.fileName ?? '', [{ label: t('import.title'), to: '/imports' }]);
  if (!view.data) return <PageState of={view} shape="record" />;
  const imported = view.data;
  const canUndo = imported.status === 'done' || imported.status === 'failed';
  return (
    <>
      <PageHeader
        title={imported.fileName}
        tags={<ImportStatusText status={imported.status} />}
        summary={
          <>
            {label(imported.label)} · {t('import.row_count', { count: imported.rowCount })}
          </>
        }
        actions={
          <>
            {imported.status === 'done' && (
              <Link className="k-button normal" to={imported.recordsPath}>
                {t('import.see_records', { what: label(imported.label) })}
              </Link>
            )}
            {canUndo && (
              <Button icon="undo" onClick={() => setIsAsking(true)}>
                {t('import.undo')}
              </Button>
            )}
          </>
        }
      />
      <div className="page page-scroll import-result">
        {imported.error && (
          <p className="import-note bad" role="alert">
            {label(imported.error)}
          </p>
        )}
        {isBusy(imported) ? <ProgressView view={imported} /> : <ImportCounts view={imported} />}
        {imported.status === 'undone' && <KeptRecords view={imported} />}
        {!isBusy(imported) && <RowResults key={imported.status} view={imported} />}
      </div>
      {isAsking && <UndoConfirm imports={[imported]} onClose={() => setIsAsking(false)} />}
    </>
  );
}
