import { bind, defineFeature } from '#engine/server/feature.ts';
import { targetMetrics } from '../contract/target.metrics.ts';
import { targetCell, targetVersion } from '../contract/target.objects.ts';
import * as routes from '../contract/target.routes.ts';
import { targetTables } from './migrations/0500-target.ts';
import { targetFactQueries } from './target.metric-queries.ts';
import { getTargetGrid } from './use-cases/get-grid.ts';
import { importTargets } from './use-cases/import-targets.ts';
import { approveTargetVersion, createTargetVersion, listTargetVersions, lockTargetCells, reviseTargetVersion } from './use-cases/manage-versions.ts';
import { writeTargetCells } from './use-cases/write-cells.ts';

/** Wires targets: versions, the grid, its file import, and the figures of attainment. */
export const targetFeature = defineFeature({
  id: 'target',
  objects: [targetVersion, targetCell],
  metrics: targetMetrics,
  factQueries: targetFactQueries,
  routes: [
    bind(routes.listTargetVersionsRoute, listTargetVersions),
    bind(routes.createTargetVersionRoute, createTargetVersion),
    bind(routes.approveTargetVersionRoute, approveTargetVersion),
    bind(routes.reviseTargetVersionRoute, reviseTargetVersion),
    bind(routes.getTargetGridRoute, getTargetGrid),
    bind(routes.writeTargetCellsRoute, writeTargetCells),
    bind(routes.lockTargetCellsRoute, lockTargetCells),
    bind(routes.importTargetsRoute, importTargets),
  ],
  migrations: { '0500-target': targetTables },
});
