import { approvalsFeature } from '#engine/server/approvals/approvals.feature.ts';
import { auditFeature } from '#engine/server/audit/audit.feature.ts';
import { currencyFeature } from '#engine/server/currency/currency.feature.ts';
import { discussionFeature } from '#engine/server/discussion/discussion.feature.ts';
import { duplicatesFeature } from '#engine/server/duplicates/duplicates.feature.ts';
import { engineFeature } from '#engine/server/engine.feature.ts';
import { bulkFeature } from '#engine/server/bulk/bulk.feature.ts';
import { exportFeature } from '#engine/server/export/export.feature.ts';
import type { Feature } from '#engine/server/feature.ts';
import { historyFeature } from '#engine/server/history/history.feature.ts';
import { importFeature } from '#engine/server/import/import.feature.ts';
import { schemaFeature } from '#engine/server/schema/schema.feature.ts';
import { expressionFeature } from '#engine/server/expression/expression.feature.ts';
import { metricsFeature } from '#engine/server/metrics/metrics.feature.ts';
import { segmentsFeature } from '#engine/server/segments/segments.feature.ts';
import { noticesFeature } from '#engine/server/notices/notices.feature.ts';
import { viewsFeature } from '#engine/server/views/views.feature.ts';
import { accessFeature } from './access/server/access.feature.ts';
import { accountFeature } from './account/server/account.feature.ts';
import { activityFeature } from './activity/server/activity.feature.ts';
import { analyticsFeature } from './analytics/server/analytics.feature.ts';
import { catalogFeature } from './catalog/server/catalog.feature.ts';
import { contactFeature } from './contact/server/contact.feature.ts';
import { deliveryFeature } from './delivery/server/delivery.feature.ts';
import { demoFeature } from './demo/server/demo.feature.ts';
import { evaluationFeature } from './evaluation/server/evaluation.feature.ts';
import { improvementFeature } from './improvement/server/improvement.feature.ts';
import { inspectionFeature } from './inspection/server/inspection.feature.ts';
import { integrationFeature } from './integration/server/integration.feature.ts';
import { onboardingFeature } from './onboarding/server/onboarding.feature.ts';
import { opportunityFeature } from './opportunity/server/opportunity.feature.ts';
import { organisationFeature } from './organisation/server/organisation.feature.ts';
import { actorNow } from './organisation/server/public.ts';
import { processFeature } from './process/server/process.feature.ts';
import { targetFeature } from './target/server/target.feature.ts';
import { todayFeature } from './today/server/today.feature.ts';

/** The product on one screen: one line per capability, in the order of the loop. */
export const features: readonly Feature[] = [
  engineFeature,
  schemaFeature,
  auditFeature,
  historyFeature,
  currencyFeature,
  metricsFeature,
  importFeature,
  duplicatesFeature,
  bulkFeature,
  exportFeature,
  expressionFeature,
  viewsFeature,
  noticesFeature,
  approvalsFeature,
  segmentsFeature,
  organisationFeature,
  discussionFeature(actorNow),
  accessFeature,
  processFeature,
  catalogFeature,
  accountFeature,
  contactFeature,
  opportunityFeature,
  activityFeature,
  targetFeature,
  analyticsFeature,
  deliveryFeature,
  inspectionFeature,
  evaluationFeature,
  improvementFeature,
  todayFeature,
  onboardingFeature,
  integrationFeature,
  demoFeature,
];
