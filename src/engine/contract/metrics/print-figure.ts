import { formatMoneyExact, formatMoneyShort } from '#platform/contract/format/format-money.ts';
import { formatNumber } from '#platform/contract/format/format-number.ts';
import type { Locale } from '#platform/contract/label.ts';
import { formatMessage } from '#platform/contract/messages.ts';
import { metricsMessages } from '#engine/contract/metrics/metrics.messages.ts';
import type { Figure } from '#engine/contract/metrics/measure.ts';

/** A value with its unit, as a decimal text. */
export type PrintableFigure = Pick<Figure, 'value' | 'unit' | 'currency'>;

/** A figure in short: `¥ 1,000.6万`, `63.2%`, `57 天`; a dash where it is undefined. */
export function printFigure(figure: PrintableFigure, locale: Locale): string {
  return print(figure, locale, false);
}

/** The same with every digit the registry gave. */
export function printFigureExact(figure: PrintableFigure, locale: Locale): string {
  return print(figure, locale, true);
}

function print({ value, unit, currency }: PrintableFigure, locale: Locale, isExact: boolean): string {
  if (value === null) return '—';
  const money = () => (isExact ? formatMoneyExact : formatMoneyShort)({ amount: value, currency: currency ?? '' }, locale);
  const number = (digits: number) => formatNumber(value, isExact ? 4 : digits);
  switch (unit) {
    case 'money':
      return money();
    case 'money_per_day':
      return formatMessage(metricsMessages['metrics.per_day'], locale, { value: money() });
    case 'percent':
      return `${formatNumber(value, isExact ? 2 : 1, true)}%`;
    case 'days':
      return formatMessage(metricsMessages['metrics.days'], locale, { value: number(1), count: Number(value) });
    case 'ratio':
      return formatMessage(metricsMessages['metrics.times'], locale, { value: number(2) });
    case 'count':
      return number(0);
    case 'score':
      return number(1);
  }
}
