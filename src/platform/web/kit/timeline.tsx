import type { ReactNode } from 'react';
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

/** What happened, newest first, on one line of icons. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol className="k-timeline">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="k-timeline-icon">
            <Icon name={entry.icon} />
          </span>
          <div className="k-timeline-body">
            <div className="k-timeline-line">
              <span className="spread">{entry.title}</span>
              {entry.actions && <span className="k-timeline-actions">{entry.actions}</span>}
              <span className="muted t12">
                <DateText value={entry.at} />
              </span>
            </div>
            {entry.text && <div className="k-timeline-text">{entry.text}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
