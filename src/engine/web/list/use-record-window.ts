import { useMemo, useRef, useState } from 'react';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { ApiError } from '#platform/web/api.ts';
import { callRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import type { QueryRequest, QueryResult, RecordRow } from '#engine/contract/records/query.ts';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { CursorLadder, pageRows } from './cursor-ladder.ts';

/** Pages out of sight are forgotten after this, so that a walk through a long list does not fill the memory. */
const keptMs = 30_000;
/** While the scroll bar flies past, nothing is asked for. */
const settleMs = 90;

type Request = Omit<QueryRequest, 'cursor' | 'limit'>;
type Page = Pick<QueryResult, 'nextCursor'> & { readonly rows: readonly RecordRow[] };

/** Rows of a list wherever it is scrolled to: the pages in sight and no others. */
export function useRecordWindow(web: WebObject, request: Request, total: number | undefined, isEnabled = true) {
  const past = usePastDay();
  const route = routesOf(web.object).query;
  const key = JSON.stringify([route.id, request, past?.at]);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- another list has other cursors; nothing else makes these void
  const ladder = useMemo(() => new CursorLadder(), [key]);
  const sight = useSight();
  const readPage = async (page: number, signal: AbortSignal): Promise<Page> => {
    const walk = async (cursor: string | null, limit: number) => {
      signal.throwIfAborted();
      const step = { ...request, columns: [web.object.nameField], limit };
      return (await callRoute(route, cursor === null ? step : { ...step, cursor }, signal)).nextCursor;
    };
    const cursor = await ladder.reach(page, walk);
    if (cursor === undefined) return { rows: [], nextCursor: null };
    const found = await callRoute(route, { ...request, limit: pageRows, ...(cursor !== null && { cursor }) }, signal);
    ladder.note(
      page,
      found.rows.map((row) => row.id),
      found.nextCursor,
    );
    return found;
  };
  const optionsOf = (page: number) => ({
    queryKey: [route.id, 'window', request, past?.at, page],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => readPage(page, signal),
    enabled: isEnabled,
    gcTime: keptMs,
  });
  const first = useQuery<Page, ApiError>({ ...optionsOf(0), placeholderData: keepPreviousData });
  const isOld = first.isPlaceholderData;
  const wanted = isOld ? [] : pagesBetween(sight.first, sight.last).filter((page) => page > 0);
  const others = useQueries({ queries: wanted.map(optionsOf) });
  const pages = new Map<number, Page>(wanted.flatMap((page, at) => (others[at]?.data ? [[page, others[at].data]] : [])));
  if (first.data) pages.set(0, first.data);
  const count = countOf(first.data, pages, isOld ? undefined : ladder.end, isOld ? undefined : total);
  return {
    query: first,
    count,
    rowAt: (index: number): RecordRow | undefined => pages.get(Math.floor(index / pageRows))?.rows[index % pageRows],
    keysBetween: (from: number, to: number) => ladder.keysBetween(from, to),
    onSight: sight.onSight,
    /** The rows at hand now, in order. */
    rows: [...pages].toSorted(([left], [right]) => left - right).flatMap(([, page]) => page.rows),
  };
}

function pagesBetween(first: number, last: number): readonly number[] {
  const from = Math.floor(first / pageRows);
  // A page further is fetched before it is reached.
  const to = Math.floor((last + pageRows / 2) / pageRows);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

function countOf(first: Page | undefined, pages: ReadonlyMap<number, Page>, end: number | undefined, total: number | undefined): number {
  if (!first) return 0;
  if (first.nextCursor === null) return first.rows.length;
  if (end !== undefined) return end;
  const furthest = Math.max(...pages.keys());
  const known = furthest * pageRows + (pages.get(furthest)?.rows.length ?? 0);
  return Math.max(total ?? 0, known + (pages.get(furthest)?.nextCursor ? 1 : 0));
}

/** What is in sight, once scrolling pauses; at once when it is the next page. */
function useSight() {
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onSight = (first: number, last: number) => {
    const isNear = Math.abs(first - sight.first) <= pageRows;
    clearTimeout(timer.current);
    if (String(pagesBetween(first, last)) === String(pagesBetween(sight.first, sight.last))) return;
    if (isNear) setSight({ first, last });
    else timer.current = setTimeout(() => setSight({ first, last }), settleMs);
  };
  return { ...sight, onSight };
}
