import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { inspectionMessages } from '../contract/inspection.messages.ts';
import { templateMessages } from '../contract/template.messages.ts';
import { templateSetting } from '../contract/inspection.settings.ts';

/** Pages of the check: runs, one result, corrective actions. */
export const inspectionPages = definePages({
  id: 'inspection',
  pages: [
    {
      path: '/inspections',
      title: inspectionMessages['inspection.title'],
      menu: { group: 'check', order: 10, icon: 'shield', permission: 'inspection.see', goKey: 'i' },
      component: latePart(() => import('./inspections-page.tsx').then((module) => ({ default: module.InspectionsPage }))),
    },
    {
      path: '/inspections/$id',
      title: inspectionMessages['inspection.title'],
      component: latePart(() => import('./inspection-page.tsx').then((module) => ({ default: module.InspectionPage }))),
    },
    {
      path: '/inspection-templates',
      title: templateMessages['template.title'],
      menu: { group: 'check', order: 30, icon: 'rows', permission: 'inspection.see' },
      settings: templateSetting,
      component: latePart(() => import('./templates-page.tsx').then((module) => ({ default: module.TemplatesPage }))),
    },
    {
      path: '/corrective-actions',
      title: inspectionMessages['inspection.actions'],
      menu: { group: 'check', order: 20, icon: 'checklist', permission: 'inspection.see' },
      component: latePart(() => import('./actions-page.tsx').then((module) => ({ default: module.ActionsPage }))),
    },
  ],
});
