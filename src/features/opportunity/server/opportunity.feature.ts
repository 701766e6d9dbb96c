import { bind, defineFeature } from '#engine/server/feature.ts';
import { bindObjectRoutes } from '#engine/server/records/object-feature.ts';
import { writeStageHistory } from '#features/process/server/public.ts';
import { opportunityMetrics } from '../contract/opportunity.metrics.ts';
import { opportunityRecipes } from '../contract/opportunity.recipes.ts';
import { unplacedRecipes } from '../contract/unplaced.recipes.ts';
import { opportunity } from '../contract/opportunity.objects.ts';
import { bulkMoveRoute, insightsRoute, listMovesRoute, moveStageRoute, stageRatesRoute, warningsRoute } from '../contract/opportunity.routes.ts';
import { opportunityDerivation } from './derive-opportunity.ts';
import { opportunityImport } from './import-opportunities.ts';
import { opportunityTables } from './migrations/0340-opportunity.ts';
import { opportunityRollup } from './migrations/0911-opportunity-rollup.ts';
import { opportunitySearch } from './migrations/0924-opportunity-search.ts';
import { opportunityFigures } from './migrations/0926-opportunity-figures.ts';
import { opportunityLists } from './migrations/0950-opportunity-lists.ts';
import { opportunityNarrowLists } from './migrations/0951-opportunity-narrow-lists.ts';
import { opportunityFewerIndexes } from './migrations/0961-opportunity-fewer-indexes.ts';
import { opportunityProductLists } from './migrations/1220-opportunity-product-lists.ts';
import { getInsights, listStageRates, listWarnings } from './use-cases/get-insights.ts';
import { bulkMove } from './use-cases/bulk-move.ts';
import { listOpportunityMoves } from './use-cases/list-moves.ts';
import { moveStage } from './use-cases/move-stage.ts';
import { opportunityFactQueries } from './opportunity.metric-queries.ts';

/** Wires opportunity: its object and tables, the gate every stage change passes, and what follows from it. */
export const opportunityFeature = defineFeature({
  id: 'opportunity',
  objects: [opportunity],
  importRecipes: [...opportunityRecipes, ...unplacedRecipes],
  routes: [
    ...bindObjectRoutes(opportunity),
    bind(moveStageRoute, moveStage),
    bind(listMovesRoute, listOpportunityMoves),
    bind(bulkMoveRoute, bulkMove),
    bind(insightsRoute, getInsights),
    bind(warningsRoute, listWarnings),
    bind(stageRatesRoute, listStageRates),
  ],
  derivations: [opportunityDerivation],
  metrics: opportunityMetrics,
  afterWrite: [{ object: 'opportunity', run: (ctx, changes) => writeStageHistory(ctx, 'opportunity', changes) }],
  importHooks: [opportunityImport],
  factQueries: opportunityFactQueries,
  migrations: {
    '0340-opportunity': opportunityTables,
    '0911-opportunity-rollup': opportunityRollup,
    '0924-opportunity-search': opportunitySearch,
    '0926-opportunity-figures': opportunityFigures,
    '0950-opportunity-lists': opportunityLists,
    '0951-opportunity-narrow-lists': opportunityNarrowLists,
    '0961-opportunity-fewer-indexes': opportunityFewerIndexes,
    '1220-opportunity-product-lists': opportunityProductLists,
  },
});
