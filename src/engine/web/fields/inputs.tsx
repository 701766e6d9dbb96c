import { clockOf, dayOf } from '#platform/contract/format/format-date.ts';
import { CheckInput, DateInput, MoneyInput, TextArea, TextInput } from '#platform/web/kit/inputs.tsx';
import { MultiSelectInput, SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import type { BooleanField, ChoiceField, Field, MoneyField, MultiChoiceField, NumberField } from '#engine/contract/objects/fields.ts';
import { parseInstantText } from '#engine/contract/objects/parse-field-text.ts';
import type { Money } from '#platform/contract/money.ts';
import { useReadSetting } from './cells.tsx';
import type { InputProps } from './field-kind-web.ts';

type TextInputProps = InputProps<Field, string> & { readonly type?: 'email' | 'tel' | 'url' };

/** One line. */
export function TextValueInput({ value, onChange, label, type }: TextInputProps) {
  return <TextInput value={value ?? ''} onChange={(text) => onChange(text === '' ? null : text)} aria-label={label} {...(type && { type })} />;
}

/** Several lines. */
export function LongTextInput({ value, onChange, label }: InputProps<Field, string>) {
  return <TextArea value={value ?? ''} onChange={(text) => onChange(text === '' ? null : text)} aria-label={label} />;
}

/** Digits; whole numbers become numbers once they can be read. */
export function NumberInput({ field, value, onChange, label }: InputProps<NumberField, number | string>) {
  const read = (text: string): number | string => (field.scale === 0 && /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text);
  return (
    <TextInput
      inputMode="decimal"
      value={value === null ? '' : String(value)}
      onChange={(text) => onChange(text === '' ? null : read(text))}
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

/** Percent points, with or without the sign. */
export function PercentInput({ value, onChange, label }: InputProps<Field, string>) {
  return <TextInput inputMode="decimal" value={value ?? ''} onChange={(text) => onChange(text.replace(/[%％\s]/g, '') || null)} aria-label={label} />;
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
export function ChoicesInput({ field, value, onChange }: InputProps<MultiChoiceField, readonly string[]>) {
  const words = useLabel();
  return (
    <MultiSelectInput
      value={value ?? []}
      onChange={(next) => onChange(next)}
      options={field.options.map((option) => ({ value: option.value, label: words(option.label) }))}
    />
  );
}
