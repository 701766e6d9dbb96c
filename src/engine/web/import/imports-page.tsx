import { useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { type DataColumn, DataTable } from '#platform/web/kit/data-table.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import { listImports, type ImportView } from '#engine/contract/import/import.routes.ts';
import { Count, ImportStatusText } from './import-words.tsx';
import { MappingsPanel } from './mappings-panel.tsx';
import { UndoConfirm } from './undo-confirm.tsx';
import { isBusy, useRefreshWhile } from './use-import.ts';

/** All imports, newest first: what became of them, and the way back. */
export function ImportsPage() {
  const t = useMessages(importMessages);
  const can = useCan();
  const go = useGo();
  const imports = useRoute(listImports, {}, { staleTimeMs: 0 });
  const columns = useImportColumns();
  const [undoing, setUndoing] = useState<ImportView>();
  useRefreshWhile(imports.data?.imports.some(isBusy) ?? false, imports.refetch);
  const start = can('import.run') && (
    <Button kind="primary" icon="upload" onClick={() => go('/imports/new')}>
      {t('import.new')}
    </Button>
  );
  const open = (view: ImportView) => go(isDraft(view) ? `/imports/new?files=${view.id}&step=columns` : `/imports/${view.id}`);
  return (
    <>
      <PageHeader title={t('import.title')} actions={start} />
      {imports.data ? (
        <DataTable
          label={t('import.title')}
          rows={imports.data.imports}
          columns={columns}
          rowKey={(view) => view.id}
          onOpen={open}
          rowActions={(view) => <RowActions view={view} onOpen={() => open(view)} onUndo={() => setUndoing(view)} />}
          phoneRow={(view) => <ImportCard view={view} />}
          empty={<EmptyState icon="upload" title={t('import.empty_title')} text={t('import.empty_text')} action={start} />}
        />
      ) : (
        <PageState of={imports} />
      )}
      <MappingsPanel />
      {undoing && <UndoConfirm imports={[undoing]} onClose={() => setUndoing(undefined)} onStarted={() => go(`/imports/${undoing.id}`)} />}
    </>
  );
}

function isDraft(view: ImportView): boolean {
  return view.status === 'staged' || view.status === 'previewed' || view.status === 'previewing';
}

function RowActions({ view, onOpen, onUndo }: { readonly view: ImportView; readonly onOpen: () => void; readonly onUndo: () => void }) {
  const t = useMessages(importMessages);
  if (isDraft(view))
    return (
      <Button size="small" onClick={onOpen}>
        {t('import.continue')}
      </Button>
    );
  if (view.status === 'done')
    return (
      <Button size="small" icon="undo" onClick={onUndo}>
        {t('import.undo')}
      </Button>
    );
  return null;
}

function useImportColumns(): DataColumn<ImportView>[] {
  const t = useMessages(importMessages);
  const label = useLabel();
  return [
    { id: 'file', title: t('import.file'), minWidth: 200, render: (view) => <b className="clip">{view.fileName}</b> },
    { id: 'kind', title: t('import.kind'), minWidth: 100, render: (view) => <span className="clip">{label(view.label)}</span> },
    { id: 'status', title: t('import.status'), width: 150, render: (view) => <ImportStatusText status={view.status} /> },
    { id: 'rows', title: t('import.rows'), width: 90, align: 'end', render: (view) => <Count value={view.rowCount} /> },
    { id: 'new', title: t('import.new_rows'), width: 80, align: 'end', render: (view) => <Count value={view.counts.new} /> },
    { id: 'update', title: t('import.update_rows'), width: 80, align: 'end', render: (view) => <Count value={view.counts.update} /> },
    { id: 'same', title: t('import.same_rows'), width: 80, align: 'end', render: (view) => <Count value={view.counts.same} /> },
    {
      id: 'error',
      title: t('import.error_rows'),
      width: 80,
      align: 'end',
      render: (view) => <Count value={view.counts.error + view.counts.duplicate} tone="bad" />,
    },
    { id: 'when', title: t('import.when'), width: 150, align: 'end', render: (view) => <DateText value={view.createdAt} /> },
  ];
}

function ImportCard({ view }: { readonly view: ImportView }) {
  const t = useMessages(importMessages);
  const label = useLabel();
  return (
    <span className="stack">
      <span className="row g2">
        <b className="spread clip">{view.fileName}</b>
        <ImportStatusText status={view.status} />
      </span>
      <span className="row g2 muted t12">
        <span className="spread clip">
          {label(view.label)} · {t('import.row_count', { count: view.rowCount })}
        </span>
        <DateText value={view.createdAt} />
      </span>
    </span>
  );
}
