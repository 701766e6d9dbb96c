import { bind, bindOpen, bindRaw, defineFeature } from '#engine/server/feature.ts';
import { downloadDashboardRoute } from '#features/analytics/contract/dashboard-file.routes.ts';
import * as mail from '../contract/mail.routes.ts';
import { askPasswordMailRoute, getPasswordMailRoute } from '../contract/password-mail.routes.ts';
import * as routes from '../contract/subscription.routes.ts';
import { deliveryNotices } from './delivery-notices.ts';
import { deliveryTables } from './migrations/1330-delivery.ts';
import { sendIssueJob, watchDeliveriesJob } from './send-issue.ts';
import { sendPasswordMailJob } from './send-password-mail.ts';
import { askPasswordMail, getPasswordMail } from './use-cases/ask-password-mail.ts';
import { downloadDashboard } from './use-cases/download-dashboard.ts';
import { getMailSettings, saveMailSettings, testMail } from './use-cases/mail-settings.ts';
import * as manage from './use-cases/manage-subscriptions.ts';
import { listIssues, listSubscriptions } from './use-cases/read-subscriptions.ts';
import { seeUnsubscribe, unsubscribe } from './use-cases/unsubscribe.ts';

/** Takes dashboards and lists to people: as files now, by e-mail when it is time. */
export const deliveryFeature = defineFeature({
  id: 'delivery',
  migrations: { '1330-delivery': deliveryTables },
  jobs: [sendIssueJob, watchDeliveriesJob, sendPasswordMailJob],
  noticeKinds: deliveryNotices,
  routes: [
    bindRaw(downloadDashboardRoute, downloadDashboard),
    bind(mail.getMailSettingsRoute, getMailSettings),
    bindRaw(mail.saveMailSettingsRoute, saveMailSettings),
    bindRaw(mail.testMailRoute, testMail),
    bind(routes.listSubscriptionsRoute, listSubscriptions),
    bind(routes.retryIssueRoute, manage.retryIssue),
    bind(routes.createSubscriptionRoute, manage.createSubscription),
    bind(routes.updateSubscriptionRoute, manage.updateSubscription),
    bind(routes.deleteSubscriptionRoute, manage.deleteSubscription),
    bind(routes.leaveSubscriptionRoute, manage.leaveSubscription),
    bind(routes.sendSubscriptionRoute, manage.sendNow),
    bind(routes.listIssuesRoute, listIssues),
    bindOpen(routes.getUnsubscribeRoute, seeUnsubscribe),
    bindOpen(routes.unsubscribeRoute, unsubscribe),
    bindOpen(getPasswordMailRoute, getPasswordMail),
    bindOpen(askPasswordMailRoute, askPasswordMail),
  ],
});
