import { useEffect, useEffectEvent } from 'react';
import { exportMessages } from '#engine/contract/export/export.messages.ts';
import { downloadExportRoute, listExportsRoute, type ExportView } from '#engine/contract/export/export.routes.ts';
import { useRoute } from '#platform/web/api.ts';
import type { IconName } from '#platform/web/kit/icon.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { Progress } from '#platform/web/kit/progress.tsx';
import { StatusText, type Tone } from '#platform/web/kit/tag.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useLive } from '#platform/web/live.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import './exports.css';

const shownAs: Readonly<Record<ExportView['status'], { readonly tone: Tone; readonly icon: IconName }>> = {
  queued: { tone: 'info', icon: 'clock' },
  running: { tone: 'info', icon: 'clock' },
  done: { tone: 'good', icon: 'tick' },
  failed: { tone: 'bad', icon: 'ban' },
  expired: { tone: 'neutral', icon: 'ban' },
};

/** One's own exports: how far they are, and the file once it is there. */
export function ExportsDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(exportMessages);
  const exports = useRoute(listExportsRoute, {}, { staleTimeMs: 0 });
  useRefreshWhile(exports.data?.exports.some(isBusy) ?? false, exports.refetch);
  return (
    <Drawer title={t('export.mine')} onClose={onClose}>
      <p className="muted">{t('export.text')}</p>
      {!exports.data && <PageState of={exports} />}
      {exports.data?.exports.length === 0 && <EmptyState icon="download" title={t('export.none')} text={t('export.none_text')} />}
      <ul className="exports">
        {exports.data?.exports.map((view) => (
          <li key={view.id}>
            <ExportEntry view={view} />
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

function ExportEntry({ view }: { readonly view: ExportView }) {
  const t = useMessages(exportMessages);
  const label = useLabel();
  return (
    <div className="export-entry">
      <span className="row g2">
        <b className="spread clip">{view.fileName}</b>
        {view.status === 'done' ? (
          <a className="k-button normal small" href={downloadExportRoute.path.replace(':id', view.id)} download={view.fileName}>
            {t('export.download')}
          </a>
        ) : (
          <StatusText {...shownAs[view.status]}>{t(`export.${view.status}`)}</StatusText>
        )}
      </span>
      {isBusy(view) && <Progress value={view.total ? view.done / view.total : 0} label={t('export.running')} />}
      <span className="row g2 muted t12">
        <span>{t('export.rows', { count: view.done })}</span>
        {view.sizeBytes !== null && view.status === 'done' && <span>{sizeText(view.sizeBytes)}</span>}
        <span className="spread" />
        <DateText value={view.createdAt} />
      </span>
      {view.error && view.status === 'failed' && <span className="bad t12">{label(view.error.message)}</span>}
    </div>
  );
}

function isBusy(view: ExportView): boolean {
  return view.status === 'queued' || view.status === 'running';
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Reads again a second apart, and at once when the server tells of progress. */
function useRefreshWhile(isActive: boolean, refetch: () => unknown): void {
  const again = useEffectEvent(() => void refetch());
  useLive((event) => {
    if (isActive && event.type === 'job') void refetch();
  });
  useEffect(() => {
    if (!isActive) return undefined;
    const timer = setInterval(again, 1000);
    return () => clearInterval(timer);
  }, [isActive]);
}
