import { useInfiniteQuery } from '@tanstack/react-query';
import type { ApiError } from '#platform/web/api.ts';
import { callRoute, useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import type { QueryRequest, RecordRow } from '#engine/contract/records/query.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';

/** Rows of a list, page after page as it is scrolled. */
export function useRecords(web: WebObject, request: Omit<QueryRequest, 'cursor'>, isEnabled = true) {
  const past = usePastDay();
  const route = routesOf(web.object).query;
  const query = useInfiniteQuery<
    Awaited<ReturnType<typeof callRoute<typeof route>>>,
    ApiError,
    { pages: { rows: RecordRow[]; nextCursor: string | null }[] },
    readonly unknown[],
    string | null
  >({
    queryKey: [route.id, 'pages', request, past?.at],
    queryFn: ({ pageParam, signal }) => callRoute(route, { limit: 60, ...request, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
    enabled: isEnabled,
  });
  const rows: readonly RecordRow[] = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return { query, rows, loadMore: () => void (query.hasNextPage && !query.isFetchingNextPage && query.fetchNextPage()) };
}

/** The columns that can be asked for: looking back, only the name and what is kept over time. */
export function keptColumns(web: WebObject, columns: readonly string[], isPast: boolean): readonly string[] {
  if (!isPast) return columns;
  return columns.filter((path) => path === web.object.nameField || web.object.fields[path]?.historic === true);
}

/** Fields whose values add up. */
export function summable(fields: Readonly<Record<string, Field>>, columns: readonly string[]): readonly string[] {
  return columns.filter((name) => fields[name]?.kind === 'money');
}

/** Count and sums over the whole selection, not only over what is loaded. */
export function useTotals(web: WebObject, selection: Omit<QueryRequest, 'cursor' | 'sort' | 'columns'>, sums: readonly string[], isEnabled = true) {
  const totals = useRoute(
    routesOf(web.object).aggregate,
    {
      ...selection,
      measures: [{ id: 'count', kind: 'count' as const }, ...sums.map((name) => ({ id: `sum_${name}`, kind: 'sum' as const, of: name }))],
    },
    { keepPrevious: true, enabled: isEnabled },
  );
  const measures = totals.data?.groups[0]?.measures ?? {};
  return {
    count: typeof measures['count'] === 'number' ? measures['count'] : undefined,
    sumOf: (name: string) => {
      const sum = measures[`sum_${name}`];
      return sum !== null && typeof sum === 'object' ? sum : undefined;
    },
  };
}
