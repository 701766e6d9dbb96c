import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { CheckInput } from '#platform/web/kit/inputs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import { getBatch, undoBatch, type ImportBatchView } from '#engine/contract/import/import-batch.routes.ts';
import { ResultCards } from './result-cards.tsx';

/** What became of all files, and the one way back. */
export function BatchResult({ batch }: { readonly batch: ImportBatchView }) {
  const t = useMessages(importMessages);
  const go = useGo();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <h2 className="section-title">
        {batch.status === 'undone' ? t('import.status_undone') : t('import.all_done', { count: batch.imports.length })}
      </h2>
      <ResultCards views={batch.imports} />
      <div className="k-stepper-foot">
        {batch.status === 'done' && (
          <Button icon="undo" onClick={() => setIsAsking(true)}>
            {batch.imports.length === 1 ? t('import.undo') : t('import.undo_all')}
          </Button>
        )}
        <Button onClick={() => go('/imports/new')}>{t('import.import_more')}</Button>
        <Button kind="primary" onClick={() => go('/imports')}>
          {t('import.finish')}
        </Button>
      </div>
      {isAsking && <UndoBatch batch={batch} onClose={() => setIsAsking(false)} />}
    </>
  );
}

function UndoBatch({ batch, onClose }: { readonly batch: ImportBatchView; readonly onClose: () => void }) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const can = useCan();
  const [isHiding, setIsHiding] = useState(false);
  const undo = useRouteMutation(undoBatch, { invalidates: [getBatch] });
  const [only] = batch.imports;
  const isOne = batch.imports.length === 1;
  const made = batch.madeObjects.map((object) => label(object.label)).join(' · ');
  return (
    <Confirm
      title={isOne ? t('import.undo_question', { name: only?.fileName ?? '' }) : t('import.undo_all_question', { count: batch.imports.length })}
      confirmLabel={isOne ? t('import.undo') : t('import.undo_all')}
      isDanger
      onConfirm={async () => void (await undo.mutateAsync({ id: batch.id, hideObjects: isHiding ? 'true' : 'false' }))}
      onClose={onClose}
    >
      <p>{t('import.undo_text')}</p>
      {made !== '' && can('workspace.manage') && (
        <CheckInput label={t('import.undo_objects', { objects: made })} isOn={isHiding} onChange={setIsHiding} />
      )}
    </Confirm>
  );
}
