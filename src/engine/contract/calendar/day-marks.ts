import chineseDays from 'chinese-days';
import type { Label } from '#platform/contract/label.ts';
import { chineseWorkCalendar } from './chinese-work-calendar.ts';

/** What is unusual about a day: a holiday off, or a weekend day worked in exchange; with the holiday's name. */
export interface DayMark {
  readonly kind: 'off' | 'works';
  readonly name: Label;
}

let holidays: ReadonlySet<string> | undefined;
let exchanged: ReadonlySet<string> | undefined;

/** The mark of a day; undefined for usual days. */
export function markOf(day: string): DayMark | undefined {
  const calendar = chineseWorkCalendar();
  holidays ??= new Set(calendar.holidays);
  exchanged ??= new Set(calendar.extraWorkDays);
  if (exchanged.has(day)) return { kind: 'works', name: nameOf(day) };
  const name = nameOf(day);
  // A holiday that falls on a weekend is marked too; an ordinary weekend has only the weekday for a name.
  return holidays.has(day) || name.zh !== name.en ? { kind: 'off', name } : undefined;
}

/** Whether people work on a day. */
export function isWorkDay(day: string): boolean {
  const mark = markOf(day);
  if (mark) return mark.kind === 'works';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The library writes `National Day,国庆节,3`, and `Sunday` for usual days. */
function nameOf(day: string): Label {
  const [en = '', zh] = chineseDays.getDayDetail(day).name.split(',');
  return { zh: zh ?? en, en };
}
