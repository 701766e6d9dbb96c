import { formatDayAbsolute } from '#platform/contract/format/format-date.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useHotkeys } from '#platform/web/hotkeys.ts';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { useIsPhone, useReading } from '#platform/web/reading.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';
import { calendarSpans } from '#engine/contract/views/view-settings.ts';
import type { CalendarSpan } from '#engine/contract/views/view-settings.ts';
import { fieldAt } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { stepDay, weeksOf } from './calendar-span.ts';

interface CalendarHeadProps {
  readonly web: WebObject;
  readonly fields: Readonly<Record<string, Field>>;
  /** The dates it may go by. */
  readonly offered: readonly string[];
  readonly by: string;
  readonly span: CalendarSpan;
  readonly day: string;
  readonly today: string;
  readonly onBy: (by: string) => void;
  readonly onSpan: (span: CalendarSpan) => void;
  readonly onDay: (day: string | undefined) => void;
}

/** Which days are shown, by which date, and how to go on; `[` `]` step, `t` is today. */
export function CalendarHead({ fields, offered, by, span, day, today, onBy, onSpan, onDay }: CalendarHeadProps) {
  const t = useMessages(layoutMessages);
  const label = useLabel();
  const isPhone = useIsPhone();
  const step = (by_: 1 | -1) => onDay(stepDay(span, day, by_));
  useHotkeys({ '[': () => step(-1), ']': () => step(1), t: () => onDay(undefined) });
  return (
    <div className="k-calendar-head">
      <IconButton icon="chevron-left" label={t('calendar.previous')} title={`${t('calendar.previous')} [`} onClick={() => step(-1)} />
      <IconButton icon="chevron-right" label={t('calendar.next')} title={`${t('calendar.next')} ]`} onClick={() => step(1)} />
      <Button size="small" disabled={day === today} onClick={() => onDay(undefined)}>
        {t('calendar.today')}
      </Button>
      <h2 aria-live="polite">
        <SpanTitle span={span} day={day} />
      </h2>
      <span className="spread" />
      <span className="k-calendar-by">
        <SelectInput
          label={t('calendar.by')}
          value={by}
          onChange={(next) => next && onBy(next)}
          options={offered.map((name) => ({ value: name, label: label(fieldAt(fields, name)?.label ?? { zh: name, en: name }) }))}
        />
      </span>
      {!isPhone && (
        <Segmented
          label={t('calendar.span')}
          active={span}
          onChange={onSpan}
          tabs={calendarSpans.map((each) => ({ id: each, label: t(`calendar.${each}`) }))}
        />
      )}
    </div>
  );
}

function SpanTitle({ span, day }: { readonly span: CalendarSpan; readonly day: string }) {
  const locale = useLocale();
  const reading = useReading();
  if (span === 'agenda') return <>{formatDayAbsolute(day, reading)}</>;
  const tag = locale === 'zh' ? 'zh-CN' : 'en-GB';
  const print = (shown: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options }).format(new Date(`${shown}T00:00:00Z`));
  if (span === 'month') return <>{print(day, { year: 'numeric', month: 'long' })}</>;
  const [week = []] = weeksOf('week', day);
  const ends = [week[0] ?? day, week[6] ?? day].map((each) => print(each, { year: 'numeric', month: 'short', day: 'numeric' }));
  return <>{ends.join(' – ')}</>;
}
