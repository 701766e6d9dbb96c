import { useLabel, useMessages } from '#platform/web/locale.ts';
import { markOf } from '#engine/contract/calendar/day-marks.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';

/** 休 or 班 beside a day, with the holiday's name. */
export function DayMarkTag({ day, isLong = false }: { readonly day: string; readonly isLong?: boolean }) {
  const t = useMessages(layoutMessages);
  const label = useLabel();
  const mark = markOf(day);
  if (!mark) return null;
  const name = label(mark.name);
  const words = mark.kind === 'off' ? t('calendar.off_day', { name }) : t('calendar.work_day', { name });
  return (
    <span className="k-calendar-mark" data-kind={mark.kind} title={words}>
      <span aria-hidden>{mark.kind === 'off' ? t('calendar.off') : t('calendar.works')}</span>
      <span className={isLong ? '' : 'sr-only'}> {words}</span>
    </span>
  );
}
