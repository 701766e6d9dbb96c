import { Field } from '#platform/web/kit/field.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { ExpressionEditor } from '#engine/web/expression/expression-editor.tsx';
import { templateMessages } from '../contract/template.messages.ts';

interface ExpressionFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly object: string;
}

/** A yes-or-no expression, clicked together or written, and checked while it is. */
export function ExpressionField({ label, hint, value, onChange, object }: ExpressionFieldProps) {
  const t = useMessages(templateMessages);
  const error = value.trim() === '' ? t('template.expression_needed') : undefined;
  return (
    <Field label={label} error={error} hint={error === undefined && hint} isRequired>
      <ExpressionEditor key={object} value={value} onChange={onChange} object={object} expects="condition" />
    </Field>
  );
}
