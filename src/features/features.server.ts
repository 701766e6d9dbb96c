import { engineFeature } from '#engine/server/engine.feature.ts';
import type { Feature } from '#engine/server/feature.ts';
import { organisationFeature } from './organisation/server/organisation.feature.ts';

/** The product on one screen: one line per capability, in the order of the loop. */
export const features: readonly Feature[] = [
  engineFeature,
  organisationFeature,
];
