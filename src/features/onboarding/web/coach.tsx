import { useEffect, useEffectEvent } from 'react';
import { createPortal } from 'react-dom';
import { useLive } from '#platform/web/live.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link, useGo } from '#platform/web/navigation.tsx';
import { onboardingMessages } from '../contract/onboarding.messages.ts';
import { startCoach, stopCoach } from './coach-state.ts';
import { Spotlight } from './spotlight.tsx';
import { type StepState, useOnboarding } from './use-onboarding.ts';
import './onboarding.css';

/** A card at the edge that says what to do and lights up where; the person does it in the page, and the records say when it is done. */
export function Coach({ stepId }: { readonly stepId: string }) {
  const { steps, mark, refresh } = useOnboarding();
  const go = useGo();
  const step = steps.find((each) => each.id === stepId);
  useFreshProgress(refresh, step?.state === 'open');
  const path = step?.state === 'open' ? step.path : undefined;
  const goThere = useEffectEvent((wanted: string) => !isAt(wanted) && go(wanted));
  useEffect(() => {
    if (path !== undefined) goThere(path);
  }, [path]);
  if (!step) return null;
  const left = steps.filter((each) => each.state === 'open' && each.id !== stepId);
  const close = () => {
    mark({ what: 'tour', state: 'closed' });
    stopCoach();
  };
  const next = () => {
    const [following] = left;
    if (following) startCoach(following.id);
    else close();
  };
  const skip = () => {
    mark({ what: 'step', step: step.id, state: 'skipped' });
    next();
  };
  return createPortal(
    <>
      {step.state === 'open' && <Spotlight targets={step.targets} />}
      <CoachCard step={step} steps={steps} onNext={next} onSkip={skip} onClose={close} onGo={() => go(step.path)} />
    </>,
    document.body,
  );
}

function isAt(path: string): boolean {
  return window.location.pathname === path || window.location.pathname.startsWith(`${path}/`);
}

/** Progress is asked for again when something was written, and now and then, since the log of events is read behind the page. */
function useFreshProgress(refresh: () => void, isWanted: boolean): void {
  const again = useEffectEvent(refresh);
  useLive((event) => {
    if (isWanted && event.type === 'change') refresh();
  });
  useEffect(() => {
    if (!isWanted) return undefined;
    const timer = setInterval(() => again(), 4000);
    return () => clearInterval(timer);
  }, [isWanted]);
}

interface CoachCardProps {
  readonly step: StepState;
  readonly steps: readonly StepState[];
  readonly onNext: () => void;
  readonly onSkip: () => void;
  readonly onClose: () => void;
  readonly onGo: () => void;
}

function CoachCard({ step, steps, onNext, onSkip, onClose, onGo }: CoachCardProps) {
  const t = useMessages(onboardingMessages);
  const label = useLabel();
  const isDone = step.state !== 'open';
  const isLast = !steps.some((each) => each.state === 'open' && each.id !== step.id);
  return (
    <aside className="onboarding-coach" aria-label={t('onboarding.coach')}>
      <div className="row g2">
        <span className="muted t12 spread">{t('onboarding.step_of', { at: steps.indexOf(step) + 1, total: steps.length })}</span>
        <Link to={`/guide/${step.topic}`} className="link t12">
          {t('onboarding.more')}
        </Link>
      </div>
      <div role="status">
        <h2 className="row g2">
          {isDone && <Icon name="tick" className="good" />}
          <b>{isDone ? t('onboarding.step_done', { step: label(step.title) }) : label(step.title)}</b>
        </h2>
        {!isDone && <p>{label(step.text)}</p>}
        {isDone && isLast && <p>{t('onboarding.tour_done_text')}</p>}
      </div>
      <div className="row g2">
        <Button kind="quiet" size="small" onClick={onClose}>
          {t(isDone && isLast ? 'onboarding.finish' : 'onboarding.close')}
        </Button>
        <span className="spread" />
        {!isDone && (
          <Button kind="quiet" size="small" onClick={onSkip}>
            {t('onboarding.skip')}
          </Button>
        )}
        {!isDone && !isAt(step.path) && (
          <Button size="small" onClick={onGo}>
            {t('onboarding.go_there')}
          </Button>
        )}
        {isDone && !isLast && (
          <Button kind="primary" size="small" onClick={onNext}>
            {t('onboarding.resume')}
          </Button>
        )}
      </div>
    </aside>
  );
}
