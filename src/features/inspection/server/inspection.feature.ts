import { bind, defineFeature } from '#engine/server/feature.ts';
import { bindObjectRoutes } from '#engine/server/records/object-feature.ts';
import { inspectionMetrics } from '../contract/inspection.metrics.ts';
import { inspectionAction } from '../contract/inspection.objects.ts';
import * as routes from '../contract/inspection.routes.ts';
import * as scheduleRoutes from '../contract/schedule.routes.ts';
import { actionNotices, tellDueActions } from './action-notices.ts';
import { executeInspection, startDueInspections } from './inspection.jobs.ts';
import { inspectionTables } from './migrations/0600-inspection.ts';
import { getReport } from './use-cases/get-report.ts';
import { listActions, listInspections } from './use-cases/list-inspections.ts';
import { listOffenders } from './use-cases/list-offenders.ts';
import { completeAction, createAction } from './use-cases/manage-actions.ts';
import { createSchedule, listSchedules, updateSchedule } from './use-cases/manage-schedules.ts';
import { createTemplate } from './use-cases/create-template.ts';
import { ensureReadyTemplate, getTemplateVersion, listTemplates, publishTemplate, saveTemplateDraft } from './use-cases/manage-templates.ts';
import { recheckFinding } from './use-cases/recheck-finding.ts';
import { startInspection } from './use-cases/start-inspection.ts';

/** Check: inspections of rules and metrics over live data, findings, corrective actions, rechecks. */
export const inspectionFeature = defineFeature({
  id: 'inspection',
  prepareWorkspace: ensureReadyTemplate,
  objects: [inspectionAction],
  metrics: inspectionMetrics,
  migrations: { '0600-inspection': inspectionTables },
  jobs: [executeInspection, startDueInspections, tellDueActions],
  noticeKinds: actionNotices,
  routes: [
    ...bindObjectRoutes(inspectionAction),
    bind(routes.listTemplates, listTemplates),
    bind(routes.createTemplate, createTemplate),
    bind(routes.getTemplateVersion, getTemplateVersion),
    bind(routes.saveTemplateDraft, saveTemplateDraft),
    bind(routes.publishTemplate, publishTemplate),
    bind(routes.startInspection, startInspection),
    bind(routes.listInspections, listInspections),
    bind(routes.getInspection, getReport),
    bind(routes.listOffenders, listOffenders),
    bind(routes.createAction, createAction),
    bind(routes.completeAction, completeAction),
    bind(routes.recheckFinding, recheckFinding),
    bind(routes.listActions, listActions),
    bind(scheduleRoutes.listSchedules, listSchedules),
    bind(scheduleRoutes.createSchedule, createSchedule),
    bind(scheduleRoutes.updateSchedule, updateSchedule),
  ],
});
