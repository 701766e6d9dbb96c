import { Button } from '#platform/web/kit/button.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Stepper } from '#platform/web/kit/stepper.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo, useSearchParam } from '#platform/web/navigation.tsx';
import { usePageTitle } from '#platform/web/page-title.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import type { ImportDraft } from '#engine/contract/import/import.routes.ts';
import { ColumnsStep } from './columns-step.tsx';
import { FilesStep } from './files-step.tsx';
import { ImportStep } from './import-step.tsx';
import { useDrafts } from './use-drafts.ts';
import { usePlans } from './use-plans.ts';
import './import.css';

const stepIds = ['files', 'columns', 'import'] as const;
type StepId = (typeof stepIds)[number];

/** The import wizard. Which files and which step stand in the address, what was decided stands with each import on the server: a reload loses nothing. */
export function WizardPage() {
  const t = useMessages(importMessages);
  usePageTitle(t('import.new'), [{ label: t('import.title'), to: '/imports' }]);
  const drafts = useDrafts();
  const [step] = useSearchParam('step');
  const wanted = stepIds.find((id) => id === step) ?? 'files';
  const active = drafts.ids.length === 0 ? 'files' : wanted;
  return (
    <>
      <PageHeader title={t('import.new')} />
      <div className="page page-scroll import-wizard">
        {drafts.error || drafts.isLoading ? (
          <PageState of={{ error: drafts.error, refetch: drafts.refetch }} />
        ) : (
          <Wizard drafts={drafts.drafts} active={active} />
        )}
      </div>
    </>
  );
}

function Wizard({ drafts, active }: { readonly drafts: readonly ImportDraft[]; readonly active: StepId }) {
  const t = useMessages(importMessages);
  const go = useGo();
  const plans = usePlans(drafts);
  const files = drafts.map((draft) => draft.import.id).join(',');
  const goTo = (step: StepId) => go(`/imports/new?files=${files}&step=${step}`);
  const toColumns = () => goTo('columns');
  const toImport = () => void plans.saveAll().then((isSaved) => isSaved && goTo('import'));
  const steps = [
    { id: 'files', label: t('import.step_files') },
    { id: 'columns', label: t('import.step_columns') },
    { id: 'import', label: t('import.step_import') },
  ];
  const footers = {
    files: (
      <Button kind="primary" disabled={drafts.length === 0} onClick={toColumns}>
        {t('import.next')}
      </Button>
    ),
    columns: (
      <>
        <Button onClick={() => goTo('files')}>{t('import.back')}</Button>
        <Button kind="primary" isBusy={plans.isSaving} onClick={toImport}>
          {t('import.to_preview')}
        </Button>
      </>
    ),
    import: undefined,
  };
  return (
    <Stepper
      label={t('import.steps')}
      steps={steps}
      active={active}
      footer={footers[active]}
      onGoBack={(id) => goTo(stepIds.find((each) => each === id) ?? 'files')}
    >
      {active === 'files' && <FilesStep drafts={drafts} />}
      {active === 'columns' && <ColumnsStep drafts={drafts} plans={plans} />}
      {active === 'import' && <ImportStep drafts={drafts} onBack={toColumns} />}
    </Stepper>
  );
}
