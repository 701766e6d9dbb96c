import { useInfiniteQuery } from '@tanstack/react-query';
import { callRoute } from '#platform/web/api.ts';
import type { TimelineEntry, TimelinePart } from '#engine/contract/records/timeline.ts';
import { useRecords } from '../list/use-records.ts';
import { findWebObject, routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { readValue } from '../objects/read-value.ts';

/** What a timeline shows: everything, or one kind. */
export type TimelineKind = 'all' | 'activities' | TimelinePart;

const theNewest: string | null = null;

/** Events of a record and follow-ups on it as two streams that are read as far as both are known. */
export function useTimeline(web: WebObject, id: string, kind: TimelineKind, limit: number) {
  const events = useEvents(web, id, kind, limit);
  const activities = useActivities(web, id, kind === 'all' || kind === 'activities', limit);
  const shown = kind === 'activities' ? [] : (events.data?.pages.flatMap((page) => page.entries) ?? []);
  // What is older than the oldest entry of a stream that goes on may have others before it that are not read yet.
  const eventsReach = events.hasNextPage ? (shown.at(-1)?.at ?? '') : '';
  const activitiesReach = activities.hasMore ? momentOf(activities.rows.at(-1)) : '';
  const reach = eventsReach > activitiesReach ? eventsReach : activitiesReach;
  const loadMore = () => {
    if (events.hasNextPage && eventsReach === reach && !events.isFetchingNextPage) void events.fetchNextPage();
    if (activities.hasMore && activitiesReach === reach) activities.loadMore();
  };
  return {
    first: kind === 'activities' ? activities.query : events,
    entries: shown.filter((entry) => entry.at >= reach && !isActivityEcho(entry, activities.child !== undefined)),
    activities: activities.rows.filter((row) => momentOf(row) >= reach),
    child: activities.child,
    hasMore: reach !== '',
    isLoadingMore: events.isFetchingNextPage || activities.query.isFetchingNextPage,
    loadMore,
  };
}

function useEvents(web: WebObject, id: string, kind: TimelineKind, limit: number) {
  const route = routesOf(web.object).timeline;
  const part = kind === 'all' || kind === 'activities' ? undefined : kind;
  return useInfiniteQuery({
    queryKey: [route.id, 'pages', id, limit, part],
    queryFn: ({ pageParam, signal }) =>
      callRoute(route, { id, limit, ...(part && { part }), ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: theNewest,
    getNextPageParam: (page) => page.nextCursor,
    enabled: kind !== 'activities',
  });
}

function useActivities(web: WebObject, id: string, isWanted: boolean, limit: number) {
  const relation = web.object.children?.['activities'];
  const child = relation && findWebObject(relation.object);
  const request = {
    filter: { field: relation?.field ?? 'id', op: 'eq' as const, value: id },
    limit,
    sort: [{ field: child ? 'at' : 'created_at', descending: true }],
  };
  const { query, rows, loadMore } = useRecords(child ?? web, request, child !== undefined && isWanted);
  const isRead = child !== undefined && isWanted;
  return { child, query, rows: isRead ? rows : [], hasMore: isRead && query.hasNextPage, loadMore };
}

/** When a follow-up happened, is due, or was written down. */
export function momentOf(row: RecordRow | undefined): string {
  if (!row) return '';
  for (const name of ['at', 'due_at', 'created_at']) {
    const value = readValue(row, name);
    if (typeof value === 'string') return value;
  }
  return '';
}

/** The activity itself tells more than the event of its being written. */
function isActivityEcho(entry: TimelineEntry, isKnown: boolean): boolean {
  return isKnown && entry.kind.startsWith('activity.');
}
