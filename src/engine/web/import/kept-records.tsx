import { useRoute } from '#platform/web/api.ts';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import { listKept, type ImportView } from '#engine/contract/import/import.routes.ts';

/** What an undo took back, and what it kept with the reason. */
export function KeptRecords({ view }: { readonly view: ImportView }) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const kept = useRoute(listKept, { id: view.id }, { enabled: view.kept > 0 });
  return (
    <section className="section">
      <p>{t('import.undone_count', { count: view.undone })}</p>
      {view.kept > 0 && <h2 className="section-title">{t('import.kept_title', { count: view.kept })}</h2>}
      {view.kept > 0 && !kept.data && <PageState of={kept} />}
      {kept.data && (
        <ul className="import-kept">
          {kept.data.records.map((record) => (
            <li key={record.id} className="row g2">
              <span className="spread">{record.name ?? record.id}</span>
              <span className="muted">{label(record.because)}</span>
              {record.object === view.object && (
                <Link className="link" to={`${view.recordsPath}/${record.id}`}>
                  {t('import.open_record')}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
