import { useSession } from '#platform/web/session.ts';
import { openingView } from '../views/opening-view.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import type { SortKey } from '#engine/contract/records/query.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { listLayouts, ViewSettings } from '#engine/contract/views/view-settings.ts';
import type { ListLayout } from '#engine/contract/views/view-settings.ts';
import { filterOfParts, partsOfExpression, partsOfText } from '../filters/filter-parts.ts';
import { boardChoices, calendarFields } from '../objects/layout-fields.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { useViews } from '../views/use-views.ts';
import type { OfferedView } from '../views/use-views.ts';

/** The pseudo view of a list opened by a link with its own expression. */
export const linkView = 'link';

/** What a list shows, kept in its address, so that a link carries it. */
export function useListState(web: WebObject) {
  const { view, views, isLink, expression, asOf, isReady, setChosen, setExpression } = useChosenView(web);
  const { filterText, sortText, columnText, setFilterText, setSortText, setColumnText, ...changes } = useChanges();
  const { isLaidOutAnew, forget: forgetLayout, ...layout } = useLayout(web, view);
  const forget = () => {
    changes.forget();
    forgetLayout();
  };
  const [search, setSearch] = useSearchParam('q');
  const changed = partsOfText(filterText);
  const parts = changed ?? (isLink ? partsOfExpression(expression) : (view?.parts ?? []));
  const sort = readSort(sortText) ?? (view?.sort ?? []).map((key) => ({ field: key.field, descending: key.descending ?? false }));
  const columns = columnText?.split(',').filter(Boolean) ?? view?.columns ?? web.object.views.at(-1)?.columns ?? [];
  const filter = filterOfParts(parts);
  return {
    isReady,
    view,
    views,
    isLink,
    hasLink: expression !== undefined,
    asOf: isLink ? asOf : undefined,
    parts,
    isChanged: changed !== undefined || columnText !== undefined || sortText !== undefined || isLaidOutAnew,
    sort,
    columns,
    search: search ?? '',
    ...layout,
    selection: { ...(filter && { filter }), ...(search && { search }), ...(isLink && asOf !== undefined && { asOf }) },
    setParts: (next: readonly FilterTree[]) => setFilterText(JSON.stringify(next)),
    restore: forget,
    setSort: (key: SortKey) => setSortText(`${key.descending ? '-' : ''}${key.field}`),
    setColumns: (next: readonly string[]) => setColumnText(next.join(',')),
    setSearch: (text: string) => setSearch(text === '' ? undefined : text),
    setView: (id: string) => {
      setChosen(id);
      forget();
    },
    /** After what is looked at was kept as a view, the view says it all. */
    settleOn: (id: string | undefined) => {
      forget();
      setExpression(undefined);
      setChosen(id);
    },
    /** What a saved view keeps of what is looked at. */
    kept: () => ({ filter: filter ?? null, sort: [...sort], columns: [...columns], settings: layout.settings }),
  };
}

/** What a list shows and how to change it. */
export type ListState = ReturnType<typeof useListState>;

function readSort(text: string | undefined): SortKey[] | undefined {
  if (!text) return undefined;
  return [{ field: text.replace(/^-/, ''), descending: text.startsWith('-') }];
}

/** How a list is laid out: the view's layout and settings with what was changed since. */
function useLayout(web: WebObject, view: OfferedView | undefined) {
  const [layoutText, setLayout] = useSearchParam('layout');
  const [settingsText, setSettingsText] = useSearchParam('settings');
  const changed = readSettings(settingsText);
  const layouts = layoutsOf(web);
  const wanted = layoutText ?? view?.layout;
  const layout = layouts.find((each) => each === wanted) ?? 'table';
  const settings: ViewSettings = { ...view?.settings, ...changed };
  return {
    layout,
    /** The layouts this object can be shown in. */
    layouts,
    /** What each layout is drawn by. */
    settings,
    isLaidOutAnew: changed !== undefined || (view?.saved !== undefined && layout !== view.layout),
    setLayout,
    setSettings: (change: ViewSettings) => setSettingsText(JSON.stringify({ ...changed, ...change })),
    forget: () => {
      setLayout(undefined);
      setSettingsText(undefined);
    },
  };
}

function readSettings(text: string | undefined): ViewSettings | undefined {
  if (!text) return undefined;
  try {
    const read = ViewSettings.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** A board needs a choice to stand for its columns, a calendar a date. */
function layoutsOf(web: WebObject): readonly ListLayout[] {
  const isPossible = { table: true, board: boardChoices(web).length > 0, calendar: calendarFields(web).length > 0, chart: true };
  return listLayouts.filter((layout) => isPossible[layout]);
}

/** What was changed since the view was opened. */
function useChanges() {
  const [filterText, setFilterText] = useSearchParam('filter');
  const [sortText, setSortText] = useSearchParam('sort');
  const [columnText, setColumnText] = useSearchParam('columns');
  const forget = () => {
    setFilterText(undefined);
    setSortText(undefined);
    setColumnText(undefined);
  };
  return { filterText, sortText, columnText, setFilterText, setSortText, setColumnText, forget };
}

/** The view in the address, the one the person opens with, or the first; undefined while a link with its own expression is looked at. */
function useChosenView(web: WebObject) {
  const [expression, setExpression] = useSearchParam('expression');
  const [asOf] = useSearchParam('asOf');
  const [chosen, setChosen] = useSearchParam('view');
  const views = useViews(web);
  const session = useSession();
  const isLink = expression !== undefined && (chosen === undefined || chosen === linkView);
  const wanted = chosen ?? views.defaultId;
  const view = isLink ? undefined : (views.views.find((each) => each.id === wanted) ?? openingView(views.views, session?.abilities ?? []));
  return { view, views, isLink, isReady: isLink || views.isReadyFor(chosen), expression, asOf, setChosen, setExpression };
}
