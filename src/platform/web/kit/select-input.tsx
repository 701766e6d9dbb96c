import { Select } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { useFieldBinding } from './field.tsx';

/** One choice of a select. */
export interface SelectOption<T extends string = string> {
  readonly value: T;
  readonly label: string;
  readonly note?: ReactNode;
  readonly isDisabled?: boolean;
}

interface SelectInputProps<T extends string> {
  readonly value: T | undefined;
  readonly onChange: (value: T | undefined) => void;
  readonly options: readonly SelectOption<T>[];
  readonly placeholder?: string;
  readonly canClear?: boolean;
  readonly isDisabled?: boolean;
  readonly isLoading?: boolean;
  /** For options that come from the server; without it the given ones are searched here. */
  readonly onSearch?: (text: string) => void;
  readonly label?: string;
}

/** Chooses one of many, searchable. */
export function SelectInput<T extends string>({
  value,
  onChange,
  options,
  placeholder,
  canClear = false,
  isDisabled = false,
  isLoading = false,
  onSearch,
  label,
}: SelectInputProps<T>) {
  const binding = useFieldBinding();
  return (
    <Select<T>
      {...binding}
      aria-label={label}
      value={value ?? null}
      onChange={(next: T | undefined) => onChange(next ?? undefined)}
      options={options.map((option) => ({ value: option.value, label: option.label, disabled: option.isDisabled ?? false }))}
      placeholder={placeholder}
      allowClear={canClear}
      disabled={isDisabled}
      loading={isLoading}
      showSearch={onSearch ? { filterOption: false, onSearch } : { optionFilterProp: 'label' }}
      style={{ width: '100%' }}
    />
  );
}

interface MultiSelectInputProps<T extends string> {
  readonly value: readonly T[];
  readonly onChange: (value: readonly T[]) => void;
  readonly options: readonly SelectOption<T>[];
  readonly placeholder?: string;
  readonly onSearch?: (text: string) => void;
  readonly label?: string;
}

/** Chooses several of many, searchable. Tab goes on to the next field, with what was chosen as it is. */
export function MultiSelectInput<T extends string>({ value, onChange, options, placeholder, onSearch, label }: MultiSelectInputProps<T>) {
  const binding = useFieldBinding();
  return (
    <div onKeyDownCapture={leaveByTab}>
      <Select<T[]>
        {...binding}
        mode="multiple"
        aria-label={label}
        value={[...value]}
        onChange={(next: T[]) => onChange(next)}
        options={options.map((option) => ({ value: option.value, label: option.label, disabled: option.isDisabled ?? false }))}
        placeholder={placeholder}
        showSearch={onSearch ? { filterOption: false, onSearch } : { optionFilterProp: 'label' }}
        style={{ width: '100%' }}
      />
    </div>
  );
}

/** The list of options would take Tab for a choice, and so take back the one just made. */
function leaveByTab(event: KeyboardEvent): void {
  if (event.key === 'Tab') event.stopPropagation();
}
