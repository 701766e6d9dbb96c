import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';

/** The import wizard, the list of imports, and the result of each. */
export const importPages = definePages({
  id: 'import',
  pages: [
    {
      path: '/imports/new',
      title: importMessages['import.new'],
      component: latePart(() => import('./wizard-page.tsx').then((module) => ({ default: module.WizardPage }))),
    },
    {
      path: '/imports',
      title: importMessages['import.title'],
      menu: { group: 'run', order: 90, icon: 'upload', permission: 'import.run' },
      component: latePart(() => import('./imports-page.tsx').then((module) => ({ default: module.ImportsPage }))),
    },
    {
      path: '/imports/$id',
      title: importMessages['import.one'],
      component: latePart(() => import('./import-page.tsx').then((module) => ({ default: module.ImportPage }))),
    },
  ],
});
