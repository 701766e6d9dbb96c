import { defineFeature } from '#engine/server/feature.ts';
import { organisationDimensions } from './organisation-dimensions.ts';
import { stageNames } from './stage-dimension.ts';

/** Wires analytics: ways to group figures by people and places, and the dashboard. */
export const analyticsFeature = defineFeature({
  id: 'analytics',
  dimensions: [...organisationDimensions, stageNames],
});
