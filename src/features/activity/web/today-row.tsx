import { Icon } from '#platform/web/kit/icon.tsx';
import { DateText, MoneyText, NoValue } from '#platform/web/kit/values.tsx';
import { Composer } from './composer.tsx';
import type { TodayAction } from './use-today.ts';

interface TodayRowProps {
  readonly action: TodayAction;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One action: what, about whom, why, how much, when; a click opens the composer below it. */
export function TodayRow({ action, isOpen, onToggle }: TodayRowProps) {
  return (
    <div className={isOpen ? 'today-open' : undefined}>
      <button type="button" className="today-row" aria-expanded={isOpen} onClick={onToggle}>
        <Icon name={action.icon} className={isOpen ? 'accent' : 'muted'} />
        <span className="stack">
          <span className="row g2">
            <b className="clip">{action.title}</b>
            <span className="muted t12 clip">{action.about}</span>
          </span>
          <span className={action.isBad ? 'bad t12' : 'muted t12'}>{action.reason}</span>
        </span>
        <span className="today-amount ink">{action.amount ? <MoneyText value={action.amount} /> : <NoValue />}</span>
        <span className="today-due">
          <DateText value={action.due} isDue />
        </span>
      </button>
      {isOpen && <Composer links={action.links} completes={action.completes} onClose={onToggle} />}
    </div>
  );
}
