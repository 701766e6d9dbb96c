import type { ReactNode } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import './stepper.css';

interface StepperProps {
  readonly label: string;
  readonly steps: readonly { readonly id: string; readonly label: string }[];
  readonly active: string;
  /** Steps already done may be visited again. */
  readonly onGoBack?: (stepId: string) => void;
  readonly children: ReactNode;
  /** Back left, next right. */
  readonly footer?: ReactNode;
}

/** A task in steps: where one is, what is done, what comes. */
export function Stepper({ label, steps, active, onGoBack, children, footer }: StepperProps) {
  const t = useMessages(kitMessages);
  const at = steps.findIndex((step) => step.id === active);
  return (
    <div className="k-stepper">
      <ol aria-label={label}>
        {steps.map((step, index) => (
          <li key={step.id} className={classNames(index < at && 'done', index === at && 'on')} aria-current={index === at ? 'step' : undefined}>
            <button type="button" disabled={index >= at || !onGoBack} onClick={() => onGoBack?.(step.id)}>
              <i>{index < at ? <Icon name="tick" size={12} /> : index + 1}</i>
              {step.label}
            </button>
          </li>
        ))}
      </ol>
      <p className="sr-only" role="status">
        {t('kit.step_of', { step: at + 1, total: steps.length })}
      </p>
      <div className="k-stepper-body">{children}</div>
      {footer && <div className="k-stepper-foot">{footer}</div>}
    </div>
  );
}
