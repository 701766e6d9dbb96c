import { bind, defineFeature } from '#engine/server/feature.ts';
import { getDashboardRoute } from '../contract/analytics.routes.ts';
import * as routes from '../contract/dashboards.routes.ts';
import { dashboardTables } from './migrations/1290-dashboards.ts';
import { organisationDimensions } from './organisation-dimensions.ts';
import { stageNames } from './stage-dimension.ts';
import { getDashboard } from './use-cases/get-dashboard.ts';
import * as manage from './use-cases/manage-dashboards.ts';
import { listDashboards, listDashboardVersions, previewTiles, readDashboard, readDashboardTiles } from './use-cases/read-dashboards.ts';

/** Wires analytics: ways to group figures by people and places, the overview, and dashboards people make. */
export const analyticsFeature = defineFeature({
  id: 'analytics',
  dimensions: [...organisationDimensions, stageNames],
  migrations: { '1290-dashboards': dashboardTables },
  routes: [
    bind(getDashboardRoute, getDashboard),
    bind(routes.listDashboardsRoute, listDashboards),
    bind(routes.previewTilesRoute, previewTiles),
    bind(routes.createDashboardRoute, manage.createDashboard),
    bind(routes.readDashboardRoute, readDashboard),
    bind(routes.updateDashboardRoute, manage.updateDashboard),
    bind(routes.deleteDashboardRoute, manage.deleteDashboard),
    bind(routes.saveDashboardDraftRoute, manage.saveDashboardDraft),
    bind(routes.discardDashboardDraftRoute, manage.discardDashboardDraft),
    bind(routes.publishDashboardRoute, manage.publishDashboard),
    bind(routes.listDashboardVersionsRoute, listDashboardVersions),
    bind(routes.readDashboardTilesRoute, readDashboardTiles),
  ],
});
