import { bind, defineFeature } from '#engine/server/feature.ts';
import { adoptAction as route } from '../contract/improvement.routes.ts';
import { adoptAction } from './use-cases/adopt-action.ts';

/** Improve: what was mended becomes the standard. */
export const improvementFeature = defineFeature({
  id: 'improvement',
  routes: [bind(route, adoptAction)],
});
