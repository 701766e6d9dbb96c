import type { CapabilityPages } from '#platform/web/page-registry.ts';
import { organisationPages } from './organisation/web/organisation.pages.tsx';

/** The product's screens: one line per capability, in the order of the loop. */
export const featurePages: readonly CapabilityPages[] = [
  organisationPages,
];
