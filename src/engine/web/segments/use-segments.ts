import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import {
  addMembersRoute,
  countSegmentRoute,
  createSegmentRoute,
  deleteSegmentRoute,
  fillSegmentRoute,
  listSegmentMembersRoute,
  listSegmentsRoute,
  removeMembersRoute,
  snapshotSegmentRoute,
  updateSegmentRoute,
} from '#engine/contract/segments/segment.routes.ts';

/** The segments one may use, of one object or of all, and what may be done with them. */
export function useSegments(object?: string, isEnabled = true) {
  const answer = useRoute(listSegmentsRoute, object === undefined ? {} : { object }, { staleTimeMs: 30_000, enabled: isEnabled });
  return { answer, segments: answer.data?.rows ?? [], canShare: answer.data?.can_share ?? false };
}

/** Ways to change segments; lists of them are fetched again afterwards. */
export function useSegmentChanges() {
  const invalidates = { invalidates: [listSegmentsRoute, countSegmentRoute, listSegmentMembersRoute] };
  return {
    create: useRouteMutation(createSegmentRoute, invalidates),
    update: useRouteMutation(updateSegmentRoute, invalidates),
    remove: useRouteMutation(deleteSegmentRoute, invalidates),
    add: useRouteMutation(addMembersRoute, invalidates),
    takeOut: useRouteMutation(removeMembersRoute, invalidates),
    fill: useRouteMutation(fillSegmentRoute, invalidates),
    snapshot: useRouteMutation(snapshotSegmentRoute, invalidates),
  };
}
