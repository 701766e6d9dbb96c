const formatters = new Map<string, Intl.DateTimeFormat>();
const lately = new Map<string, { readonly second: number; readonly day: string }>();

/** The calendar day of an instant in a time zone, as ISO text; asked with every request, so it is worked out once a second. */
export function dayIn(timeZone: string, instant: Date): string {
  // Zones differ by whole seconds, so a second lies within one day everywhere.
  const second = Math.floor(instant.valueOf() / 1_000);
  const known = lately.get(timeZone);
  if (known?.second === second) return known.day;
  const day = formatDay(timeZone, instant);
  lately.set(timeZone, { second, day });
  return day;
}

function formatDay(timeZone: string, instant: Date): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    // The Swedish form of a date is the ISO form.
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(instant);
}

/** The calendar day after an ISO day. */
export function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
