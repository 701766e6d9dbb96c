import { defineFeature } from '#engine/server/feature.ts';
import { activityMetrics } from '../contract/activity.metrics.ts';
import { activity } from '../contract/activity.objects.ts';
import { activityFactQueries } from './activity.metric-queries.ts';
import { activityTables } from './migrations/0350-activity.ts';

/** Wires activity: its object, its tables, and the generic entrances. */
export const activityFeature = defineFeature({
  id: 'activity',
  objects: [activity],
  metrics: activityMetrics,
  factQueries: activityFactQueries,
  migrations: { '0350-activity': activityTables },
});
