/** Roughly the pixels a label takes at 11 px: a Chinese character is twice as wide as a letter. */
export function printedWidth(label: string): number {
  return [...label].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 11 : 6.2), 0);
}

/** More bars than this and their figures are a carpet, even where each has its room. */
const mostTold = 16;

/** Which bars have their figure on them, `step` pixels apart: all where each has room, else the highest and, where it is free, the last. */
export function barsTold(values: readonly (number | null)[], print: (value: number) => string, step: number): ReadonlySet<number> {
  const bars = values.flatMap((value, at) => (value === null ? [] : [{ at, value, width: printedWidth(print(value)) + 4 }]));
  // A little over the bars beside its own a figure can still be read; of two that touch, the drawing leaves one out.
  const fits = bars.every(({ width }) => width <= 2 * step);
  if (fits && values.length <= mostTold) return new Set(bars.map(({ at }) => at));
  const [highest] = bars.toSorted((left, right) => right.value - left.value);
  const last = bars.at(-1);
  if (!highest || !last) return new Set();
  // Its figure lies neither over a bar beside it nor over the other figure.
  const isFree = bars.every(({ value, at }) => value <= last.value || (last.at - at) * step > (last.width + step) / 2);
  const isApart = (last.at - highest.at) * step >= (last.width + highest.width) / 2;
  return new Set(isFree && isApart ? [highest.at, last.at] : [highest.at]);
}

/** A line at a slant needs this many pixels to the next. */
const slantedStep = 13;

/** Names too wide to stand side by side lie at a slant and are cut, so that each bar keeps its own; of dates and numbers in order some are left out instead. */
export function slantedNames(names: readonly string[], step: number) {
  const isCounted = names.every((name) => /^\d/.test(name));
  const fits = names.every((name) => printedWidth(name) + 8 <= step);
  if (isCounted || fits || step < slantedStep) return {};
  return { interval: 0, rotate: 40, width: 72, overflow: 'truncate' };
}
