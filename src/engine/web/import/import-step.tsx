import { useEffect, useEffectEvent, useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { FormError } from '#platform/web/kit/field.tsx';
import { ErrorState, PageState, Skeleton } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import { checkBatch, getBatch, previewBatch, runBatch, type FileCheck, type ImportBatchView } from '#engine/contract/import/import-batch.routes.ts';
import { planImport, type ImportDraft } from '#engine/contract/import/import.routes.ts';
import { BatchProgress } from './batch-progress.tsx';
import { BatchResult } from './batch-result.tsx';
import { Rehearsal } from './rehearsal.tsx';
import { useBatch } from './use-batch.ts';
import { isBusy } from './use-import.ts';
import { ValuesForm } from './values-form.tsx';

interface ImportStepProps {
  readonly batchId: string;
  readonly drafts: readonly ImportDraft[];
  readonly onBack: () => void;
}

/** All files of a run together: texts to decide, one rehearsal, one start, one progress, one result. */
export function ImportStep({ batchId, drafts, onBack }: ImportStepProps) {
  const batch = useBatch(batchId);
  const check = useRoute(checkBatch, { id: batchId }, { staleTimeMs: 0 });
  if (!batch.data) return <PageState of={batch} />;
  const given = { batch: batch.data, drafts, onBack, checks: check.data?.files ?? [] };
  if (isBusy(batch.data)) return <BatchProgress batch={batch.data} />;
  if (batch.data.status === 'done' || batch.data.status === 'undone') return <BatchResult batch={batch.data} />;
  if (batch.data.status === 'previewed') return <Previewed {...given} />;
  if (batch.data.status === 'failed') return <FailedBatch {...given} />;
  if (check.error) return <ErrorState error={check.error} onRetry={check.refetch} />;
  if (!check.data || check.isFetching) return <Skeleton />;
  return <StagedBatch {...given} onDecided={check.refetch} />;
}

interface Given {
  readonly batch: ImportBatchView;
  readonly drafts: readonly ImportDraft[];
  readonly checks: readonly FileCheck[];
  readonly onBack: () => void;
}

/** Asks once about texts that cannot be read, or that probably mean something; the rest is rehearsed at once. */
function StagedBatch({ batch, drafts, checks, onBack, onDecided }: Given & { readonly onDecided: () => unknown }) {
  const [decided, setDecided] = useState<readonly string[]>([]);
  const save = useRouteMutation(planImport, { invalidates: [getBatch] });
  const preview = useRouteMutation(previewBatch, { invalidates: [getBatch] });
  const open = checks.find((file) => !decided.includes(file.id) && file.unknown.some((text) => !text.isReference || text.suggestion !== null));
  const start = useEffectEvent(() => preview.mutate({ id: batch.id }));
  const isClear = open === undefined && preview.isIdle;
  useEffect(() => {
    if (isClear) start();
  }, [isClear]);
  const draft = drafts.find((each) => each.import.id === open?.id);
  const view = batch.imports.find((each) => each.id === open?.id);
  if (preview.error) return <ErrorState error={preview.error} onRetry={() => preview.mutate({ id: batch.id })} />;
  if (!open || !draft || !view) return <Skeleton />;
  return (
    <>
      <FormError error={save.error} />
      <ValuesForm
        key={open.id}
        draft={draft}
        plan={view.plan ?? draft.guess}
        unknown={open.unknown}
        options={open.options}
        isBusy={save.isPending}
        onBack={onBack}
        onConfirm={(plan) =>
          save.mutate(
            { id: open.id, plan },
            {
              onSuccess: () => {
                setDecided((known) => [...known, open.id]);
                onDecided();
              },
            },
          )
        }
      />
    </>
  );
}

function Previewed({ batch, checks, onBack }: Given) {
  const run = useRouteMutation(runBatch, { invalidates: [getBatch] });
  return (
    <>
      <FormError error={run.error} />
      <Rehearsal batch={batch} checks={checks} isStarting={run.isPending} onRun={() => run.mutate({ id: batch.id })} onBack={onBack} />
    </>
  );
}

function FailedBatch({ batch, onBack }: Given) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const again = useRouteMutation(previewBatch, { invalidates: [getBatch] });
  const wrong = batch.imports.filter((view) => view.status === 'failed');
  return (
    <div className="k-state" role="alert">
      <h2>{t('import.failed_title')}</h2>
      {batch.error && <p>{label(batch.error)}</p>}
      {wrong.map((view) => (
        <p key={view.id}>
          <b>{view.fileName}</b> {view.error ? label(view.error) : t('import.reload')}
        </p>
      ))}
      <FormError error={again.error} />
      <div className="row g2">
        <Button onClick={onBack}>{t('import.back')}</Button>
        <Button kind="primary" icon="cycle" isBusy={again.isPending} onClick={() => again.mutate({ id: batch.id })}>
          {t('import.try_again')}
        </Button>
      </div>
    </div>
  );
}
