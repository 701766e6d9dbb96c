import * as routes from '../../contract/views/view.routes.ts';
import { bind, defineFeature } from '../feature.ts';
import { countViews } from './count-views.ts';
import { createView, deleteView, listViews, setDefaultView, updateView } from './manage-views.ts';
import { viewTables } from './migrations/1140-views.ts';
import { viewLayouts } from './migrations/1265-view-layouts.ts';

/** Saved views: ways to look at a list, kept for oneself or shared. */
export const viewsFeature = defineFeature({
  id: 'views',
  migrations: { '1140-views': viewTables, '1265-view-layouts': viewLayouts },
  routes: [
    bind(routes.listViewsRoute, listViews),
    bind(routes.countViewsRoute, countViews),
    bind(routes.createViewRoute, createView),
    bind(routes.updateViewRoute, updateView),
    bind(routes.deleteViewRoute, deleteView),
    bind(routes.setDefaultViewRoute, setDefaultView),
  ],
});
