import { useRef } from 'react';
import { addDays, formatDayAbsolute } from '#platform/contract/format/format-date.ts';
import { BoardRefusal } from '#platform/web/kit/board-refusal.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useBoard } from '#platform/web/kit/use-board.ts';
import { useBoardKeys } from '#platform/web/kit/use-board-keys.ts';
import type { NextColumn } from '#platform/web/kit/use-board-keys.ts';
import { useLabel, useLocale } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { BoardViewProps } from '../objects/object-registry.ts';
import { nameOfRecord } from '../objects/read-value.ts';
import { CalendarChip } from './calendar-chip.tsx';
import { CalendarDay } from './calendar-day.tsx';
import { weeksOf } from './calendar-span.ts';
import { useCalendarRecords } from './use-calendar-records.ts';
import { useDayMove } from './use-day-move.ts';

/** What every calendar layout is given. */
export interface CalendarLayoutProps extends BoardViewProps {
  readonly by: string;
  readonly field: Field;
  readonly day: string;
  readonly today: string;
  readonly canMove: boolean;
  readonly onCreate?: (day: string) => void;
}

interface CalendarGridProps extends CalendarLayoutProps {
  readonly span: 'month' | 'week';
  readonly onShowDay: (day: string) => void;
}

/** A month or a week as a grid of days; records are carried from day to day by mouse, finger or keyboard. */
export function CalendarGrid(props: CalendarGridProps) {
  const { object: web, selection, by, field, span, day, canMove } = props;
  const label = useLabel();
  const reading = useReading();
  const root = useRef<HTMLDivElement>(null);
  const weeks = weeksOf(span, day);
  const days = weeks.flat();
  const records = useCalendarRecords(web, selection, by, field, days);
  const move = useDayMove(web, by, field);
  const board = useBoard<RecordRow>({
    label: label(web.object.labelPlural),
    columns: days.map((each) => ({ id: each, title: formatDayAbsolute(each, reading), cards: records.cardsOn(each) })),
    cardKey: (row) => row.id,
    cardLabel: (row) => nameOfRecord(row, web.object.nameField),
    renderCard: (row) => <CalendarChip web={web} row={row} by={by} field={field} />,
    openKey: props.openId,
    onOpen: (row) => props.onOpen(row, records.ids),
    ...(canMove && { onMove: move }),
  });
  useBoardKeys(root, board.context, dayBeside(days));
  // The keys listen on this element, so it is there before the records are.
  return (
    <div ref={root} className="k-calendar-grid" data-span={span} data-keys>
      {!records.query.data && <PageState of={records.query} shape="cards" />}
      <table aria-label={label(web.object.labelPlural)} hidden={!records.query.data}>
        <WeekdayHead days={weeks[0] ?? []} />
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((each) => {
                const column = board.columns.find((one) => one.id === each);
                return (
                  column && (
                    <CalendarDay
                      key={each}
                      day={each}
                      props={props}
                      column={column}
                      board={board.context}
                      count={records.countOn(each)}
                      isOutside={span === 'month' && each.slice(0, 7) !== day.slice(0, 7)}
                    />
                  )
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="sr-only" aria-live="assertive">
        {board.said}
      </div>
      {board.refusal && <BoardRefusal shown={board.refusal} root={root} isHeld={board.context.drag !== undefined} onClose={board.dismiss} />}
    </div>
  );
}

/** Arrows carry a lifted record by days and weeks, as far as the grid goes. */
function dayBeside(days: readonly string[]): NextColumn {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  return (day, key) => {
    const next = addDays(day, steps[key] ?? 0);
    return days.includes(next) && next !== day ? next : undefined;
  };
}

function WeekdayHead({ days }: { readonly days: readonly string[] }) {
  const locale = useLocale();
  const print = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short', timeZone: 'UTC' });
  return (
    <thead>
      <tr>
        {days.map((each) => (
          <th key={each} scope="col">
            {print.format(new Date(`${each}T00:00:00Z`))}
          </th>
        ))}
      </tr>
    </thead>
  );
}
