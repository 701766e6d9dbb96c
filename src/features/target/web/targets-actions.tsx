import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { exportTargets } from '../contract/export-targets.ts';
import { targetMessages } from '../contract/target.messages.ts';
import { approveTargetVersionRoute, getTargetGridRoute, listTargetVersionsRoute, type TargetGrid } from '../contract/target.routes.ts';
import { ImportDrawer } from './import-drawer.tsx';
import { ReviseDrawer } from './revise-drawer.tsx';
import type { TargetsState } from './use-targets.ts';

/** Import, export, approve, revise: what the version allows. */
export function TargetsActions({ grid, targets }: { readonly grid: TargetGrid; readonly targets: TargetsState }) {
  const t = useMessages(targetMessages);
  const [open, setOpen] = useState<'import' | 'approve' | 'revise'>();
  const { can, name } = grid.version;
  const approve = useRouteMutation(approveTargetVersionRoute, {
    invalidates: [listTargetVersionsRoute, getTargetGridRoute],
    onSuccess: () => showToast({ text: t('target.approved'), tone: 'good' }),
    onError: (error) => showToast({ text: error.detail, tone: 'bad' }),
  });
  const close = () => setOpen(undefined);
  return (
    <>
      <Button icon="download" onClick={() => saveFile(`${name}.csv`, exportTargets(grid))}>
        {t('target.export')}
      </Button>
      {can.edit && (
        <Button icon="upload" onClick={() => setOpen('import')}>
          {t('target.import')}
        </Button>
      )}
      {can.revise && (
        <Button icon="pencil" onClick={() => setOpen('revise')}>
          {t('target.revise')}
        </Button>
      )}
      {can.approve && (
        <Button kind="primary" icon="tick" onClick={() => setOpen('approve')}>
          {t('target.approve')}
        </Button>
      )}
      {open === 'import' && <ImportDrawer grid={grid} onClose={close} />}
      {open === 'revise' && <ReviseDrawer version={grid.version} onClose={close} onMade={targets.setVersionId} />}
      {open === 'approve' && (
        <Confirm
          title={t('target.approve_title', { name })}
          confirmLabel={t('target.approve')}
          onConfirm={() => approve.mutateAsync({ id: grid.version.id })}
          onClose={close}
        >
          {t('target.approve_text')}
        </Confirm>
      )}
    </>
  );
}

/** Gives the browser a file; the mark at its start tells spreadsheets that it is UTF-8. */
function saveFile(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
