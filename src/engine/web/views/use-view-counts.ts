import { useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { useIsPhone } from '#platform/web/reading.ts';
import { countViewsRoute, mostCounted } from '#engine/contract/views/view.routes.ts';
import { filterOfParts } from '../filters/filter-parts.ts';
import type { WebObject } from '../objects/object-registry.ts';
import type { OfferedView } from './use-views.ts';

/** Tabs in sight before the row is scrolled. */
const inSight = { phone: 4, desk: 12 };

/** What stands on the tabs of a list: counted after the list itself is there, for tabs in sight, and kept for a while. */
export function useViewCounts(web: WebObject, views: readonly OfferedView[], isReady: boolean): (id: string) => number | string | undefined {
  const isPhone = useIsPhone();
  const isPast = usePastDay() !== undefined;
  const shown = views.slice(0, isPhone ? inSight.phone : inSight.desk);
  const asked = shown.map(({ id, parts }) => {
    const filter = filterOfParts(parts);
    return { id, ...(filter && { filter }) };
  });
  const answer = useRoute(
    countViewsRoute,
    { object: web.object.id, views: asked },
    { enabled: isReady && !isPast, staleTimeMs: 60_000, keepPrevious: true },
  );
  return (id) => {
    const count = isPast ? undefined : answer.data?.counts[id];
    return count !== undefined && count > mostCounted ? `${mostCounted}+` : count;
  };
}
