import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { FormError } from '#platform/web/kit/field.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Stepper } from '#platform/web/kit/stepper.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo, useSearchParam } from '#platform/web/navigation.tsx';
import { usePageTitle } from '#platform/web/page-title.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import { groupImports } from '#engine/contract/import/import-batch.routes.ts';
import type { ImportDraft } from '#engine/contract/import/import.routes.ts';
import { ColumnsStep } from './columns-step.tsx';
import { FilesStep } from './files-step.tsx';
import { ImportStep } from './import-step.tsx';
import { ObjectsStep } from './objects-step.tsx';
import { useDrafts } from './use-drafts.ts';
import { usePlans } from './use-plans.ts';
import './import.css';

const stepIds = ['files', 'objects', 'columns', 'import'] as const;
type StepId = (typeof stepIds)[number];

/** The import wizard. Which files and which step stand in the address, what was decided stands with each import on the server: a reload loses nothing. */
export function WizardPage() {
  const t = useMessages(importMessages);
  usePageTitle(t('import.new'), [{ label: t('import.title'), to: '/imports' }]);
  const drafts = useDrafts();
  const [step] = useSearchParam('step');
  const [batch] = useSearchParam('batch');
  const wanted = stepIds.find((id) => id === step) ?? 'files';
  const needsBatch = (wanted === 'import' || wanted === 'objects') && !batch;
  const active = drafts.ids.length === 0 || needsBatch ? 'files' : wanted;
  return (
    <>
      <PageHeader title={t('import.new')} />
      <div className="page page-scroll import-wizard">
        {drafts.error || drafts.isLoading ? (
          <PageState of={{ error: drafts.error, refetch: drafts.refetch }} />
        ) : (
          <Wizard drafts={drafts.drafts} active={active} batchId={batch ?? ''} />
        )}
      </div>
    </>
  );
}

interface WizardProps {
  readonly drafts: readonly ImportDraft[];
  readonly active: StepId;
  readonly batchId: string;
}

function Wizard({ drafts, active, batchId }: WizardProps) {
  const t = useMessages(importMessages);
  const go = useGo();
  const plans = usePlans(drafts);
  const ids = drafts.map((draft) => draft.import.id);
  const group = useRouteMutation(groupImports);
  const goTo = (step: StepId, batch = batchId) => go(`/imports/new?files=${ids.join(',')}${batch && `&batch=${batch}`}&step=${step}`);
  // The files are one run from here on; coming back and going on again makes it anew, so that what was changed is rehearsed.
  const goAsOne = (step: StepId) =>
    group.mutate({ name: drafts[0]?.import.fileName ?? '', imports: ids }, { onSuccess: (batch) => goTo(step, batch.id) });
  const toImport = () => void plans.saveAll().then((isSaved) => (isSaved ? goAsOne('import') : goTo('columns')));
  const steps = [
    { id: 'files', label: t('import.step_files') },
    { id: 'columns', label: t('import.step_columns') },
    { id: 'import', label: t('import.step_import') },
  ];
  const isKnown = drafts.every((draft) => draft.recipe !== null || draft.mapping !== null || draft.guess.columns.every((column) => column !== null));
  const isBusy = plans.isSaving || group.isPending;
  const match = (
    <Button kind={isKnown ? 'normal' : 'primary'} disabled={drafts.length === 0} onClick={() => goTo('columns')}>
      {isKnown ? t('import.step_columns') : t('import.next')}
    </Button>
  );
  const preview = (
    <Button kind="primary" isBusy={isBusy} onClick={toImport}>
      {t('import.to_preview')}
    </Button>
  );
  const footers = {
    files: (
      <>
        {match}
        {isKnown && drafts.length > 0 && preview}
      </>
    ),
    objects: undefined,
    columns: (
      <>
        <Button onClick={() => goTo('files')}>{t('import.back')}</Button>
        {preview}
      </>
    ),
    import: undefined,
  };
  return (
    <Stepper
      label={t('import.steps')}
      steps={steps}
      active={active === 'objects' ? 'files' : active}
      footer={footers[active]}
      onGoBack={(id) => goTo(stepIds.find((each) => each === id) ?? 'files')}
    >
      <FormError error={group.error} />
      {active === 'files' && <FilesStep drafts={drafts} isProposing={group.isPending} onPropose={() => goAsOne('objects')} />}
      {active === 'objects' && <ObjectsStep batchId={batchId} onBack={() => goTo('files')} onMade={() => goTo('files')} />}
      {active === 'columns' && <ColumnsStep drafts={drafts} plans={plans} />}
      {active === 'import' && <ImportStep key={batchId} batchId={batchId} drafts={drafts} onBack={() => goTo('columns')} />}
    </Stepper>
  );
}
