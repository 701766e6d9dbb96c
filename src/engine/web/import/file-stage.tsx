import { useEffect, useEffectEvent, useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { FormError } from '#platform/web/kit/field.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import {
  getDraft,
  getImport,
  planImport,
  previewImport,
  runImport,
  type ImportDraft,
  type ImportView,
} from '#engine/contract/import/import.routes.ts';
import { PreviewView } from './preview-view.tsx';
import { ProgressView } from './progress-view.tsx';
import { isBusy } from './use-import.ts';
import { ValuesForm } from './values-form.tsx';

interface FileStageProps {
  readonly draft: ImportDraft;
  readonly view: ImportView;
  /** Goes on by itself as long as nothing has to be decided. */
  readonly isAuto: boolean;
  readonly isLast: boolean;
  readonly onAuto: () => void;
  readonly onBack: () => void;
}

/** Where one file stands: values to decide, previewing, previewed, importing, or failed. */
export function FileStage(props: FileStageProps) {
  const { view, draft, isAuto } = props;
  const run = useRouteMutation(runImport, { invalidates: [getImport] });
  const { counts } = view;
  // A file without a place has nothing to decide: its rows are listed with the reason, and the next one comes.
  const isUnplaced = view.object === 'unplaced';
  const isClean = view.status === 'previewed' && (isUnplaced || counts.error + counts.duplicate === 0);
  const goOn = useEffectEvent(() => run.mutate({ id: view.id }));
  const goesOn = (isAuto || isUnplaced) && isClean && run.isIdle;
  useEffect(() => {
    if (goesOn) goOn();
  }, [goesOn]);
  if (isBusy(view) || goesOn || run.isPending) return <ProgressView view={view} />;
  if (view.status === 'staged') return <StagedFile {...props} />;
  if (view.status === 'failed') return <FailedFile view={view} onBack={props.onBack} />;
  const start = () => run.mutate({ id: view.id });
  return (
    <>
      <FormError error={run.error} />
      <PreviewView
        draft={draft}
        view={view}
        isLast={props.isLast}
        onRun={start}
        onBack={props.onBack}
        onRunAll={() => {
          props.onAuto();
          start();
        }}
      />
    </>
  );
}

/** Looks for texts that stand for nothing yet: asks about them, or previews at once when there are none. */
function StagedFile({ draft, view, onBack }: FileStageProps) {
  const t = useMessages(importMessages);
  const [shownAt] = useState(() => Date.now());
  const plan = view.plan ?? draft.import.plan ?? draft.guess;
  const planned = useRoute(planImport, { id: view.id, plan }, { staleTimeMs: 0 });
  const save = useRouteMutation(planImport);
  const preview = useRouteMutation(previewImport, { invalidates: [getImport, getDraft] });
  const start = useEffectEvent(() => preview.mutate({ id: view.id }));
  // Earlier files may have made what this one refers to, so only an answer asked for now counts.
  const isFresh = planned.dataUpdatedAt >= shownAt && !planned.isFetching;
  const isClear = isFresh && planned.data?.unknown.length === 0 && preview.isIdle;
  useEffect(() => {
    if (isClear) start();
  }, [isClear]);
  if (planned.error)
    return (
      <>
        <FormError error={planned.error} />
        <BackButton onBack={onBack} />
      </>
    );
  if (preview.error)
    return (
      <>
        <FormError error={preview.error} />
        <BackButton onBack={onBack} />
      </>
    );
  if (!planned.data || !isFresh || planned.data.unknown.length === 0 || preview.isPending || preview.isSuccess) {
    return (
      <div role="status">
        <p className="muted">{t('import.checking')}</p>
        <PageState of={{ error: null }} />
      </div>
    );
  }
  return (
    <>
      <FormError error={save.error} />
      <ValuesForm
        draft={draft}
        plan={plan}
        unknown={planned.data.unknown}
        options={planned.data.options}
        isBusy={save.isPending}
        onBack={onBack}
        onConfirm={(next) => save.mutate({ id: view.id, plan: next }, { onSuccess: () => preview.mutate({ id: view.id }) })}
      />
    </>
  );
}

function FailedFile({ view, onBack }: { readonly view: ImportView; readonly onBack: () => void }) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const again = useRouteMutation(previewImport, { invalidates: [getImport] });
  return (
    <div className="k-state" role="alert">
      <h2>{t('import.failed_title')}</h2>
      <p>{view.error ? label(view.error) : t('import.reload')}</p>
      <FormError error={again.error} />
      <div className="row g2">
        <Button onClick={onBack}>{t('import.back')}</Button>
        <Button kind="primary" icon="cycle" isBusy={again.isPending} onClick={() => again.mutate({ id: view.id })}>
          {t('import.try_again')}
        </Button>
      </div>
    </div>
  );
}

function BackButton({ onBack }: { readonly onBack: () => void }) {
  const t = useMessages(importMessages);
  return <Button onClick={onBack}>{t('import.back')}</Button>;
}
