/** Offsets change at quarters of an hour at most. */
const stepMs = 900_000;
const mostKnown = 100_000;

/** What a clock in the zone shows at an instant, as if it were UTC; asked for often, so each quarter of an hour is worked out once. */
export function createWallClock(timeZone: string): (time: number) => number {
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsets = new Map<number, number>();
  const offsetAt = (time: number): number => {
    const parts: Record<string, number> = {};
    for (const part of formatter.formatToParts(time)) parts[part.type] = Number(part.value);
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - time;
  };
  return (time) => {
    const step = Math.floor(time / stepMs);
    let offset = offsets.get(step);
    if (offset === undefined) {
      offset = offsetAt(step * stepMs);
      if (offsets.size >= mostKnown) offsets.clear();
      offsets.set(step, offset);
    }
    return time + offset;
  };
}
