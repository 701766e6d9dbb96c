import { useState } from 'react';
import { treeOfFilter } from '#engine/contract/expression/filter-to-tree.ts';
import { viewMessages } from '#engine/contract/views/view.messages.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { filterOfParts, partsOfExpression } from '../filters/filter-parts.ts';
import type { ListState } from '../list/use-list-state.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { dropLocalViews, readLocalViews } from './local-views.ts';
import type { LocalView } from './local-views.ts';

/** Offers to keep on the server what an earlier version kept in this browser only. */
export function LocalViewsNote({ web, state }: { readonly web: WebObject; readonly state: ListState }) {
  const t = useMessages(viewMessages);
  const objectId = web.object.id;
  const [local, setLocal] = useState(() => readLocalViews(objectId));
  const [isBusy, setIsBusy] = useState(false);
  if (local.length === 0) return null;
  const drop = () => {
    dropLocalViews(objectId);
    setLocal([]);
  };
  const keep = async () => {
    setIsBusy(true);
    try {
      for (const view of local) await state.views.create.mutateAsync(requestOf(objectId, view));
      drop();
    } catch (error) {
      if (error instanceof Error) showToast({ text: error.message, tone: 'bad' });
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <div className="views-local" role="status">
      <Icon name="info" size={14} />
      <span className="spread">{t('view.local', { count: local.length })}</span>
      <Button size="small" isBusy={isBusy} onClick={() => void keep()}>
        {t('view.keep_local')}
      </Button>
      <Button size="small" kind="quiet" onClick={drop}>
        {t('view.drop_local')}
      </Button>
    </div>
  );
}

function requestOf(object: string, view: LocalView) {
  const filter = filterOfParts(partsOfExpression(view.filter));
  const isReadable = filter !== undefined && treeOfFilter(filter).ok;
  return { object, name: view.name.slice(0, 80), filter: isReadable ? filter : null, sort: view.sort, columns: view.columns };
}
