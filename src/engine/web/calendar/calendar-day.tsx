import { useRef } from 'react';
import { formatDay } from '#platform/contract/format/format-date.ts';
import type { BoardColumn, BoardContext } from '#platform/web/kit/board.tsx';
import { IconButton } from '#platform/web/kit/button.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { useDraggableCard, useDropColumn } from '#platform/web/kit/use-board-drag.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { isWorkDay } from '#engine/contract/calendar/day-marks.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { CalendarLayoutProps } from './calendar-grid.tsx';
import { DayMarkTag } from './day-mark-tag.tsx';

interface CalendarDayProps {
  readonly day: string;
  readonly props: CalendarLayoutProps & { readonly span: 'month' | 'week'; readonly onShowDay: (day: string) => void };
  readonly column: BoardColumn<RecordRow>;
  readonly board: BoardContext<RecordRow>;
  /** How many there are, drawn or not. */
  readonly count: number;
  /** Belongs to the month before or after. */
  readonly isOutside: boolean;
}

const shownIn = { month: 3, week: 60 } as const;

/** One day: its number and marks, its records as chips, more behind a button; takes what is dropped on it. */
export function CalendarDay({ day, props, column, board, count, isOutside }: CalendarDayProps) {
  const t = useMessages(layoutMessages);
  const label = useLabel();
  const reading = useReading();
  const element = useRef<HTMLTableCellElement>(null);
  useDropColumn(element, day, board.handle);
  const { drag, refused } = board;
  const shown = column.cards.slice(0, shownIn[props.span] + (count === shownIn[props.span] + 1 ? 1 : 0));
  const rest = count - shown.length;
  const isRefused = refused?.columnId === day;
  const isOver = drag?.over === day && drag.from !== day;
  const landing = isRefused && !drag ? refused.cardKey : drag?.byKeyboard && isOver ? board.props.cardKey(drag.card) : undefined;
  return (
    <td
      ref={element}
      data-column={day}
      aria-current={day === props.today ? 'date' : undefined}
      className={classNames(
        day === props.today && 'today',
        !isWorkDay(day) && 'off',
        isOutside && 'outside',
        isOver && !isRefused && 'over',
        isRefused && 'refused',
      )}
    >
      <header>
        <span className="k-calendar-number">{Number(day.slice(8))}</span>
        <DayMarkTag day={day} />
        <span className="spread" />
        {props.onCreate && (
          <IconButton
            icon="plus"
            size="small"
            label={t('calendar.create_on', { day: formatDay(day, reading), object: label(props.object.object.label) })}
            onClick={() => props.onCreate?.(day)}
          />
        )}
      </header>
      <ul>
        {landing !== undefined && <LandingChip cardKey={landing} board={board} />}
        {shown.map((row) => (
          <Chip key={row.id} row={row} day={day} board={board} />
        ))}
      </ul>
      {rest > 0 && (
        <button
          type="button"
          className="k-calendar-more"
          title={t('calendar.show_day', { day: formatDay(day, reading) })}
          onClick={() => props.onShowDay(day)}
        >
          {t('calendar.more', { count: rest })}
        </button>
      )}
    </td>
  );
}

interface ChipProps {
  readonly row: RecordRow;
  readonly day: string;
  readonly board: BoardContext<RecordRow>;
}

function Chip({ row, day, board }: ChipProps) {
  const element = useRef<HTMLLIElement>(null);
  const { props, drag, refused } = board;
  const canMove = props.onMove !== undefined;
  useDraggableCard(element, row.id, day, board.handle, canMove);
  const isLifted = drag !== undefined && drag.card.id === row.id;
  const isAway = isLifted ? drag.over !== day || !drag.byKeyboard : refused?.cardKey === row.id;
  return (
    <li
      ref={element}
      className={classNames('k-calendar-chip', isAway && 'ghost', isLifted && !isAway && 'lifted', row.id === props.openKey && 'open')}
    >
      <button type="button" data-card={row.id} onClick={() => props.onOpen?.(row)}>
        {props.renderCard(row)}
      </button>
    </li>
  );
}

function LandingChip({ cardKey, board }: { readonly cardKey: string; readonly board: BoardContext<RecordRow> }) {
  const row = board.props.columns.flatMap((column) => column.cards).find((each) => each.id === cardKey);
  if (!row) return null;
  return (
    <li className="k-calendar-chip k-board-card flying" aria-hidden inert>
      <div>{board.props.renderCard(row)}</div>
    </li>
  );
}
