import { useRef, useState } from 'react';
import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react';
import { formatDayAbsolute } from '#platform/contract/format/format-date.ts';
import { currencySymbol, formatMoneyExact } from '#platform/contract/format/format-money.ts';
import { groupDigits } from '#platform/contract/format/format-number.ts';
import { parseHumanDate } from '#platform/contract/format/parse-human-date.ts';
import type { HumanDate } from '#platform/contract/format/parse-human-date.ts';
import { parseHumanMoney } from '#platform/contract/format/parse-human-money.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useLocale, useMessages } from '../locale.ts';
import { useReading } from '../reading.ts';
import { IconButton } from './button.tsx';
import { useFieldBinding } from './field.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import './field.css';

interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly icon?: IconName;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line of text. */
export function TextInput({ value, onChange, icon, ...rest }: TextInputProps) {
  return (
    <span className="k-input">
      {icon && <Icon name={icon} size={14} />}
      <input type="text" {...useFieldBinding()} {...rest} value={value} onChange={(event) => onChange(event.target.value)} />
    </span>
  );
}

interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text; grows with what is written. */
export function TextArea({ value, onChange, rows = 3, ...rest }: TextAreaProps) {
  return (
    <span className="k-input">
      <textarea
        {...useFieldBinding()}
        {...rest}
        rows={Math.max(rows, Math.min(12, value.split('\n').length))}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}

interface MoneyInputProps {
  /** A decimal text in major units, or undefined when empty. */
  readonly value: string | undefined;
  readonly onChange: (amount: string | undefined) => void;
  readonly currency: string;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
}

/** Takes 「3万」「15k」「三百二十万」 and reads the amount back at the right while typing. */
export function MoneyInput({ value, onChange, currency, placeholder, isDisabled = false }: MoneyInputProps) {
  const t = useMessages(kitMessages);
  const locale = useLocale();
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === undefined ? '' : groupDigits(value));
  const read = typed === undefined ? undefined : parseHumanMoney(typed);
  const isWrong = typed !== undefined && typed.trim() !== '' && read === undefined;
  const change = (text: string) => {
    setTyped(text);
    onChange(parseHumanMoney(text));
  };
  return (
    <span className="k-input">
      <span className="muted">{currencySymbol(currency)}</span>
      <input
        type="text"
        inputMode="text"
        autoComplete="off"
        {...useFieldBinding()}
        disabled={isDisabled}
        placeholder={placeholder ?? t('kit.money_hint')}
        value={shown}
        onChange={(event) => change(event.target.value)}
        onBlur={() => !isWrong && setTyped(undefined)}
        aria-invalid={isWrong || undefined}
        data-unread={isWrong || undefined}
      />
      {isWrong && <span className="k-input-read bad">{t('kit.money_unread')}</span>}
      {!isWrong && read !== undefined && <span className="k-input-read">{formatMoneyExact({ amount: read, currency }, locale)}</span>}
    </span>
  );
}

interface DateInputProps {
  /** `2026-11-23`, or `2026-11-23T10:00` when a time is asked for; both in the workspace's time zone. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  /** `optional` leaves the time away when none was typed. */
  readonly withTime?: boolean | 'optional';
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly label?: string;
}

/** Takes 「下周三」「明天 10:00」「11-27」, reads the date back at the right, and has a calendar. */
export function DateInput({ value, onChange, withTime = false, placeholder, isDisabled = false, label }: DateInputProps) {
  const t = useMessages(kitMessages);
  const reading = useReading();
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const read = typed === undefined ? undefined : parseHumanDate(typed, reading.now, reading.timeZone);
  const isWrong = typed !== undefined && typed.trim() !== '' && read === undefined;
  const print = (date: HumanDate) => `${formatDayAbsolute(date.day, reading)}${withTime && date.clock ? ` ${date.clock}` : ''}`;
  const change = (text: string) => {
    setTyped(text);
    const date = parseHumanDate(text, reading.now, reading.timeZone);
    onChange(date && storedDate(date, withTime));
  };
  const known = value ? readStored(value) : undefined;
  return (
    <span className="k-input" style={{ position: 'relative' }}>
      <input
        type="text"
        autoComplete="off"
        {...useFieldBinding()}
        aria-label={label}
        disabled={isDisabled}
        placeholder={placeholder ?? t('kit.date_hint')}
        value={typed ?? (known ? print(known) : '')}
        onChange={(event) => change(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => !isWrong && setTyped(undefined)}
        aria-invalid={isWrong || undefined}
        data-unread={isWrong || undefined}
      />
      {isWrong && (
        <span className="k-input-read bad" title={t('kit.date_unread')}>
          <Icon name="warning" size={12} />
        </span>
      )}
      {read && (
        <span className="k-input-read">
          → {print(read)} <Icon name="tick" size={12} className="good" />
        </span>
      )}
      <input
        ref={picker}
        className="k-input-picker"
        type={withTime === true ? 'datetime-local' : 'date'}
        tabIndex={-1}
        aria-hidden
        value={(withTime === true ? value : value?.slice(0, 10)) ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
      <IconButton icon="calendar" size="small" label={t('kit.open')} disabled={isDisabled} onClick={() => picker.current?.showPicker()} />
    </span>
  );
}

function storedDate(date: HumanDate, withTime: boolean | 'optional'): string {
  const clock = withTime === 'optional' ? date.clock : withTime ? (date.clock ?? '09:00') : undefined;
  return clock === undefined ? date.day : `${date.day}T${clock}`;
}

function readStored(value: string): HumanDate {
  const [day = '', clock] = value.split('T');
  return clock ? { day, clock: clock.slice(0, 5) } : { day };
}

interface CheckInputProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
}

/** A choice of yes or no with its words beside it. */
export function CheckInput({ label, isOn, onChange, isDisabled = false }: CheckInputProps) {
  return (
    <label className="row g2">
      <input
        type="checkbox"
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
        style={{ accentColor: 'var(--accent)', margin: 0 }}
      />
      {label}
    </label>
  );
}
