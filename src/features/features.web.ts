import type { CapabilityPages } from '#platform/web/page-registry.ts';
import { improvementPages } from './improvement/web/improvement.pages.tsx';
import { evaluationPages } from './evaluation/web/evaluation.pages.tsx';
import { inspectionPages } from './inspection/web/inspection.pages.tsx';
import { organisationPages } from './organisation/web/organisation.pages.tsx';

/** The product's screens: one line per capability, in the order of the loop. */
export const featurePages: readonly CapabilityPages[] = [
  organisationPages,
  inspectionPages,
  evaluationPages,
  improvementPages,
];
