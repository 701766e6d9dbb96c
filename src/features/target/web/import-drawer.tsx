import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { DropZone } from '#platform/web/kit/drop-zone.tsx';
import { Field, FormError } from '#platform/web/kit/field.tsx';
import { TextArea } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { readSheetText } from '../contract/read-sheet-text.ts';
import { targetMessages } from '../contract/target.messages.ts';
import { getTargetGridRoute, importTargetsRoute, type TargetGrid } from '../contract/target.routes.ts';

/** Fills the draft from a file or a pasted sheet: looked at first, then all lines or none. */
export function ImportDrawer({ grid, onClose }: { readonly grid: TargetGrid; readonly onClose: () => void }) {
  const t = useMessages(targetMessages);
  const [text, setText] = useState('');
  const preview = useRouteMutation(importTargetsRoute);
  const run = useRouteMutation(importTargetsRoute, {
    invalidates: [getTargetGridRoute],
    onSuccess: (result) => {
      if (result.errors.length > 0) return;
      showToast({ text: t('target.imported', { count: result.written }), tone: 'good' });
      onClose();
    },
  });
  const request = (dryRun: boolean) => ({ id: grid.version.id, metric: grid.metric.id, level: grid.level, csv: readSheetText(text), dryRun });
  const change = (next: string) => {
    setText(next);
    preview.reset();
  };
  const isGood = preview.data !== undefined && preview.data.errors.length === 0 && preview.data.rows > 0;
  return (
    <Drawer
      title={t('target.import_title')}
      onClose={onClose}
      width={520}
      footer={
        <>
          <Button
            kind={isGood ? 'normal' : 'primary'}
            disabled={text.trim() === ''}
            isBusy={preview.isPending}
            onClick={() => preview.mutate(request(true))}
          >
            {t('target.preview')}
          </Button>
          {isGood && (
            <Button kind="primary" isBusy={run.isPending} onClick={() => run.mutate(request(false))}>
              {t('target.import')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack g4">
        <DropZone accept=".csv,.txt,.tsv" hint={t('target.import_hint')} onFiles={([file]) => void file?.text().then(change)} />
        <Field label={t('target.paste_here')}>
          <TextArea className="targets-csv" rows={8} value={text} onChange={change} />
        </Field>
        {preview.data && <PreviewResult rows={preview.data.rows} errors={preview.data.errors} />}
        <FormError error={preview.error ?? run.error} />
      </div>
    </Drawer>
  );
}

interface PreviewResultProps {
  readonly rows: number;
  readonly errors: readonly { readonly line: number; readonly message: { readonly zh: string; readonly en: string } }[];
}

function PreviewResult({ rows, errors }: PreviewResultProps) {
  const t = useMessages(targetMessages);
  const label = useLabel();
  if (errors.length === 0) return <StatusText tone="good">{t('target.preview_good', { count: rows })}</StatusText>;
  return (
    <div className="stack g2" role="alert">
      <StatusText tone="bad">{t('target.preview_bad', { count: errors.length })}</StatusText>
      <ul className="targets-errors">
        {errors.map((error, at) => (
          <li key={String(at)}>
            <span className="muted">{t('target.line', { line: error.line })}</span> {label(error.message)}
          </li>
        ))}
      </ul>
    </div>
  );
}
