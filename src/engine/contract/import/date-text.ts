/** Which number of `03-07-2021` is the day. */
export const dateOrders = ['month_first', 'day_first'] as const;
export type DateOrder = (typeof dateOrders)[number];

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const time = String.raw`(?:[\s,T]+(\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]m)?))?`;
const dayNamed = new RegExp(String.raw`^(\d{1,2})[\s\-/.]+([a-z]{3,9})\.?,?[\s\-/,]+(\d{4})${time}$`, 'i');
const monthNamed = new RegExp(String.raw`^([a-z]{3,9})\.?[\s\-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s\-,]+(\d{4})${time}$`, 'i');
const numbered = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${time}$`, 'i');
const yearFirst = new RegExp(String.raw`^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})${time}$`, 'i');

/**
 * A date as files write it – `15 Apr, 2021 00:02:00`, `Apr 15, 2021`, `03-07-2021 12:59` – with the year first, and the time behind it
 * where there is one; what is no such date stays as it is.
 */
export function yearFirstText(text: string, order: DateOrder = 'month_first'): string {
  const plain = text.normalize('NFKC').trim();
  const named = dayNamed.exec(plain);
  if (named) return joined(named[3], monthOf(named[2]), named[1], named[4]) ?? text;
  const american = monthNamed.exec(plain);
  if (american) return joined(american[3], monthOf(american[1]), american[2], american[4]) ?? text;
  const digits = numbered.exec(plain);
  if (!digits) return text;
  const [, first = '', second = '', year, clock] = digits;
  const isDayFirst = Number(first) > 12 || (order === 'day_first' && Number(second) <= 12) || plain.includes('.');
  return joined(year, isDayFirst ? second : first, isDayFirst ? first : second, clock) ?? text;
}

/** The day of a date that may carry a time. */
export function dayText(text: string, order?: DateOrder): string {
  const plain = yearFirstText(text, order);
  return yearFirst.exec(plain)?.[1] ?? plain;
}

function monthOf(name: string | undefined): string | undefined {
  const place = months.indexOf((name ?? '').slice(0, 3).toLowerCase());
  return place < 0 ? undefined : String(place + 1);
}

function joined(year: string | undefined, month: string | undefined, day: string | undefined, clock: string | undefined): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${clock === undefined ? '' : ` ${halfDays(clock)}`}`;
}

/** `1:05 pm` as `13:05`. */
function halfDays(clock: string): string {
  const match = /^(\d{1,2})(:.*?)\s*([ap])m$/i.exec(clock.trim());
  if (!match) return clock.trim();
  const hour = (Number(match[1]) % 12) + (match[3]?.toLowerCase() === 'p' ? 12 : 0);
  return `${String(hour).padStart(2, '0')}${match[2] ?? ''}`;
}
