import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { targetMessages } from '../contract/target.messages.ts';

/** Targets by person and period. */
export const targetPages = definePages({
  id: 'target',
  pages: [
    {
      path: '/targets',
      title: targetMessages['target.title'],
      menu: { group: 'plan', order: 20, permission: 'target.see', goKey: 'g' },
      component: latePart(() => import('./targets-page.tsx').then((module) => ({ default: module.TargetsPage }))),
    },
    {
      // Where the rows of a target figure lead: the cells are the grid.
      path: '/target_cells',
      title: targetMessages['target.title'],
      component: latePart(() => import('./cells-page.tsx').then((module) => ({ default: module.CellsPage }))),
    },
  ],
});
