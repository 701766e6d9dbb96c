import { Suspense } from 'react';
import { dayOf, daysBetween } from '#platform/contract/format/format-date.ts';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { DateText, MoneyText, NoValue } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link, useGo } from '#platform/web/navigation.tsx';
import { usePanels } from '#platform/web/page-registry.ts';
import { useReading } from '#platform/web/reading.ts';
import { todayMessages } from '../contract/today.messages.ts';
import type { TodayAction } from '../contract/today.routes.ts';
import { ReasonWords } from './reason-words.tsx';

interface ActionRowProps {
  readonly action: TodayAction;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onClose: () => void;
}

/** One action: what, about whom, why, how much, when; a click opens the composer below it, or the page where it is decided. */
export function ActionRow({ action, isOpen, onToggle, onClose }: ActionRowProps) {
  const t = useMessages(todayMessages);
  const label = useLabel();
  const go = useGo();
  const canLog = Object.keys(action.links).length > 0;
  return (
    <div className={classNames('today-item', isOpen && 'open')} data-today-row={action.link}>
      <button
        type="button"
        className="today-row"
        aria-expanded={canLog ? isOpen : undefined}
        data-log-follow-up={canLog ? '' : undefined}
        onClick={canLog ? onToggle : () => go(action.link)}
      >
        <Icon name={action.icon} className={isOpen ? 'accent' : 'muted'} />
        <span className="today-what">
          <b className="clip">{label(action.title)}</b>
          <span className="muted t12 clip">{action.about.join(' · ')}</span>
        </span>
        <span className="today-amount ink">{action.amount ? <MoneyText value={action.amount} /> : <NoValue />}</span>
        <span className="today-due">
          <DueText due={action.due} />
        </span>
        <span className="today-why t12">
          <ReasonWords reasons={action.reasons} />
        </span>
      </button>
      <Link to={action.link} className="today-open k-icon-button small" aria-label={t('today.open_record')} title={t('today.open_record')}>
        <Icon name="open" size={14} />
      </Link>
      {isOpen && <InlineComposer action={action} onClose={onClose} />}
    </div>
  );
}

/** How late in days, or when. */
function DueText({ due }: { readonly due: string | null }) {
  const t = useMessages(todayMessages);
  const reading = useReading();
  if (due === null) return <NoValue />;
  const day = due.includes('T') ? dayOf(new Date(due), reading.timeZone) : due;
  const ahead = daysBetween(dayOf(reading.now, reading.timeZone), day);
  if (ahead >= 0) return <DateText value={due} isDue />;
  return (
    <time dateTime={due} className="bad nowrap">
      {t('today.overdue_days', { count: -ahead })}
    </time>
  );
}

/** The composer another capability offers for writing about a record in place. */
function InlineComposer({ action, onClose }: { readonly action: TodayAction; readonly onClose: () => void }) {
  const panels = usePanels('today.composer');
  return panels.map((panel) => (
    <Suspense key={panel.id} fallback={null}>
      <panel.component
        object={action.object}
        recordId={action.recordId}
        inline={{ links: action.links, ...(action.completes && { completes: action.completes }), onClose }}
      />
    </Suspense>
  ));
}
