import { useInfiniteQuery } from '@tanstack/react-query';
import { callRoute } from '#platform/web/api.ts';
import type { RouteRequest } from '#platform/contract/route.ts';
import { listMembersRoute, type MemberView } from '../contract/organisation.routes.ts';

type MemberFilter = Pick<RouteRequest<typeof listMembersRoute>, 'departmentId' | 'status' | 'search'>;

/** Members by name, page after page as the list is scrolled. */
export function useMembers(filter: MemberFilter) {
  const query = useInfiniteQuery({
    queryKey: [listMembersRoute.id, 'pages', filter],
    queryFn: ({ pageParam, signal }) => callRoute(listMembersRoute, { ...filter, limit: 200, ...(pageParam !== '' && { after: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
  });
  const members: readonly MemberView[] = query.data?.pages.flatMap((page) => page.members) ?? [];
  return { query, members, loadMore: () => void (query.hasNextPage && !query.isFetchingNextPage && query.fetchNextPage()) };
}
