import { approvalPages } from '#engine/web/approvals/approvals.pages.tsx';
import { noticePages } from '#engine/web/notices/notices.pages.tsx';
import { recordPages } from '#engine/web/records.pages.tsx';
import type { CapabilityPages } from '#platform/web/page-registry.ts';
import { duplicatePages } from '#engine/web/duplicates/duplicates.pages.tsx';
import { auditPages } from '#engine/web/audit/audit.pages.tsx';
import { currencyPages } from '#engine/web/currency/currency.pages.tsx';
import { historyPages } from '#engine/web/history/history.pages.tsx';
import { importPages } from '#engine/web/import/import.pages.tsx';
import { bulkPages } from '#engine/web/bulk/bulk.pages.tsx';
import { segmentPages } from '#engine/web/segments/segments.pages.tsx';
import { schemaPages } from '#engine/web/schema/schema.pages.tsx';
import { metricsPages } from '#engine/web/metrics/metrics.pages.tsx';
import { analyticsPages } from './analytics/web/analytics.pages.tsx';
import { deliveryPages } from './delivery/web/delivery.pages.tsx';
import { improvementPages } from './improvement/web/improvement.pages.tsx';
import { evaluationPages } from './evaluation/web/evaluation.pages.tsx';
import { inspectionPages } from './inspection/web/inspection.pages.tsx';
import { targetPages } from './target/web/target.pages.tsx';
import { organisationPages } from './organisation/web/organisation.pages.tsx';
import { accessPages } from './access/web/access.pages.tsx';
import { accountPages } from './account/web/account.pages.tsx';
import { contactPages } from './contact/web/contact.pages.tsx';
import { integrationPages } from './integration/web/integration.pages.tsx';
import { opportunityPages } from './opportunity/web/opportunity.pages.tsx';
import { todayPages } from './today/web/today.pages.tsx';
import { onboardingPages } from './onboarding/web/onboarding.pages.tsx';
import { activityPages } from './activity/web/activity.pages.tsx';
import { processPages } from './process/web/process.pages.tsx';
import { demoPages } from './demo/web/demo.pages.tsx';
import { catalogPages } from './catalog/web/catalog.pages.tsx';

/** The product's screens: one line per capability, in the order of the loop. */
export const featurePages: readonly CapabilityPages[] = [
  recordPages,
  todayPages,
  onboardingPages,
  approvalPages,
  noticePages,
  organisationPages,
  accessPages,
  targetPages,
  analyticsPages,
  deliveryPages,
  metricsPages,
  inspectionPages,
  evaluationPages,
  improvementPages,
  processPages,
  accountPages,
  contactPages,
  opportunityPages,
  catalogPages,
  activityPages,
  segmentPages,
  bulkPages,
  importPages,
  duplicatePages,
  schemaPages,
  currencyPages,
  auditPages,
  historyPages,
  integrationPages,
  demoPages,
];
