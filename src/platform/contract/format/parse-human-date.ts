import { addDays, clockOf, dayOf, dayParts, weekdayOf } from './format-date.ts';

/** A day as typed, with the clock time when one was typed. */
export interface HumanDate {
  /** `2026-11-23` in the workspace's time zone. */
  readonly day: string;
  /** `10:00`, absent when only a day was meant. */
  readonly clock?: string;
}

/** Reads 「明天 10:00」「下周三」「11-27」「3天后」「月底」「next fri 3pm」 relative to now; undefined when it is no date. */
export function parseHumanDate(typed: string, now: Date, timeZone: string): HumanDate | undefined {
  const text = typed.normalize('NFKC').trim().toLowerCase().replaceAll('星期', '周').replaceAll('礼拜', '周').replaceAll('周天', '周日');
  if (text === '') return undefined;
  const relative = parseHours(text, now, timeZone);
  if (relative) return relative;
  const today = dayOf(now, timeZone);
  for (const rule of dayRules) {
    const match = rule.pattern.exec(text);
    if (!match) continue;
    const day = rule.day(match, today);
    const rest = text.slice(match[0].length).trim();
    const clock = rest === '' ? undefined : parseClock(rest);
    if (day && (rest === '' || clock)) return clock ? { day, clock } : { day };
  }
  const clock = parseClock(text);
  return clock ? { day: today, clock } : undefined;
}

interface DayRule {
  readonly pattern: RegExp;
  readonly day: (match: RegExpExecArray, today: string) => string | undefined;
}

const dayWords: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  今晚: 0,
  明天: 1,
  明日: 1,
  明晚: 1,
  后天: 2,
  大后天: 3,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
  tmr: 1,
};
const weekdays: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  sun: 7,
};
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const chineseDigits = '零一二三四五六七八九十';

const dayRules: readonly DayRule[] = [
  {
    pattern: /^(大前天|前天|昨[天日]|今[天日]|明[天日]|大后天|后天|yesterday|today|tomorrow|tmr)/,
    day: (m, today) => addDays(today, dayWords[m[1] ?? ''] ?? 0),
  },
  { pattern: /^(今|明)(?=晚)/, day: (m, today) => addDays(today, m[1] === '明' ? 1 : 0) },
  { pattern: /^(\d+|[一二两三四五六七八九十])\s*(天|日|周|个?月)(?:以|之)?后/, day: (m, today) => later(today, count(m[1]), m[2] ?? '') },
  {
    pattern: /^\+\s*(\d+)\s*(days?|d|天|日|weeks?|w|周|months?|m|个?月)?(?![a-z])/,
    day: (m, today) => later(today, count(m[1]), longUnits[m[2] ?? 'd'] ?? m[2] ?? ''),
  },
  { pattern: /^in\s+(\d+)\s*(days?|weeks?|months?)/, day: (m, today) => later(today, count(m[1]), m[2] ?? '') },
  { pattern: /^(上|这|本|下下|下)?个?周([一二三四五六日])/, day: (m, today) => weekday(today, m[1] ?? '', weekdays[m[2] ?? ''] ?? 1) },
  {
    pattern: /^(last|this|next)?\s*(mon|tue|wed|thu|fri|sat|sun)[a-z]*/,
    day: (m, today) => weekday(today, englishWeek[m[1] ?? ''] ?? '', weekdays[m[2] ?? ''] ?? 1),
  },
  { pattern: /^(本|这个|下个?)?(月底|月末)/, day: (m, today) => monthEnd(today, (m[1] ?? '').startsWith('下') ? 1 : 0) },
  { pattern: /^(本|这个|下个?)?季度?[底末]/, day: (m, today) => quarterEnd(today, (m[1] ?? '').startsWith('下') ? 1 : 0) },
  { pattern: /^(年底|年末|end of year)/, day: (_, today) => `${today.slice(0, 4)}-12-31` },
  { pattern: /^end of (?:the )?month/, day: (_, today) => monthEnd(today, 0) },
  { pattern: /^(本|这个|下)个?月\s*(\d{1,2})\s*[号日]?/, day: (m, today) => dayOfMonth(today, m[1] === '下' ? 1 : 0, Number(m[2])) },
  { pattern: /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?/, day: (m) => realDay(Number(m[1]), Number(m[2]), Number(m[3])) },
  { pattern: /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?!\d|:)/, day: (m, today) => nextDate(today, Number(m[1]), Number(m[2])) },
  {
    pattern: /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s*(\d{4}))?/,
    day: (m, today) => englishDate(today, m),
  },
  { pattern: /^(\d{1,2})\s*[号日]/, day: (m, today) => nextDayOfMonth(today, Number(m[1])) },
];

const longUnits: Readonly<Record<string, string>> = { d: 'day', w: 'week', m: 'month' };
const englishWeek: Readonly<Record<string, string>> = { last: '上', this: '本', next: '下' };

function parseHours(text: string, now: Date, timeZone: string): HumanDate | undefined {
  const match = /^(?:in\s+)?(\d+|半|[一二两三四五六七八九十])\s*(个?小时|个?钟头|hours?|分钟|minutes?)(?:以后|之后|后)?$/.exec(text);
  if (!match) return undefined;
  const amount = match[1] === '半' ? 0.5 : count(match[1]);
  const minutes = /分钟|minute/.test(match[2] ?? '') ? amount : amount * 60;
  const then = new Date(now.getTime() + minutes * 60_000);
  return { day: dayOf(then, timeZone), clock: clockOf(then, timeZone) };
}

function parseClock(text: string): string | undefined {
  const match =
    /^(?:,|，|at|@)?\s*(凌晨|早上|早|上午|中午|下午|傍晚|晚上|晚)?\s*(\d{1,2}|[一二两三四五六七八九十]{1,2})\s*(?:[:点时](?:\s*(半|一刻|三刻|\d{1,2})\s*分?)?)?\s*(am|pm)?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, part, hourText, minuteText, half] = match;
  if (!part && !half && !/[:点时]/.test(text)) return undefined;
  let hour = count(hourText);
  const minute = minuteText === '半' ? 30 : minuteText === '一刻' ? 15 : minuteText === '三刻' ? 45 : Number(minuteText ?? 0);
  const isAfternoon = half === 'pm' || part === '下午' || part === '傍晚' || part === '晚上' || part === '晚' || (part === '中午' && hour < 11);
  if (isAfternoon && hour < 12) hour += 12;
  if (half === 'am' && hour === 12) hour = 0;
  return hour < 24 && minute < 60 ? `${pad(hour)}:${pad(minute)}` : undefined;
}

function count(text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '两') return 2;
  if (text.length === 2 && text.startsWith('十')) return 10 + chineseDigits.indexOf(text.charAt(1));
  return chineseDigits.indexOf(text);
}

function later(today: string, amount: number, unit: string): string | undefined {
  if (/月|month/.test(unit)) return sameDayLater(today, amount);
  return addDays(today, amount * (/周|week/.test(unit) ? 7 : 1));
}

/** 「周三」 alone is the coming one, today included; with 本/下/上 it is the one of that Monday-to-Sunday week. */
function weekday(today: string, week: string, wanted: number): string {
  const distance = wanted - weekdayOf(today);
  const weeks: Readonly<Record<string, number>> = { 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 };
  if (week === '') return addDays(today, distance < 0 ? distance + 7 : distance);
  return addDays(today, distance + 7 * (weeks[week] ?? 0));
}

function sameDayLater(today: string, amount: number): string | undefined {
  const parts = dayParts(today);
  if (!parts) return undefined;
  const first = new Date(Date.UTC(parts.year, parts.month - 1 + amount, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return realDay(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(parts.day, lastDay));
}

function monthEnd(today: string, shift: number): string | undefined {
  const parts = dayParts(today);
  return parts && new Date(Date.UTC(parts.year, parts.month + shift, 0)).toISOString().slice(0, 10);
}

function quarterEnd(today: string, shift: number): string | undefined {
  const parts = dayParts(today);
  return parts && new Date(Date.UTC(parts.year, (Math.floor((parts.month - 1) / 3) + 1 + shift) * 3, 0)).toISOString().slice(0, 10);
}

function dayOfMonth(today: string, shift: number, day: number): string | undefined {
  const parts = dayParts(today);
  if (!parts) return undefined;
  const month = new Date(Date.UTC(parts.year, parts.month - 1 + shift, 1));
  return realDay(month.getUTCFullYear(), month.getUTCMonth() + 1, day);
}

function nextDayOfMonth(today: string, day: number): string | undefined {
  const thisMonth = dayOfMonth(today, 0, day);
  return thisMonth && thisMonth >= today ? thisMonth : dayOfMonth(today, 1, day);
}

/** A month and day without a year is this year's, unless it lies more than half a year back. */
function nextDate(today: string, month: number, day: number): string | undefined {
  const year = Number(today.slice(0, 4));
  const thisYear = realDay(year, month, day);
  return thisYear && thisYear < addDays(today, -182) ? realDay(year + 1, month, day) : thisYear;
}

function englishDate(today: string, match: RegExpExecArray): string | undefined {
  const month = months.indexOf(match[1] ?? '') + 1;
  return match[3] ? realDay(Number(match[3]), month, Number(match[2])) : nextDate(today, month, Number(match[2]));
}

function realDay(year: number, month: number, day: number): string | undefined {
  const text = `${year}-${pad(month)}-${pad(day)}`;
  return dayParts(text) ? text : undefined;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
