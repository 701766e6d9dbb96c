import { bind, defineFeature } from '#engine/server/feature.ts';
import { getOnboardingRoute, markOnboardingRoute } from '../contract/onboarding.routes.ts';
import { getOnboarding, markOnboarding } from './get-onboarding.ts';
import { onboardingTables } from './migrations/1310-onboarding.ts';

/** Wires first steps, the guide and the news. */
export const onboardingFeature = defineFeature({
  id: 'onboarding',
  routes: [bind(getOnboardingRoute, getOnboarding), bind(markOnboardingRoute, markOnboarding)],
  migrations: { '1310-onboarding': onboardingTables },
});
