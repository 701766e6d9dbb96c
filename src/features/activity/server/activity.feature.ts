import { defineFeature } from '#engine/server/feature.ts';
import { activity } from '../contract/activity.objects.ts';
import { activityTables } from './migrations/0350-activity.ts';

/** Wires activity: its object, its tables, and the generic entrances. */
export const activityFeature = defineFeature({
  id: 'activity',
  objects: [activity],
  migrations: { '0350-activity': activityTables },
});
