import { bind, bindRaw, defineFeature } from '#engine/server/feature.ts';
import { downloadDashboardRoute } from '#features/analytics/contract/dashboard-file.routes.ts';
import * as mail from '../contract/mail.routes.ts';
import { deliveryTables } from './migrations/1330-delivery.ts';
import { downloadDashboard } from './use-cases/download-dashboard.ts';
import { getMailSettings, saveMailSettings, testMail } from './use-cases/mail-settings.ts';

/** Takes dashboards and lists to people: as files now, by e-mail when it is time. */
export const deliveryFeature = defineFeature({
  id: 'delivery',
  migrations: { '1330-delivery': deliveryTables },
  routes: [
    bindRaw(downloadDashboardRoute, downloadDashboard),
    bind(mail.getMailSettingsRoute, getMailSettings),
    bindRaw(mail.saveMailSettingsRoute, saveMailSettings),
    bindRaw(mail.testMailRoute, testMail),
  ],
});
