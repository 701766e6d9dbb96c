import { lazy, Suspense } from 'react';
import { useCoachStep } from './coach-state.ts';

const Coach = lazy(() => import('./coach.tsx').then((module) => ({ default: module.Coach })));

/** Stands in the frame unseen until somebody is guided. */
export function CoachHost() {
  const step = useCoachStep();
  if (step === undefined) return null;
  return (
    <Suspense fallback={null}>
      <Coach stepId={step} />
    </Suspense>
  );
}
