import { useRoute } from '#platform/web/api.ts';
import { listMetricsRoute, type MetricEntry } from '#engine/contract/metrics/metrics.routes.ts';
import { useWebObjects, type WebObject } from '#engine/web/objects/object-registry.ts';
import type { Tile } from '../../contract/tile.ts';

/** The registry, asked for once in a while. */
export function useMetrics(): readonly MetricEntry[] {
  return useRoute(listMetricsRoute, {}, { staleTimeMs: 600_000 }).data?.metrics ?? [];
}

/** What most tiles are about: filters across are written in its terms. */
export function useHomeObject(tiles: readonly Tile[]): WebObject | undefined {
  const metrics = useMetrics();
  const objects = useWebObjects();
  const about = tiles.flatMap(({ source }) =>
    source.kind === 'object'
      ? [source.object]
      : source.kind === 'metric'
        ? (metrics.find((metric) => metric.id === source.metrics[0])?.object ?? [])
        : [],
  );
  const counts = Map.groupBy(about, (id) => id);
  const [most] = [...counts].toSorted(([, left], [, right]) => right.length - left.length);
  return objects.find((each) => each.object.id === (most?.[0] ?? 'opportunity')) ?? objects[0];
}
