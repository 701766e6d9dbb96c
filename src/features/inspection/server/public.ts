/** The only door of the inspection capability for other capabilities' servers. */
export { type AdoptableRule, getAdoptableRule, markAdopted } from './adoptable-rule.ts';
export { executeRun } from './use-cases/execute-run.ts';
export { getReport } from './use-cases/get-report.ts';
export { type FailingItem, listFailing } from './use-cases/list-failing.ts';
export { listActions, listInspections } from './use-cases/list-inspections.ts';
export { listTemplates } from './use-cases/manage-templates.ts';
export { openRun } from './use-cases/start-inspection.ts';
export { completeAction, createAction } from './use-cases/manage-actions.ts';
