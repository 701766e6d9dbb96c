import { useQueryClient } from '@tanstack/react-query';
import type { Route } from '#platform/contract/route.ts';
import { useRouteMutation } from '#platform/web/api.ts';
import { showToast } from '#platform/web/kit/toast.tsx';
import { addCommentRoute, countTimelineRoute, deleteCommentRoute, editCommentRoute } from '#engine/contract/discussion/discussion.routes.ts';
import { findWebObject, routesOf } from '../objects/object-registry.ts';

/** Fetches the timeline of an object's records and its counts again. */
export function useRefreshTimeline(objectId: string): () => Promise<unknown> {
  const client = useQueryClient();
  const web = findWebObject(objectId);
  const stale: readonly Route[] = [countTimelineRoute, ...(web ? [routesOf(web.object).timeline] : [])];
  return () => Promise.all(stale.map((route) => client.invalidateQueries({ queryKey: [route.id] })));
}

/** Writing, changing and deleting comments on an object's records; what is refused is said. */
export function useComments(objectId: string) {
  const refresh = useRefreshTimeline(objectId);
  const options = { onSuccess: () => void refresh(), onError: (error: Error) => showToast({ text: error.message, tone: 'bad' }) } as const;
  return {
    add: useRouteMutation(addCommentRoute, options),
    edit: useRouteMutation(editCommentRoute, options),
    remove: useRouteMutation(deleteCommentRoute, options),
  };
}
