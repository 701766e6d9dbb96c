import { useLocale, useMessages } from '#platform/web/locale.ts';
import { intlLocale } from '#platform/contract/messages.ts';
import type { Rhythm } from '../contract/due-times.ts';
import { subscriptionMessages } from '../contract/subscription.messages.ts';

/** A Monday; the days after it give the names of a week. */
const monday = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;

/** When something is sent, in words: 每周一 09:00 · 工作日. */
export function useRhythmWords() {
  const t = useMessages(subscriptionMessages);
  const locale = useLocale();
  const weekday = (number: number) =>
    new Intl.DateTimeFormat(intlLocale(locale), { weekday: locale === 'zh' ? 'short' : 'long', timeZone: 'UTC' }).format(
      new Date(monday + (number - 1) * dayMs),
    );
  const hour = (value: number) => `${String(value).padStart(2, '0')}:00`;
  const monthDay = (day: number) => (day === 31 ? t('subscription.last_day') : t('subscription.day_of_month', { day }));
  const says = (rhythm: Rhythm): string => {
    if (rhythm.every === 'day') return t('subscription.says_day', { hour: hour(rhythm.hour) });
    if (rhythm.every === 'week') return t('subscription.says_week', { weekday: weekday(rhythm.weekday), hour: hour(rhythm.hour) });
    return t('subscription.says_month', { day: monthDay(rhythm.day), hour: hour(rhythm.hour) });
  };
  return {
    weekday,
    hour,
    monthDay,
    rhythm: (rhythm: Rhythm) => (rhythm.workDaysOnly ? t('subscription.says_work', { rhythm: says(rhythm) }) : says(rhythm)),
  };
}
