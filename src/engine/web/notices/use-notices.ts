import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { countNoticesRoute, listNoticesRoute, markNoticesRoute } from '#engine/contract/notices/notice.routes.ts';
import type { Notice, NoticeCounts } from '#engine/contract/notices/notice.routes.ts';
import type { NoticeTab } from '#engine/contract/notices/notice-kind.ts';
import { callRoute, routeKey, useRoute, useRouteMutation } from '#platform/web/api.ts';

const theNewest: string | null = null;

/** How many of one's messages are unread; the live channel keeps it true. */
export function useNoticeCounts(): NoticeCounts | undefined {
  return useRoute(countNoticesRoute, {}, { staleTimeMs: 60_000 }).data;
}

/** One's messages of a tab, page by page. */
export function useNotices(tab: NoticeTab | undefined) {
  const input = tab === undefined ? {} : { tab };
  return useInfiniteQuery({
    queryKey: routeKey(listNoticesRoute, input),
    initialPageParam: theNewest,
    queryFn: ({ pageParam, signal }) => callRoute(listNoticesRoute, { ...input, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Marks messages; the badge and the rows change at once, the server follows. */
export function useMarkNotices() {
  const client = useQueryClient();
  const mark = useRouteMutation(markNoticesRoute, {
    invalidates: [listNoticesRoute],
    onSuccess: (counts) => client.setQueryData(routeKey(countNoticesRoute, {}), counts),
  });
  return {
    one: (notice: Notice, isRead: boolean) => notice.isRead !== isRead && mark.mutate({ ids: [notice.id], isRead }),
    all: (tab: NoticeTab | undefined) => mark.mutate({ isRead: true, ...(tab !== undefined && { tab }) }),
    isBusy: mark.isPending,
  };
}
