import { useState } from 'react';
import { Link } from '#platform/web/navigation.tsx';
import { useRoute } from '#platform/web/api.ts';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Tabs } from '#platform/web/kit/tabs.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import { listImportRows, type ImportView } from '#engine/contract/import/import.routes.ts';

const shownRows = 100;
const shownCells = 6;
type View = 'error' | 'duplicate' | 'warned' | 'new' | 'update' | 'same';

/** The rows of an import by what became of them, with the reasons. */
export function RowResults({ view }: { readonly view: ImportView }) {
  const t = useMessages(importMessages);
  const warned = view.warnings.reduce((most, warning) => Math.max(most, warning.rows), 0);
  const tabs = [
    { id: 'error' as const, label: t('import.error_rows'), count: view.counts.error },
    { id: 'duplicate' as const, label: t('import.duplicate_rows'), count: view.counts.duplicate },
    { id: 'warned' as const, label: t('import.warned_rows'), count: warned },
    { id: 'new' as const, label: t('import.new_rows'), count: view.counts.new },
    { id: 'update' as const, label: t('import.update_rows'), count: view.counts.update },
    { id: 'same' as const, label: t('import.same_rows'), count: view.counts.same },
  ].filter((tab) => tab.count > 0);
  const [chosen, setChosen] = useState<View>();
  const active = tabs.find((tab) => tab.id === chosen)?.id ?? tabs[0]?.id;
  if (!active) return null;
  const download = view.counts.error + view.counts.duplicate > 0 && (
    <a className="link row g1" href={`/api/imports/${view.id}/errors.csv`} download>
      <Icon name="download" size={14} /> {t('import.download_errors')}
    </a>
  );
  return (
    <section className="import-rows">
      <Tabs label={t('import.rows')} tabs={tabs} active={active} onChange={setChosen} extra={download} />
      <RowTable key={`${view.status} ${active}`} view={view} active={active} count={tabs.find((tab) => tab.id === active)?.count ?? 0} />
    </section>
  );
}

function RowTable({ view, active, count }: { readonly view: ImportView; readonly active: View; readonly count: number }) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const input = { id: view.id, limit: shownRows, ...(active === 'warned' ? { warned: 'true' as const } : { verdict: active }) };
  const rows = useRoute(listImportRows, input, { staleTimeMs: 0 });
  if (!rows.data) return <PageState of={rows} />;
  const hasReasons = active === 'error' || active === 'duplicate' || active === 'warned';
  return (
    <div className="import-scroll" tabIndex={0} role="region" aria-label={t('import.rows')}>
      <table className="import-table">
        <thead>
          <tr>
            <th className="num">{t('import.row')}</th>
            {hasReasons && <th>{t('import.reason')}</th>}
            {view.headers.slice(0, shownCells).map((header, index) => (
              <th key={`${header} ${index}`}>{header}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.data.rows.map((row) => (
            <tr key={row.number}>
              <td className="num muted">{row.number.toLocaleString('en')}</td>
              {hasReasons && (
                <td className="import-reason">
                  {[...row.issues, ...(active === 'warned' ? row.warnings : [])].map((issue) => label(issue.message)).join(' ')}
                  {active === 'duplicate' && row.recordId !== null && (
                    <>
                      {' '}
                      <Link className="link" to={`${view.recordsPath}/${row.recordId}`}>
                        {t('import.open_existing')}
                      </Link>
                    </>
                  )}
                </td>
              )}
              {view.headers.slice(0, shownCells).map((header, index) => (
                <td key={`${header} ${index}`} className="clip">
                  {row.cells[index] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {count > rows.data.rows.length && <p className="muted t12">{t('import.first_rows', { count: rows.data.rows.length })}</p>}
    </div>
  );
}
