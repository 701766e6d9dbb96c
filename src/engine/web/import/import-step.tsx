import { useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import { callRoute, routeKey } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Skeleton } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo, useSearchParam } from '#platform/web/navigation.tsx';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import { getImport, type ImportDraft, type ImportView } from '#engine/contract/import/import.routes.ts';
import { FileStage } from './file-stage.tsx';
import { ImportStatusText } from './import-words.tsx';
import { ResultCards } from './result-cards.tsx';
import { UndoConfirm } from './undo-confirm.tsx';
import { isBusy, useRefreshWhile } from './use-import.ts';

const finalStates: readonly ImportView['status'][] = ['done', 'undoing', 'undone'];

/** The files one after the other: values, preview, import; then what became of them. */
export function ImportStep({ drafts, onBack }: { readonly drafts: readonly ImportDraft[]; readonly onBack: () => void }) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const [auto, setAuto] = useSearchParam('auto');
  const views = useViews(drafts);
  if (views.length < drafts.length) return <Skeleton />;
  const current = views.findIndex((view) => !finalStates.includes(view.status));
  const draft = drafts[current];
  const view = views[current];
  if (!draft || !view) return <AllDone views={views} />;
  return (
    <div className="import-run">
      <ol className="import-queue" aria-label={t('import.file')}>
        {views.map((each, index) => (
          <li key={each.id} aria-current={index === current ? 'step' : undefined}>
            <b className="clip">{each.fileName}</b>
            <span className="muted t12">{label(each.label)}</span>
            {index > current ? <span className="muted t12">{t('import.status_waiting')}</span> : <ImportStatusText status={each.status} />}
          </li>
        ))}
      </ol>
      <div className="import-stage">
        <FileStage
          key={view.id}
          draft={draft}
          view={view}
          isAuto={auto === '1'}
          onAuto={() => setAuto('1')}
          isLast={current === views.length - 1}
          onBack={onBack}
        />
      </div>
    </div>
  );
}

function useViews(drafts: readonly ImportDraft[]): ImportView[] {
  const queries = useQueries({
    queries: drafts.map(({ import: { id } }) => ({
      queryKey: routeKey(getImport, { id }),
      queryFn: ({ signal }: { signal: AbortSignal }) => callRoute(getImport, { id }, signal),
      staleTime: 0,
    })),
  });
  const views = queries.flatMap((query) => query.data ?? []);
  useRefreshWhile(views.some(isBusy), () => queries.forEach((query) => query.data && isBusy(query.data) && void query.refetch()));
  return views;
}

function AllDone({ views }: { readonly views: readonly ImportView[] }) {
  const t = useMessages(importMessages);
  const go = useGo();
  const [isAsking, setIsAsking] = useState(false);
  const done = views.filter((view) => view.status === 'done');
  return (
    <>
      <h2 className="section-title">{t('import.all_done', { count: views.length })}</h2>
      <ResultCards views={views} />
      <div className="k-stepper-foot">
        {done.length > 0 && (
          <Button icon="undo" onClick={() => setIsAsking(true)}>
            {done.length === 1 ? t('import.undo') : t('import.undo_all')}
          </Button>
        )}
        <Button onClick={() => go('/imports/new')}>{t('import.import_more')}</Button>
        <Button kind="primary" onClick={() => go('/imports')}>
          {t('import.finish')}
        </Button>
      </div>
      {isAsking && <UndoConfirm imports={done} onClose={() => setIsAsking(false)} />}
    </>
  );
}
