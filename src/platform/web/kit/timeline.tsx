import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { clockOf, dayOf, formatDay, formatMomentExact } from '#platform/contract/format/format-date.ts';
import { useReading } from '../reading.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { DateText } from './values.tsx';
import './timeline.css';

/** One thing that happened: who, what, when. */
export interface TimelineEntry {
  readonly id: string;
  readonly icon: IconName;
  /** Who did what: `<b>周雨晴</b> 电话 <b>李工</b> · 12 分钟`. */
  readonly title: ReactNode;
  readonly text?: ReactNode;
  /** ISO date-time. */
  readonly at: string;
  readonly actions?: ReactNode;
}

interface TimelineProps {
  readonly entries: readonly TimelineEntry[];
  /** Days as captions between the entries, with only the clock beside each. */
  readonly hasDays?: boolean;
}

/** What happened, newest first, on one line of icons. */
export function Timeline({ entries, hasDays = false }: TimelineProps) {
  const reading = useReading();
  const dayAt = (at: string) => dayOf(new Date(at), reading.timeZone);
  return (
    <ol className="k-timeline">
      {entries.map((entry, at) => {
        const day = dayAt(entry.at);
        const isNewDay = hasDays && day !== dayAt(entries[at - 1]?.at ?? '1970-01-01T00:00:00Z');
        return (
          <Fragment key={entry.id}>
            {isNewDay && <li className="k-timeline-day">{formatDay(day, reading)}</li>}
            <TimelineRow entry={entry} clock={hasDays ? clockOf(new Date(entry.at), reading.timeZone) : undefined} timeZone={reading.timeZone} />
          </Fragment>
        );
      })}
    </ol>
  );
}

interface RowProps {
  readonly entry: TimelineEntry;
  readonly clock: string | undefined;
  readonly timeZone: string;
}

function TimelineRow({ entry, clock, timeZone }: RowProps) {
  return (
    <li data-entry={entry.id}>
      <span className="k-timeline-icon">
        <Icon name={entry.icon} />
      </span>
      <div className="k-timeline-body">
        <div className="k-timeline-line">
          <span className="spread">{entry.title}</span>
          {entry.actions && <span className="k-timeline-actions">{entry.actions}</span>}
          <span className="muted t12 nowrap">
            {clock === undefined ? (
              <DateText value={entry.at} />
            ) : (
              <time dateTime={entry.at} title={formatMomentExact(new Date(entry.at), timeZone)}>
                {clock}
              </time>
            )}
          </span>
        </div>
        {entry.text && <div className="k-timeline-text">{entry.text}</div>}
      </div>
    </li>
  );
}
