import { bind, defineFeature } from '#engine/server/feature.ts';
import { bindObjectRoutes } from '#engine/server/records/object-feature.ts';
import { activityMetrics } from '../contract/activity.metrics.ts';
import { activityRecipes } from '../contract/activity.recipes.ts';
import { activity } from '../contract/activity.objects.ts';
import {
  cancelActivityRoute,
  completeActivityRoute,
  logActivityRoute,
  rescheduleActivityRoute,
  todoFromCommentRoute,
} from '../contract/activity.routes.ts';
import { activityFactQueries } from './activity.metric-queries.ts';
import { activityDerivation } from './derive-activity.ts';
import { activityTables } from './migrations/0350-activity.ts';
import { activityCheckIn } from './migrations/1280-check-in.ts';
import { activityFigureIndexes } from './migrations/1360-activity-figures.ts';
import { activityListIndexes } from './migrations/0913-activity-lists.ts';
import { turnCommentIntoTodo } from './use-cases/comment-to-todo.ts';
import { cancelActivity, completeActivity, rescheduleActivity } from './use-cases/change-activity.ts';
import { logActivity } from './use-cases/log-activity.ts';

/** Wires activity: its object, its tables, and the generic entrances. */
export const activityFeature = defineFeature({
  id: 'activity',
  objects: [activity],
  importRecipes: activityRecipes,
  routes: [
    ...bindObjectRoutes(activity),
    bind(logActivityRoute, logActivity),
    bind(completeActivityRoute, completeActivity),
    bind(rescheduleActivityRoute, rescheduleActivity),
    bind(cancelActivityRoute, cancelActivity),
    bind(todoFromCommentRoute, turnCommentIntoTodo),
  ],
  derivations: [activityDerivation],
  metrics: activityMetrics,
  factQueries: activityFactQueries,
  migrations: {
    '0350-activity': activityTables,
    '0913-activity-lists': activityListIndexes,
    '1280-check-in': activityCheckIn,
    '1360-activity-figures': activityFigureIndexes,
  },
});
