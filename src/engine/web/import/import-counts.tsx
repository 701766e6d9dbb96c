import { Facts } from '#platform/web/kit/page-header.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import type { ImportView } from '#engine/contract/import/import.routes.ts';
import { Count } from './import-words.tsx';

interface ImportCountsProps {
  readonly view: ImportView;
  /** What it will make besides its rows, before it has run. */
  readonly makes?: ImportView['made'];
}

/** How many rows are new, changed, the same, repeated or wrong, what else is made, and what was warned of. */
export function ImportCounts({ view, makes = [] }: ImportCountsProps) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const { counts } = view;
  const facts = [
    { id: 'new', label: t('import.new_rows'), value: <Count value={counts.new} /> },
    { id: 'update', label: t('import.update_rows'), value: <Count value={counts.update} /> },
    { id: 'same', label: t('import.same_rows'), value: <Count value={counts.same} /> },
    { id: 'duplicate', label: t('import.duplicate_rows'), value: <Count value={counts.duplicate} tone="watch" /> },
    { id: 'error', label: t('import.error_rows'), value: <Count value={counts.error} tone="bad" /> },
    ...(counts.pending > 0
      ? [{ id: 'pending', label: t('import.pending_rows'), value: <Count value={counts.pending} />, note: t('import.pending_note') }]
      : []),
  ];
  const others = view.made.length > 0 ? view.made : makes;
  return (
    <>
      <Facts facts={facts} />
      {others.length > 0 && (
        <p className="import-note">
          {view.made.length > 0 ? t('import.has_made') : t('import.will_make')}{' '}
          {others.map((each) => `${each.count.toLocaleString('en')} ${label(each.label)}`).join(' · ')}
        </p>
      )}
      {view.warnings.length > 0 && (
        <section className="import-warnings" aria-label={t('import.warnings')}>
          {view.warnings.map((warning) => (
            <p key={`${warning.code} ${warning.field ?? ''}`} className="row g2">
              <Icon name="warning" size={14} className="watch" />
              <span className="spread">{label(warning.message)}</span>
              <b className="nowrap">{t('import.warning_rows', { count: warning.rows })}</b>
            </p>
          ))}
        </section>
      )}
    </>
  );
}
