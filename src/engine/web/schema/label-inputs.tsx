import type { Label } from '#platform/contract/label.ts';
import { Field } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';

interface LabelInputsProps {
  readonly value: Label;
  readonly onChange: (value: Label) => void;
  readonly zh: string;
  readonly en: string;
  readonly isRequired?: boolean;
  readonly errors?: { readonly zh?: string | undefined; readonly en?: string | undefined };
  readonly hasFocus?: boolean;
}

/** A word in both languages, side by side. */
export function LabelInputs({ value, onChange, zh, en, isRequired = false, errors, hasFocus = false }: LabelInputsProps) {
  return (
    <div className="schema-pair">
      <Field label={zh} isRequired={isRequired} error={errors?.zh}>
        <TextInput value={value.zh} onChange={(text) => onChange({ ...value, zh: text })} maxLength={120} data-autofocus={hasFocus || undefined} />
      </Field>
      <Field label={en} isRequired={isRequired} error={errors?.en}>
        <TextInput value={value.en} onChange={(text) => onChange({ ...value, en: text })} maxLength={120} />
      </Field>
    </div>
  );
}
