import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { Tabs } from '#platform/web/kit/tabs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import type { FileCheck, ImportBatchView } from '#engine/contract/import/import-batch.routes.ts';
import type { ImportView } from '#engine/contract/import/import.routes.ts';
import { ImportCounts } from './import-counts.tsx';
import { Count } from './import-words.tsx';
import { RowResults } from './row-results.tsx';
import { total } from './use-batch.ts';

interface RehearsalProps {
  readonly batch: ImportBatchView;
  readonly checks: readonly FileCheck[];
  readonly isStarting: boolean;
  readonly onRun: () => void;
  readonly onBack: () => void;
}

/** What would become of the rows of all files, later ones finding what earlier ones would make; and the one start. */
export function Rehearsal({ batch, checks, isStarting, onRun, onBack }: RehearsalProps) {
  const t = useMessages(importMessages);
  const [chosen, setChosen] = useState<string>();
  const faulty = batch.imports.find((view) => view.object !== 'unplaced' && view.counts.error + view.counts.duplicate > 0);
  const active = batch.imports.find((view) => view.id === chosen) ?? faulty ?? batch.imports[0];
  const count = total(batch, ({ counts }) => counts.new + counts.update + counts.same + counts.pending);
  const tabs = batch.imports.map((view) => ({
    id: view.id,
    label: view.fileName,
    ...(view.counts.error + view.counts.duplicate > 0 && { icon: 'warning' as const }),
  }));
  return (
    <div className="import-result">
      <h2 className="section-title">{t('import.rehearsed_files', { count: batch.imports.length })}</h2>
      {batch.imports.length > 1 && <RehearsedFiles batch={batch} checks={checks} />}
      {tabs.length > 1 && <Tabs label={t('import.file')} tabs={tabs} active={active?.id ?? ''} onChange={setChosen} />}
      {active && (
        <>
          <ImportCounts view={active} />
          <RowResults key={active.id} view={active} />
        </>
      )}
      {count === 0 && <p className="import-note watch">{t('import.nothing_to_do')}</p>}
      <div className="k-stepper-foot">
        <Button onClick={onBack}>{t('import.back')}</Button>
        <Button kind="primary" disabled={count === 0} isBusy={isStarting} onClick={onRun}>
          {t('import.run_one', { count })}
        </Button>
      </div>
    </div>
  );
}

function RehearsedFiles({ batch, checks }: Pick<RehearsalProps, 'batch' | 'checks'>) {
  const t = useMessages(importMessages);
  return (
    <div className="import-scroll" tabIndex={0} role="region" aria-label={t('import.order_hint')}>
      <table className="import-table import-map import-rehearsed">
        <thead>
          <tr>
            <th>{t('import.file')}</th>
            <th>{t('import.relations')}</th>
            <th className="num">{t('import.new_rows')}</th>
            <th className="num">{t('import.update_rows')}</th>
            <th className="num">{t('import.same_rows')}</th>
            <th className="num">{t('import.duplicate_rows')}</th>
            <th className="num">{t('import.error_rows')}</th>
          </tr>
        </thead>
        <tbody>
          {batch.imports.map((view, index) => (
            <FileRow key={view.id} view={view} place={index + 1} check={checks.find((each) => each.id === view.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FileRow({ view, place, check }: { readonly view: ImportView; readonly place: number; readonly check: FileCheck | undefined }) {
  const label = useLabel();
  const { counts } = view;
  return (
    <tr>
      <td>
        <b>
          {place}. {view.fileName}
        </b>
        <span className="muted t12 import-under">{label(view.label)}</span>
      </td>
      <td className="import-relations t12">
        {(check?.relations ?? []).map((relation) => (
          <span key={relation.column}>
            {relation.header} → {relation.file ?? label(relation.label)}
          </span>
        ))}
      </td>
      <td className="num">
        <Count value={counts.new + counts.pending} />
      </td>
      <td className="num">
        <Count value={counts.update} />
      </td>
      <td className="num">
        <Count value={counts.same} />
      </td>
      <td className="num">
        <Count value={counts.duplicate} tone="watch" />
      </td>
      <td className="num">
        <Count value={counts.error} tone="bad" />
      </td>
    </tr>
  );
}
