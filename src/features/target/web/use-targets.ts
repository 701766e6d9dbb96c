import { useRoute } from '#platform/web/api.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { getTargetGridRoute, listTargetVersionsRoute } from '../contract/target.routes.ts';

/** Guaranteed, aimed at, stretched for. */
export const levels = ['minimum', 'target', 'stretch'] as const;
/** One of the levels. */
export type Level = (typeof levels)[number];

/** What a cell shows besides its target. */
export const shownFigures = ['target', 'actual', 'attainment', 'gap'] as const;
/** One of them. */
export type ShownFigure = (typeof shownFigures)[number];

/** Which version, metric and level are looked at; all in the address. The version in force comes first. */
export function useTargets() {
  const [versionId, setVersionId] = useSearchParam('version');
  const [metric, setMetric] = useSearchParam('metric');
  const [levelName, setLevel] = useSearchParam('level');
  const [showName, setShow] = useSearchParam('show');
  const versions = useRoute(listTargetVersionsRoute, {});
  const all = versions.data?.versions ?? [];
  const version = all.find((each) => each.id === versionId) ?? all.find((each) => each.status === 'active') ?? all[0];
  const level = levels.find((each) => each === levelName) ?? 'target';
  const show = shownFigures.find((each) => each === showName) ?? 'target';
  const metricId = metric ?? 'won_amount';
  const grid = useRoute(
    getTargetGridRoute,
    { id: version?.id ?? '', metric: metricId, level },
    { enabled: version !== undefined, keepPrevious: true },
  );
  return { versions, all, version, grid, metric: metricId, setMetric, level, setLevel, show, setShow, setVersionId };
}

/** The page's choices and data. */
export type TargetsState = ReturnType<typeof useTargets>;
