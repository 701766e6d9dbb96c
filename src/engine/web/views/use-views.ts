import { useEffect } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import type { ListView } from '#engine/contract/objects/object.ts';
import { createViewRoute, deleteViewRoute, listViewsRoute, setDefaultViewRoute, updateViewRoute } from '#engine/contract/views/view.routes.ts';
import type { View } from '#engine/contract/views/view.routes.ts';
import type { ListLayout, ViewSettings } from '#engine/contract/views/view-settings.ts';
import { partsOfExpression } from '../filters/filter-parts.ts';
import type { WebObject } from '../objects/object-registry.ts';

/** A view as a list offers it: declared with the object, or saved by somebody. */
export interface OfferedView extends Omit<ListView, 'filter'> {
  readonly parts: readonly FilterTree[];
  readonly layout?: ListLayout;
  readonly settings?: ViewSettings;
  readonly saved?: View;
}

/** The views of a list; `isReady` is false while the one to open with is not known yet. */
export function useViews(web: WebObject) {
  const objectId = web.object.id;
  const answer = useRoute(listViewsRoute, { object: objectId }, { staleTimeMs: 60_000 });
  const chosen = answer.data?.default ?? undefined;
  useEffect(() => {
    if (answer.data) rememberDefault(objectId, chosen !== undefined);
  }, [answer.data, chosen, objectId]);
  const invalidates = { invalidates: [listViewsRoute] };
  const views: readonly OfferedView[] = [...web.object.views.map(declared), ...(answer.data?.rows ?? []).map(offered)];
  return {
    views,
    defaultId: chosen,
    canShare: answer.data?.can_share ?? false,
    /** A list without a choice of its own is shown at once; only who chose one waits for it. */
    isReadyFor: (id: string | undefined) =>
      !answer.isPending || (id === undefined ? !hasDefault(objectId) : web.object.views.some((view) => view.id === id)),
    create: useRouteMutation(createViewRoute, invalidates),
    update: useRouteMutation(updateViewRoute, invalidates),
    remove: useRouteMutation(deleteViewRoute, invalidates),
    setDefault: useRouteMutation(setDefaultViewRoute, invalidates),
  };
}

function declared(view: ListView): OfferedView {
  const { filter, ...rest } = view;
  return { ...rest, parts: partsOfExpression(filter) };
}

function offered(view: View): OfferedView {
  return {
    id: view.id,
    label: { zh: view.name, en: view.name },
    parts: view.filter === null ? [] : 'and' in view.filter ? view.filter.and : [view.filter],
    sort: view.sort,
    columns: view.columns,
    layout: view.layout,
    settings: view.settings,
    saved: view,
  };
}

function hasDefault(objectId: string): boolean {
  return localStorage.getItem(`sloop.default-view.${objectId}`) !== null;
}

function rememberDefault(objectId: string, isChosen: boolean): void {
  const key = `sloop.default-view.${objectId}`;
  if (isChosen) localStorage.setItem(key, '1');
  else localStorage.removeItem(key);
}
