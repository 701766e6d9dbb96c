import { clockOf, dayOf } from '#platform/contract/format/format-date.ts';
import { groupDigits } from '#platform/contract/format/format-number.ts';
import { parseHumanNumber, parseHumanPercent } from '#platform/contract/format/parse-human-number.ts';
import { formatPhone, parsePhone } from '#platform/contract/format/parse-phone.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { CheckInput, DateInput, MoneyInput, TextArea, TextInput } from '#platform/web/kit/inputs.tsx';
import { ReadInput } from '#platform/web/kit/read-input.tsx';
import { MultiSelectInput, SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { formMessages } from '#engine/contract/records/form.messages.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import type { BooleanField, ChoiceField, Field, MoneyField, MultiChoiceField, NumberField } from '#engine/contract/objects/fields.ts';
import { parseInstantText } from '#engine/contract/objects/parse-field-text.ts';
import type { Money } from '#platform/contract/money.ts';
import { useReadSetting } from './cells.tsx';
import type { InputProps } from './field-kind-web.ts';

type TextInputProps = InputProps<Field, string> & { readonly type?: 'email' | 'url' };

/** One line. */
export function TextValueInput({ value, onChange, label, type }: TextInputProps) {
  return <TextInput value={value ?? ''} onChange={(text) => onChange(text === '' ? null : text)} aria-label={label} {...(type && { type })} />;
}

/** Several lines. */
export function LongTextInput({ value, onChange, label }: InputProps<Field, string>) {
  return <TextArea value={value ?? ''} onChange={(text) => onChange(text === '' ? null : text)} aria-label={label} />;
}

/** A number as people type it, 3万 and 15k included; read back in digits. */
export function NumberInput({ field, value, onChange, label }: InputProps<NumberField, number | string>) {
  const kit = useMessages(kitMessages);
  const stored = (text: string) => (field.scale === 0 && text.length <= 15 ? Number(text) : text);
  return (
    <ReadInput
      value={value === null ? undefined : String(value)}
      onChange={(text) => onChange(text === undefined ? null : stored(text))}
      read={(typed) => parseHumanNumber(typed, field.scale)}
      print={groupDigits}
      unread={kit('kit.number_unread')}
      aria-label={label}
    />
  );
}

/** A telephone number, read back in groups. */
export function PhoneInput({ value, onChange, label }: InputProps<Field, string>) {
  const t = useMessages(formMessages);
  return (
    <ReadInput
      type="tel"
      value={value ?? undefined}
      onChange={(text) => onChange(text ?? null)}
      read={parsePhone}
      print={formatPhone}
      unread={t('form.phone_unread')}
      aria-label={label}
    />
  );
}

/** An amount in the currency it has, or the workspace's. */
export function MoneyValueInput({ value, onChange }: InputProps<MoneyField, Money>) {
  const { currency } = useReadSetting();
  const inCurrency = value?.currency ?? currency;
  return (
    <MoneyInput
      value={value?.amount}
      currency={inCurrency}
      onChange={(amount) => onChange(amount === undefined ? null : { amount, currency: inCurrency })}
    />
  );
}

/** Percent points, with or without the sign, or 三成; read back with the sign. */
export function PercentInput({ value, onChange, label }: InputProps<Field, string>) {
  const kit = useMessages(kitMessages);
  return (
    <ReadInput
      value={value ?? undefined}
      onChange={(text) => onChange(text ?? null)}
      read={parseHumanPercent}
      print={(text) => `${text}%`}
      unread={kit('kit.number_unread')}
      aria-label={label}
    />
  );
}

/** Yes or no. */
export function BooleanInput({ field, value, onChange }: InputProps<BooleanField, boolean>) {
  const label = useLabel();
  return <CheckInput label={label(field.label)} isOn={value === true} onChange={onChange} />;
}

/** A day as people type it. */
export function DayInput({ value, onChange }: InputProps<Field, string>) {
  return <DateInput value={value ?? undefined} onChange={(day) => onChange(day ?? null)} />;
}

/** A moment by the clock of the workspace. */
export function MomentInput({ value, onChange }: InputProps<Field, string>) {
  const { timeZone } = useReading();
  const shown = value === null ? undefined : `${dayOf(new Date(value), timeZone)}T${clockOf(new Date(value), timeZone)}`;
  return (
    <DateInput
      withTime
      value={shown}
      onChange={(local) => onChange(local === undefined ? null : (parseInstantText(local.replace('T', ' '), timeZone) ?? null))}
    />
  );
}

/** One of the options. */
export function ChoiceInput({ field, value, onChange, label }: InputProps<ChoiceField, string>) {
  const words = useLabel();
  const t = useMessages(recordMessages);
  const known = field.options.map((option) => ({ value: option.value, label: words(option.label) }));
  const options = value === null || known.some((option) => option.value === value) ? known : [{ value, label: value }, ...known];
  return (
    <SelectInput
      value={value ?? undefined}
      onChange={(next) => onChange(next ?? null)}
      options={options}
      canClear={field.required !== true}
      placeholder={t('records.pick_option')}
      {...(label && { label })}
    />
  );
}

/** Several of the options. */
export function ChoicesInput({ field, value, onChange, label }: InputProps<MultiChoiceField, readonly string[]>) {
  const words = useLabel();
  return (
    <MultiSelectInput
      {...(label !== undefined && { label })}
      value={value ?? []}
      onChange={(next) => onChange(next)}
      options={field.options.map((option) => ({ value: option.value, label: words(option.label) }))}
    />
  );
}
