import { Icon } from '#platform/web/kit/icon.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import type { ImportView } from '#engine/contract/import/import.routes.ts';
import { ImportCounts } from './import-counts.tsx';
import { ImportStatusText } from './import-words.tsx';
import { KeptRecords } from './kept-records.tsx';
import { ProgressView } from './progress-view.tsx';
import { isBusy } from './use-import.ts';

/** What became of each file, with the way to its records and to the rows left out. */
export function ResultCards({ views }: { readonly views: readonly ImportView[] }) {
  const t = useMessages(importMessages);
  const label = useLabel();
  return (
    <>
      {views.map((view) => (
        <section key={view.id} className="section import-result" aria-label={view.fileName}>
          <div className="row g2 wrap">
            <b>{view.fileName}</b>
            <span className="muted">{label(view.label)}</span>
            <ImportStatusText status={view.status} />
            <span className="spread" />
            {view.counts.error + view.counts.duplicate > 0 && (
              <a className="link row g1" href={`/api/imports/${view.id}/errors.csv`} download>
                <Icon name="download" size={14} /> {t('import.download_errors')}
              </a>
            )}
            <Link className="link" to={`/imports/${view.id}`}>
              {t('import.see_details')}
            </Link>
            {view.status === 'done' && (
              <Link className="link" to={view.recordsPath}>
                {t('import.see_records', { what: label(view.label) })}
              </Link>
            )}
          </div>
          {isBusy(view) ? <ProgressView view={view} /> : <ImportCounts view={view} />}
          {view.status === 'undone' && <KeptRecords view={view} />}
        </section>
      ))}
    </>
  );
}
