import { lazy } from 'react';
import { definePages } from '#platform/web/page-registry.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';

/** The import wizard, the list of imports, and the result of each. */
export const importPages = definePages({
  id: 'import',
  pages: [
    {
      path: '/imports/new',
      title: importMessages['import.new'],
      component: lazy(() => import('./wizard-page.tsx').then((module) => ({ default: module.WizardPage }))),
    },
    {
      path: '/imports',
      title: importMessages['import.title'],
      menu: { group: 'run', order: 90, icon: 'upload', permission: 'import.run' },
      component: lazy(() => import('./imports-page.tsx').then((module) => ({ default: module.ImportsPage }))),
    },
    {
      path: '/imports/$id',
      title: importMessages['import.one'],
      component: lazy(() => import('./import-page.tsx').then((module) => ({ default: module.ImportPage }))),
    },
  ],
});
