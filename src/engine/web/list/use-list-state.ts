import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import type { ListView } from '#engine/contract/objects/object.ts';
import type { SortKey } from '#engine/contract/records/query.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { filterOfParts, partsOfExpression, partsOfText } from '../filters/filter-parts.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { useSavedViews } from './saved-views.ts';

/** The pseudo view of a list opened by a link with its own expression. */
export const linkView = 'link';

/** What a list shows, kept in its address, so that a link carries it. */
export function useListState(web: WebObject) {
  const { view, views, isLink, saved, expression, asOf, setChosen, setExpression } = useChosenView(web);
  const [filterText, setFilterText] = useSearchParam('filter');
  const [sortText, setSortText] = useSearchParam('sort');
  const [layout, setLayout] = useSearchParam('layout');
  const [search, setSearch] = useSearchParam('q');
  const changed = partsOfText(filterText);
  const parts = changed ?? partsOfExpression(isLink ? expression : view?.filter);
  const sort = readSort(sortText) ?? (view?.sort ?? []).map((key) => ({ field: key.field, descending: key.descending ?? false }));
  const filter = filterOfParts(parts);
  return {
    view,
    views,
    isLink,
    hasLink: expression !== undefined,
    asOf: isLink ? asOf : undefined,
    parts,
    isChanged: changed !== undefined,
    sort,
    search: search ?? '',
    layout: layout === 'board' && web.object.boardField !== undefined ? ('board' as const) : ('table' as const),
    selection: { ...(filter && { filter }), ...(search && { search }), ...(isLink && asOf !== undefined && { asOf }) },
    setParts: (next: readonly FilterTree[]) => setFilterText(JSON.stringify(next)),
    restore: () => setFilterText(undefined),
    setSort: (key: SortKey) => setSortText(`${key.descending ? '-' : ''}${key.field}`),
    setLayout,
    setSearch: (text: string) => setSearch(text === '' ? undefined : text),
    setView: (id: string) => {
      setChosen(id);
      setFilterText(undefined);
      setSortText(undefined);
    },
    saveView: (name: string) => {
      const id = saved.add({ name, parts, sort, columns: view?.columns ?? web.object.views[0]?.columns ?? [] });
      setFilterText(undefined);
      setExpression(undefined);
      setChosen(id);
    },
    removeView: (id: string) => {
      saved.remove(id);
      setChosen(undefined);
    },
    isSaved: (id: string) => saved.views.some((each) => each.id === id),
  };
}

/** What a list shows and how to change it. */
export type ListState = ReturnType<typeof useListState>;

function readSort(text: string | undefined): SortKey[] | undefined {
  if (!text) return undefined;
  return [{ field: text.replace(/^-/, ''), descending: text.startsWith('-') }];
}

/** The view in the address, or the first; undefined while a link with its own expression is looked at. */
function useChosenView(web: WebObject) {
  const [expression, setExpression] = useSearchParam('expression');
  const [asOf] = useSearchParam('asOf');
  const [chosen, setChosen] = useSearchParam('view');
  const saved = useSavedViews(web.object.id);
  const views: readonly ListView[] = [...web.object.views, ...saved.views];
  const isLink = expression !== undefined && (chosen === undefined || chosen === linkView);
  const view = isLink ? undefined : (views.find((each) => each.id === chosen) ?? views[0]);
  return { view, views, isLink, saved, expression, asOf, setChosen, setExpression };
}
