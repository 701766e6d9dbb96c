import type { TodayPace } from '../contract/today.routes.ts';

/** The drawing's measures, in its own units. */
export interface PaceSize {
  readonly height: number;
  /** Width of the plot; labels stand right of it. */
  readonly plot: number;
  readonly top: number;
  readonly bottom: number;
}

const lineHeight = 15;

/** Where everything of a pace chart stands: from zero, with room above, and labels that do not meet. */
export function placePace(pace: TodayPace, size: PaceSize) {
  const last = Math.max(1, pace.course.length - 1);
  const levels = (['minimum', 'target', 'stretch'] as const).flatMap((id) => {
    const value = pace[id];
    return value === null ? [] : [{ id, value }];
  });
  const top = Math.max(1, pace.reached, pace.expected ?? 0, ...levels.map((level) => level.value)) * 1.1;
  const base = size.height - size.bottom;
  const x = (at: number) => (at / last) * size.plot;
  const y = (value: number) => base - (value / top) * (base - size.top);
  const point = (at: number, value: number) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`;
  const reached = pace.course.flatMap((each, at) => (each.reached === null ? [] : [{ at, value: each.reached }]));
  const now = reached.at(-1);
  const even = now ? (pace.course[now.at]?.even ?? 0) : 0;
  return {
    base,
    levels: spreadLabels(levels.map((level) => ({ ...level, y: y(level.value) }))),
    even: pace.course.map((each, at) => point(at, each.even)).join(' '),
    reached: reached.map((each) => point(each.at, each.value)).join(' '),
    area: now ? [point(0, 0), ...reached.map((each) => point(each.at, each.value)), point(now.at, 0)].join(' ') : '',
    now: now && { x: x(now.at), y: y(now.value), even, evenY: y(even), isShort: even > now.value && y(now.value) - y(even) > 3 },
    expected:
      pace.expected !== null && now && now.at < last ? { value: pace.expected, y: y(pace.expected), labelY: y(pace.expected) - 6 } : undefined,
    days: daysOf(pace, now?.at).map((at) => ({
      day: pace.course[at]?.day ?? '',
      x: x(at),
      isNow: at === now?.at,
      anchor: at === 0 ? ('start' as const) : at === last ? ('end' as const) : ('middle' as const),
    })),
  };
}

/** The first day, today and the last, each only where there is room for its word. */
function daysOf(pace: TodayPace, now: number | undefined): number[] {
  const last = pace.course.length - 1;
  const room = Math.ceil(last * 0.16);
  const all = [0, ...(now === undefined ? [] : [now]), last];
  return all.filter((at, index) => all.indexOf(at) === index && (at === now || now === undefined || Math.abs(at - now) >= room));
}

/** Labels of near levels are pushed apart, the upper ones up. */
function spreadLabels<T extends { readonly y: number }>(levels: readonly T[]): (T & { readonly labelY: number })[] {
  let below = Number.POSITIVE_INFINITY;
  return levels
    .toSorted((left, right) => right.y - left.y)
    .map((level) => {
      below = Math.min(level.y, below - lineHeight);
      return { ...level, labelY: below };
    });
}
