import { bindRaw, defineFeature } from '#engine/server/feature.ts';
import { downloadDashboardRoute } from '#features/analytics/contract/dashboard-file.routes.ts';
import { downloadDashboard } from './use-cases/download-dashboard.ts';

/** Takes dashboards and lists to people: as files now, by e-mail when it is time. */
export const deliveryFeature = defineFeature({
  id: 'delivery',
  routes: [bindRaw(downloadDashboardRoute, downloadDashboard)],
});
