import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { useSession } from '#platform/web/session.ts';
import { getOnboardingRoute, markOnboardingRoute, type OnboardingMark } from '../contract/onboarding.routes.ts';
import { type OnboardingStep, stepsOf } from '../contract/steps.ts';

/** One step with how far it is. */
export interface StepState extends OnboardingStep {
  readonly state: 'open' | 'done' | 'skipped';
}

/** The person's progress and how to note something of it. */
export function useOnboarding() {
  const session = useSession();
  const asked = useRoute(getOnboardingRoute, {}, { enabled: session !== undefined, staleTimeMs: 30_000 });
  const write = useRouteMutation(markOnboardingRoute, { invalidates: [getOnboardingRoute] });
  const progress = asked.data;
  const steps: readonly StepState[] = progress
    ? stepsOf(progress.role).map((step) => ({ ...step, state: progress.steps.find((each) => each.id === step.id)?.state ?? 'open' }))
    : [];
  return {
    progress,
    steps,
    refresh: () => void asked.refetch(),
    mark: (...marks: OnboardingMark[]) => write.mutate({ marks }),
  };
}
