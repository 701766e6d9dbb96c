import { DateInput, MoneyInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { MultiSelectInput, SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import type { ChoiceField, Field, MultiChoiceField } from '#engine/contract/objects/fields.ts';
import { useReadSetting } from './cells.tsx';
import { scalarText } from './field-kind-web.ts';
import type { FilterInputProps, FilterListProps } from './field-kind-web.ts';
import { PickInput, PickManyInput } from './pickers.tsx';
import type { PickSource } from './pickers.tsx';

/** Words. */
export function TextFilter({ value, onChange }: FilterInputProps) {
  const t = useMessages(recordMessages);
  return (
    <TextInput
      value={scalarText(value)}
      onChange={(text) => onChange(text === '' ? undefined : text)}
      aria-label={t('filter.value')}
      data-autofocus
    />
  );
}

/** Several words by comma. */
export function TextListFilter({ value, onChange }: FilterListProps) {
  const t = useMessages(recordMessages);
  return (
    <TextInput
      value={value.map(scalarText).join(', ')}
      onChange={(text) => onChange(text.split(/\s*[,，、;；]\s*/).filter(Boolean))}
      aria-label={t('filter.value')}
    />
  );
}

/** A number kept exact. */
export function NumberFilter({ value, onChange }: FilterInputProps) {
  const t = useMessages(recordMessages);
  return (
    <TextInput
      inputMode="decimal"
      value={scalarText(value)}
      onChange={(text) => onChange(/^-?\d+(\.\d+)?$/.test(text.trim()) ? { number: text.trim() } : undefined)}
      aria-label={t('filter.value')}
    />
  );
}

/** An amount as people type it. */
export function MoneyFilter({ value, onChange }: FilterInputProps) {
  const { currency } = useReadSetting();
  return (
    <MoneyInput
      value={value === undefined ? undefined : scalarText(value)}
      currency={currency}
      onChange={(amount) => onChange(amount === undefined ? undefined : { number: amount })}
    />
  );
}

/** Yes or no. */
export function BooleanFilter({ value, onChange }: FilterInputProps) {
  const t = useMessages(recordMessages);
  return (
    <SelectInput
      label={t('filter.value')}
      value={value === undefined ? undefined : String(value)}
      onChange={(next) => onChange(next === undefined ? undefined : next === 'true')}
      options={[
        { value: 'true', label: t('records.yes') },
        { value: 'false', label: t('records.no') },
      ]}
    />
  );
}

/** A day. */
export function DateFilter({ value, onChange }: FilterInputProps) {
  return <DateInput value={value === undefined ? undefined : scalarText(value).slice(0, 10)} onChange={onChange} />;
}

/** One option. */
export function ChoiceFilter({ field, value, onChange }: FilterInputProps<ChoiceField | MultiChoiceField>) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  return (
    <SelectInput
      label={t('filter.value')}
      value={value === undefined ? undefined : scalarText(value)}
      onChange={onChange}
      options={field.options.map((option) => ({ value: option.value, label: label(option.label) }))}
    />
  );
}

/** Several options. */
export function ChoiceListFilter({ field, value, onChange }: FilterListProps<ChoiceField>) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  return (
    <MultiSelectInput
      label={t('filter.value')}
      value={value.map(scalarText)}
      onChange={onChange}
      options={field.options.map((option) => ({ value: option.value, label: label(option.label) }))}
    />
  );
}

/** What a reference, member or department field refers to. */
export function sourceOf(field: Field): PickSource | undefined {
  if (field.kind === 'member' || field.kind === 'department') return field.kind;
  return field.kind === 'reference' ? { object: field.object } : undefined;
}

/** One record, member or department. */
export function PickFilter({ field, value, onChange }: FilterInputProps) {
  const t = useMessages(recordMessages);
  const source = sourceOf(field);
  if (!source) return null;
  const id = value === undefined ? null : scalarText(value);
  return <PickInput source={source} label={t('filter.value')} value={id} onChange={(next) => onChange(next ?? undefined)} />;
}

/** Several records, members or departments. */
export function PickListFilter({ field, value, onChange }: FilterListProps) {
  const t = useMessages(recordMessages);
  const source = sourceOf(field);
  return source ? <PickManyInput source={source} label={t('filter.value')} value={value.map(scalarText)} onChange={onChange} /> : null;
}
