import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import { getDraft, getImport, planImport, type ImportDraft, type ImportView } from '#engine/contract/import/import.routes.ts';
import { ImportCounts } from './import-counts.tsx';
import { RowResults } from './row-results.tsx';

interface PreviewViewProps {
  readonly draft: ImportDraft;
  readonly view: ImportView;
  readonly isLast: boolean;
  readonly onRun: () => void;
  /** Imports this file and goes on with the others. */
  readonly onRunAll: () => void;
  readonly onBack: () => void;
}

/** What would happen to each row, and the button that makes it happen. */
export function PreviewView({ draft, view, isLast, onRun, onRunAll, onBack }: PreviewViewProps) {
  const t = useMessages(importMessages);
  const fresh = useRoute(getDraft, { id: view.id });
  const save = useRouteMutation(planImport, { invalidates: [getImport, getDraft] });
  const { counts, plan } = view;
  const count = counts.new + counts.update + counts.same + counts.pending;
  const mapped = Object.values(plan?.values ?? {}).reduce((sum, texts) => sum + Object.keys(texts).length, 0);
  return (
    <div className="import-result">
      <h2 className="section-title">{t('import.preview_of', { name: view.fileName })}</h2>
      <ImportCounts view={view} makes={(fresh.data ?? draft).makes} />
      {mapped > 0 && plan && (
        <p className="row g2 muted">
          {t('import.mapped_values', { count: mapped })}
          <Button kind="link" onClick={() => save.mutate({ id: view.id, plan: { ...plan, values: {}, missing: {} } })}>
            {t('import.map_again')}
          </Button>
        </p>
      )}
      <RowResults view={view} />
      {count === 0 && <p className="import-note watch">{t('import.nothing_to_do')}</p>}
      {!isLast && <p className="muted t12">{t('import.auto_note')}</p>}
      <div className="k-stepper-foot">
        <Button onClick={onBack}>{t('import.back')}</Button>
        <Button kind={isLast ? 'primary' : 'normal'} disabled={count === 0} onClick={onRun}>
          {t('import.run_one', { count })}
        </Button>
        {!isLast && (
          <Button kind="primary" disabled={count === 0} onClick={onRunAll}>
            {t('import.run_all')}
          </Button>
        )}
      </div>
    </div>
  );
}
