import { bind, defineFeature } from '#engine/server/feature.ts';
import { getDashboardRoute } from '../contract/analytics.routes.ts';
import { organisationDimensions } from './organisation-dimensions.ts';
import { stageNames } from './stage-dimension.ts';
import { getDashboard } from './use-cases/get-dashboard.ts';

/** Wires analytics: ways to group figures by people and places, and the dashboard. */
export const analyticsFeature = defineFeature({
  id: 'analytics',
  dimensions: [...organisationDimensions, stageNames],
  routes: [bind(getDashboardRoute, getDashboard)],
});
