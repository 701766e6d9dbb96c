import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { Progress } from '#platform/web/kit/progress.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { onboardingMessages } from '../contract/onboarding.messages.ts';
import { startCoach } from './coach-state.ts';
import { type StepState, useOnboarding } from './use-onboarding.ts';
import './onboarding.css';

/** The first steps of the person's role, with what the records say is done; gone once all are done or it was hidden. */
export function ChecklistPanel() {
  const t = useMessages(onboardingMessages);
  const { progress, steps, mark } = useOnboarding();
  const left = steps.filter((step) => step.state === 'open');
  if (!progress || progress.isHidden || left.length === 0) return null;
  const done = steps.filter((step) => step.state === 'done').length;
  const isStarted = progress.tour !== 'new' || done > 0;
  return (
    <PanelSection
      title={
        <span className="row g2 baseline">
          {t('onboarding.title')}
          <span className="muted t12">{t('onboarding.progress', { done, total: steps.length })}</span>
        </span>
      }
      extra={<IconButton icon="close" size="small" label={t('onboarding.hide')} onClick={() => mark({ what: 'checklist', state: 'hidden' })} />}
    >
      <Progress value={done / steps.length} label={t('onboarding.title')} />
      <ol className="onboarding-list">
        {steps.map((step) => (
          <ChecklistStep key={step.id} step={step} onUndo={() => mark({ what: 'step', step: step.id, state: 'open' })} />
        ))}
      </ol>
      <Button
        onClick={() => {
          mark({ what: 'tour', state: 'running' });
          startCoach(left[0]?.id ?? '');
        }}
      >
        {t(isStarted ? 'onboarding.resume' : 'onboarding.start')}
      </Button>
    </PanelSection>
  );
}

function ChecklistStep({ step, onUndo }: { readonly step: StepState; readonly onUndo: () => void }) {
  const t = useMessages(onboardingMessages);
  const label = useLabel();
  const isDone = step.state === 'done';
  return (
    <li className={classNames('onboarding-step', step.state)}>
      <Icon name={isDone ? 'tick' : step.state === 'skipped' ? 'minus' : 'arrow-right'} size={14} />
      <span className="spread">
        {label(step.title)}
        {step.state !== 'open' && <span className="sr-only"> {t(isDone ? 'onboarding.done' : 'onboarding.skipped')}</span>}
      </span>
      {step.state === 'open' && (
        <Button kind="link" size="small" onClick={() => startCoach(step.id)} aria-label={`${t('onboarding.open')}: ${label(step.title)}`}>
          {t('onboarding.open')}
        </Button>
      )}
      {step.state === 'skipped' && (
        <Button kind="link" size="small" onClick={onUndo}>
          {t('onboarding.undo_skip')}
        </Button>
      )}
    </li>
  );
}
