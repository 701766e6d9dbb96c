import { defineFeature } from '#engine/server/feature.ts';
import { opportunity } from '../contract/opportunity.objects.ts';
import { opportunityTables } from './migrations/0340-opportunity.ts';

/** Wires opportunity: its object, its tables, and the generic entrances. */
export const opportunityFeature = defineFeature({
  id: 'opportunity',
  objects: [opportunity],
  migrations: { '0340-opportunity': opportunityTables },
});
