import { useEffect, useEffectEvent, useState } from 'react';
import { groupDigits } from '#platform/contract/format/format-number.ts';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Progress } from '#platform/web/kit/progress.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { bulkMessages } from '#engine/contract/bulk/bulk.messages.ts';
import { cancelBulkChangeRoute, getBulkChangeRoute, undoBulkChangeRoute } from '#engine/contract/bulk/bulk-change.routes.ts';
import type { BulkChangeView } from '#engine/contract/bulk/bulk-change.routes.ts';
import { useRefreshWhile } from '../import/use-import.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';
import { BulkRecords } from './bulk-records.tsx';
import { isUnderWay } from './bulk-words.tsx';
import './bulk.css';

/** How far a bulk change has come, what became of its records, and the ways to stop it and take it back. */
export function BulkProgress({ id }: { readonly id: string }) {
  const label = useLabel();
  const change = useRoute(getBulkChangeRoute, { id }, { staleTimeMs: 0 });
  const isBusy = change.data !== undefined && isUnderWay(change.data);
  useRefreshWhile(isBusy, change.refetch);
  useRefreshedRecords(change.data);
  if (!change.data) return <PageState of={change} />;
  const view = change.data;
  return (
    <div className="bulk-progress" tabIndex={-1} ref={takeFocus}>
      <Standing view={view} />
      {view.error && <p className="bad">{label(view.error)}</p>}
      <Counts view={view} />
      <Ways view={view} onChanged={() => void change.refetch()} />
      {!isBusy && view.refused > 0 && <BulkRecords view={view} verdict="refused" />}
      {!isBusy && view.kept > 0 && <BulkRecords view={view} verdict="kept" />}
    </div>
  );
}

/** The button that started it is gone; Esc still closes what it stands in. */
function takeFocus(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}

/** Lists show what was changed once the work ends. */
function useRefreshedRecords(view: BulkChangeView | undefined): void {
  const refresh = useRefreshObject();
  const tell = useEffectEvent(() => view && !isUnderWay(view) && void refresh(view.object, 'activity'));
  useEffect(() => void tell(), [view?.status]);
}

function Standing({ view }: { readonly view: BulkChangeView }) {
  const t = useMessages(bulkMessages);
  const words = t(`bulk.status_${view.status}`);
  const isUndo = view.status === 'undoing' || view.status === 'undone';
  const done = isUndo ? view.restored + view.kept : view.changed + view.same + view.refused;
  const total = isUndo ? view.changed : view.total;
  return (
    <div role="status">
      <p className="row g2">
        <b className="spread">{words}</b>
        <span className="muted num">{t('bulk.done_of', { done, total: Math.max(done, total) })}</span>
      </p>
      {isUnderWay(view) && <Progress value={total === 0 ? 1 : done / total} label={words} />}
    </div>
  );
}

function Counts({ view }: { readonly view: BulkChangeView }) {
  const t = useMessages(bulkMessages);
  const names = ['changed', 'same', 'refused', ...(view.restored + view.kept > 0 ? (['restored', 'kept'] as const) : [])] as const;
  return (
    <dl className="bulk-counts">
      {names.map((name) => (
        <div key={name}>
          <dt>{t(`bulk.${name}`)}</dt>
          <dd className={(name === 'refused' || name === 'kept') && view[name] > 0 ? 'bad' : undefined}>{groupDigits(String(view[name]))}</dd>
        </div>
      ))}
    </dl>
  );
}

function Ways({ view, onChanged }: { readonly view: BulkChangeView; readonly onChanged: () => void }) {
  const t = useMessages(bulkMessages);
  const [isAsking, setIsAsking] = useState(false);
  const cancel = useRouteMutation(cancelBulkChangeRoute, { onSuccess: onChanged });
  const undo = useRouteMutation(undoBulkChangeRoute, { onSuccess: onChanged });
  if (!view.isOwn) return <p className="muted t12">{t('bulk.not_own', { name: view.by.name })}</p>;
  const canUndo = ['done', 'cancelled', 'failed'].includes(view.status) && view.changed > view.restored + view.kept;
  return (
    <div className="row g2">
      {view.status === 'running' && (
        <Button icon="close" isBusy={cancel.isPending} onClick={() => cancel.mutate({ id: view.id })}>
          {t('bulk.cancel')}
        </Button>
      )}
      {canUndo && (
        <Button icon="undo" onClick={() => setIsAsking(true)}>
          {t('bulk.undo')}
        </Button>
      )}
      {isAsking && (
        <Confirm
          title={t('bulk.undo_title', { count: view.changed })}
          confirmLabel={t('bulk.undo')}
          onConfirm={async () => void (await undo.mutateAsync({ id: view.id }))}
          onClose={() => setIsAsking(false)}
        >
          {t('bulk.undo_text')}
        </Confirm>
      )}
    </div>
  );
}
