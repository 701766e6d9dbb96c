import { useEffect, useEffectEvent, useRef } from 'react';
import { dayOf, formatDay, formatDayAbsolute } from '#platform/contract/format/format-date.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { CardFace } from '../board/card-face.tsx';
import { narrowed } from '../board/narrowed.ts';
import { useRecords } from '../list/use-records.ts';
import { CalendarChip } from './calendar-chip.tsx';
import type { CalendarLayoutProps } from './calendar-grid.tsx';
import { DayMarkTag } from './day-mark-tag.tsx';
import { dayOfValue, withinDays } from './day-values.ts';
import { useCalendarColumns } from './use-calendar-records.ts';

/** What comes from a day on, day by day; goes on as it is scrolled. */
export function AgendaList(props: CalendarLayoutProps) {
  const { object: web, selection, by, field, day, openId, onOpen } = props;
  const { timeZone } = useReading();
  const columns = useCalendarColumns(web, by, selection.asOf !== undefined);
  const filter = narrowed(selection.filter, withinDays(by, field, day, undefined, timeZone));
  const list = useRecords(web, { ...selection, filter, columns, sort: [{ field: by, descending: false }] });
  if (!list.query.data) return <PageState of={list.query} />;
  if (list.rows.length === 0) return <NothingAhead {...props} />;
  const ids = list.rows.map((row) => row.id);
  const days = Map.groupBy(list.rows, (row) => dayOfValue(row[by], timeZone) ?? day);
  return (
    <div className="k-agenda">
      {[...days].map(([each, rows]) => (
        <section key={each} aria-label={each}>
          <DayHead day={each} props={props} />
          <ul>
            {rows.map((row: RecordRow) => (
              <li key={row.id}>
                <button type="button" className={classNames('k-agenda-row', row.id === openId && 'open')} onClick={() => onOpen(row, ids)}>
                  {field.kind === 'datetime' ? <CalendarChip web={web} row={row} by={by} field={field} /> : <CardFace web={web} card={row} />}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <MoreSentinel onSeen={list.loadMore} />
    </div>
  );
}

function DayHead({ day, props }: { readonly day: string; readonly props: CalendarLayoutProps }) {
  const t = useMessages(layoutMessages);
  const label = useLabel();
  const reading = useReading();
  const near = formatDay(day, reading);
  const far = formatDayAbsolute(day, reading);
  return (
    <header className={day === dayOf(reading.now, reading.timeZone) ? 'today' : undefined}>
      <b>{near}</b>
      {near !== far && <span className="muted t12">{far}</span>}
      <DayMarkTag day={day} isLong />
      <span className="spread" />
      {props.onCreate && (
        <IconButton
          icon="plus"
          size="small"
          label={t('calendar.create_on', { day: near, object: label(props.object.object.label) })}
          onClick={() => props.onCreate?.(day)}
        />
      )}
    </header>
  );
}

function NothingAhead(props: CalendarLayoutProps) {
  const t = useMessages(layoutMessages);
  const records = useMessages(recordMessages);
  const label = useLabel();
  const reading = useReading();
  const { object } = props.object;
  return (
    <EmptyState
      icon="calendar"
      title={t('calendar.nothing_ahead', { day: formatDay(props.day, reading), object: label(object.labelPlural) })}
      text={t('calendar.nothing_text', { field: label(props.field.label) })}
      {...(props.onCreate && {
        action: (
          <Button kind="primary" icon="plus" onClick={() => props.onCreate?.(props.day)}>
            {records('records.new', { object: label(object.label) })}
          </Button>
        ),
      })}
    />
  );
}

function MoreSentinel({ onSeen }: { readonly onSeen: () => void }) {
  const element = useRef<HTMLDivElement>(null);
  const seen = useEffectEvent(() => onSeen());
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && seen(), { rootMargin: '400px' });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return <div ref={element} className="k-board-end" aria-hidden />;
}
