import './page-header.css';
import type { ReactNode } from 'react';
import { formatDay, formatDayAbsolute, formatMoment, formatMomentExact, dayOf, daysBetween } from '#platform/contract/format/format-date.ts';
import { formatMoneyExact, formatMoneyShort } from '#platform/contract/format/format-money.ts';
import { formatNumber, formatPercent, formatSigned } from '#platform/contract/format/format-number.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import type { Money } from '#platform/contract/money.ts';
import { useLocale, useMessages } from '../locale.ts';
import { useReading } from '../reading.ts';
import { classNames } from './class-names.ts';

/** The dash for "there is none" and "not applicable"; never 0. */
export function NoValue() {
  const t = useMessages(kitMessages);
  return (
    <span className="muted">
      <span aria-hidden>—</span>
      <span className="sr-only">{t('kit.not_applicable')}</span>
    </span>
  );
}

/** Money in short form, exact on hover; `isExact` prints every minor unit. */
export function MoneyText({ value, isExact = false }: { readonly value: Money | null | undefined; readonly isExact?: boolean }) {
  const locale = useLocale();
  if (!value) return <NoValue />;
  const exact = formatMoneyExact(value, locale);
  return (
    <span className="nowrap" title={exact}>
      {isExact ? exact : formatMoneyShort(value, locale)}
    </span>
  );
}

/** A share; the input is a fraction (0.549). Its n stands beside it when given. */
export function PercentText({
  value,
  digits = 1,
  n,
}: {
  readonly value: string | number | null | undefined;
  readonly digits?: number;
  readonly n?: number;
}) {
  const t = useMessages(kitMessages);
  if (value === null || value === undefined) return <NoValue />;
  return (
    <span className="nowrap" title={formatPercent(value, digits + 3)}>
      {formatPercent(value, digits)}
      {n !== undefined && <span className="muted t12"> · {t('kit.n', { n })}</span>}
    </span>
  );
}

/** A plain number with separators. */
export function NumberText({ value, digits = 2 }: { readonly value: string | number | null | undefined; readonly digits?: number }) {
  if (value === null || value === undefined) return <NoValue />;
  return <span className="nowrap">{formatNumber(value, digits)}</span>;
}

interface DeltaProps {
  readonly value: string | number | null | undefined;
  readonly digits?: number;
  /** After the number: `%`, `点`. */
  readonly suffix?: string;
  /** Which direction is good; without it the change is grey. */
  readonly goodWhen?: 'up' | 'down';
  /** Changes smaller than this stay grey. */
  readonly quietBelow?: number;
}

/** A change with arrow and sign; coloured only when it is large and one direction is good. */
export function Delta({ value, digits = 1, suffix = '', goodWhen, quietBelow = 0 }: DeltaProps) {
  const t = useMessages(kitMessages);
  if (value === null || value === undefined) return <NoValue />;
  const size = Number(value);
  if (size === 0) return <span className="muted">{t('kit.unchanged')}</span>;
  const isUp = size > 0;
  const isQuiet = !goodWhen || Math.abs(size) < quietBelow;
  const tone = isQuiet ? 'muted' : (goodWhen === 'up') === isUp ? 'good' : 'bad';
  const text = formatNumber(String(value).replace('-', ''), digits, true) + suffix;
  return (
    <span className={classNames('nowrap', tone)} title={formatSigned(value, digits + 2, suffix)}>
      <span aria-hidden>
        {isUp ? '↑' : '↓'} {text}
      </span>
      <span className="sr-only">{isUp ? t('kit.up', { value: text }) : t('kit.down', { value: text })}</span>
    </span>
  );
}

interface DateTextProps {
  /** `2026-11-27`, or an ISO date-time with a zone. */
  readonly value: string | null | undefined;
  /** Always the calendar form, no 今天. */
  readonly isAbsolute?: boolean;
  /** Red when the day has passed, ink when it is today. */
  readonly isDue?: boolean;
}

/** A near day in words, a far one as 11-27 周五; the full date on hover. */
export function DateText({ value, isAbsolute = false, isDue = false }: DateTextProps) {
  const reading = useReading();
  if (!value) return <NoValue />;
  const hasClock = value.includes('T');
  const day = hasClock ? dayOf(new Date(value), reading.timeZone) : value;
  const ahead = daysBetween(dayOf(reading.now, reading.timeZone), day);
  const text = hasClock ? formatMoment(new Date(value), reading) : isAbsolute ? formatDayAbsolute(day, reading) : formatDay(day, reading);
  const title = hasClock ? formatMomentExact(new Date(value), reading.timeZone) : value;
  return (
    <time dateTime={value} title={title} className={classNames('nowrap', isDue && ahead < 0 && 'bad', isDue && ahead === 0 && 'ink')}>
      {text}
    </time>
  );
}

/** A label left in grey and a value: one row of a facts column. */
export function FactRow({ label, children, note }: { readonly label: string; readonly children: ReactNode; readonly note?: ReactNode }) {
  return (
    <div className="k-fact-row">
      <dt>{label}</dt>
      <dd>
        {children}
        {note && <span className="muted t12"> {note}</span>}
      </dd>
    </div>
  );
}
