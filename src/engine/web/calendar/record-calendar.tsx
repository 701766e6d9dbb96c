import { useState } from 'react';
import { dayOf } from '#platform/contract/format/format-date.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { useIsPhone, useReading } from '#platform/web/reading.ts';
import type { CalendarSpan } from '#engine/contract/views/view-settings.ts';
import { CreateDrawer } from '../form/create-drawer.tsx';
import { calendarFields } from '../objects/layout-fields.ts';
import { fieldAt, useFields } from '../objects/object-registry.ts';
import type { BoardViewProps } from '../objects/object-registry.ts';
import { AgendaList } from './agenda-list.tsx';
import { CalendarGrid } from './calendar-grid.tsx';
import { CalendarHead } from './calendar-head.tsx';
import { valueOnDay } from './day-values.ts';
import './calendar.css';

/** Records of a list on the days of one of their dates: a month, a week, or what comes next; on the phone always the latter. */
export function RecordCalendar(props: BoardViewProps) {
  const { object: web, settings, onSettings } = props;
  const { timeZone, now } = useReading();
  const isPhone = useIsPhone();
  const isPast = usePastDay() !== undefined || props.selection.asOf !== undefined;
  const today = dayOf(now, timeZone);
  const [dayText, setDay] = useSearchParam('day');
  const [createOn, setCreateOn] = useState<string>();
  const fields = useFields(web);
  const offered = calendarFields(web);
  const by = offered.find((name) => name === settings.calendar?.by) ?? offered[0] ?? 'created_at';
  const field = fieldAt(fields, by);
  if (!field) return null;
  const day = dayText !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(dayText) ? dayText : today;
  const span: CalendarSpan = isPhone ? 'agenda' : (settings.calendar?.span ?? 'month');
  const keep = (change: { by?: string; span?: CalendarSpan }) => onSettings({ calendar: { ...settings.calendar, ...change } });
  const isOpen = !isPast && !field.readOnly && web.object.fields[by] !== undefined;
  const shared = {
    ...props,
    by,
    field,
    day,
    today,
    ...(isOpen && { onCreate: setCreateOn }),
    canMove: isOpen && !web.ownFields?.includes(by),
  };
  return (
    <div className="k-calendar">
      <CalendarHead
        web={web}
        fields={fields}
        offered={offered}
        by={by}
        span={span}
        day={day}
        today={today}
        onBy={(next) => keep({ by: next })}
        onSpan={(next) => keep({ span: next })}
        onDay={setDay}
      />
      {span === 'agenda' ? (
        <AgendaList {...shared} />
      ) : (
        <CalendarGrid
          {...shared}
          span={span}
          onShowDay={(shown) => {
            setDay(shown);
            keep({ span: 'agenda' });
          }}
        />
      )}
      {createOn !== undefined && (
        <CreateDrawer
          web={web}
          values={{ [by]: valueOnDay(field, createOn, timeZone) }}
          onClose={() => setCreateOn(undefined)}
          onCreated={(record) => props.onOpen(record, [record.id])}
        />
      )}
    </div>
  );
}
