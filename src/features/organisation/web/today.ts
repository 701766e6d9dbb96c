/** Today as an ISO day in the reader's time zone. */
export function today(reading: { readonly now: Date; readonly timeZone: string }): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: reading.timeZone }).format(reading.now);
}
